import { expect, it } from "vitest";
import { inLocale } from "./bilingual.ts";

it("inLocale takes the other language, and says so, where one is missing", () => {
  expect(inLocale({ da: "ja", en: "yes" }, "en")).toEqual({ text: "yes", lang: "en" });
  expect(inLocale({ da: "ja", en: "" }, "en")).toEqual({ text: "ja", lang: "da" });
  expect(inLocale({ da: "", en: "yes" }, "da")).toEqual({ text: "yes", lang: "en" });
});
