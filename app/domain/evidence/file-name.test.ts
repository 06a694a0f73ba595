import { expect, it } from "vitest";
import { attachedName, recordName } from "./file-name.ts";

it.each([
  ["Referat af møde.pdf", 0, "1-referat-af-moede.pdf"], ["../../æøå.PDF", 1, "2-aeoeaa.pdf"], ["报告.docx", 0, "1-fil.docx"], ["uden", 2, "3-uden"], ["a.b.c.odt", 0, "1-a-b-c.odt"],
])("%j, number %i, is called %j", (name, index, expected) => { expect(attachedName(name, index)).toBe(expected); });

it("names a record by its day, title and id", () => {
  expect(recordName({ id: "019a2b3c-0000-7000-8000-0000000abcde", day: "2027-03-09", title: { da: "Møde i forummet", en: "" } })).toBe("2027-03-09-moede-i-forummet-0abcde");
  expect(recordName({ id: "019a2b3c-0000-7000-8000-0000000abcde", day: "2027-03-09", title: { da: "", en: "…" } })).toBe("2027-03-09-0abcde");
});
