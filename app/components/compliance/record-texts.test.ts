import { describe, expect, it } from "vitest";
import { recordTexts } from "./record-texts.ts";

describe("the texts of a record's form", () => {
  it("are those that people wrote, in both languages, and the place; no address and no number", () => {
    expect(recordTexts({ titleDa: "Møde", minutesEn: "Said", place: "Torvet 1", url: "https://example.dk/3101261234", heldOn: "2027-03-01", id: "1", kind: "forum", cprSeen: "1", removeFile: ["a"] })).toEqual(["Møde", "Said", "Torvet 1"]);
  });
});
