import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { readColumnMap } from "./column-map.ts";

const least = { id: "id", text: "text", defaultType: "citizen", defaultTheme: "open-data" };

it("the least that a map must hold is enough", () => {
  expect(readColumnMap(least)).toEqual({ map: { ...least, typeValues: {}, themeValues: {}, defaultLanguage: "da", dateFormat: "yyyy-MM-dd", timeZone: "Europe/Copenhagen", encoding: "utf-8", delimiter: "," } });
});

it("the map that ships as an example is one", () => {
  expect(readColumnMap(JSON.parse(readFileSync("docs/examples/have-your-say.map.json", "utf8")))).toHaveProperty("map.source", "have-your-say");
});

it.each([
  [{ ...least, defaultType: undefined }, "the map: needs type (a column), defaultType, or both"],
  [{ ...least, id: "" }, /^id: /],
  [{ ...least, typo: "x" }, /typo/],
  [{ ...least, typeValues: { A: "martian" } }, /^typeValues\.A: /],
  [{ ...least, dateFormat: "MM-dd" }, "dateFormat: must contain yyyy, MM and dd"],
  [{ ...least, timeZone: "Mars/Olympus" }, "timeZone: is no time zone; write one like Europe/Copenhagen"],
  [{ ...least, encoding: "klingon" }, "encoding: is no encoding; write one like utf-8 or windows-1252"],
  [{ ...least, delimiter: "x" }, /^delimiter: /],
  [{ ...least, source: "a b" }, "source: may hold letters, digits, dots and dashes only"],
  [null, /^the map: /],
])("says what is wrong with %j", (value, problem) => {
  const result = readColumnMap(value) as { problems: string[] };
  expect(result.problems).toHaveLength(1);
  expect(result.problems[0]).toMatch(typeof problem === "string" ? new RegExp(`^${problem.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}$`) : problem);
});

it("says all that is wrong at once", () => {
  expect((readColumnMap({ defaultType: "x", encoding: "y" }) as { problems: string[] }).problems.map((problem) => problem.split(":")[0]).sort()).toEqual(["defaultTheme", "defaultType", "encoding", "id", "text"]);
});
