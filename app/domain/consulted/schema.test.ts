import { expect, it } from "vitest";
import { partiesInput, partyInput } from "./schema.ts";

it.each([
  ["no name", partyInput.safeParse({ name: " - ", type: "ngo" }), "party_name_missing"], ["a long name", partyInput.safeParse({ name: "x".repeat(201), type: "ngo" }), "too_long"], ["no type", partyInput.safeParse({ name: "x" }), "party_type_missing"],
  ["a type that is none", partyInput.safeParse({ name: "x", type: "person" }), "party_type_missing"], ["no lines", partiesInput.safeParse({ lines: "\n \n...", linesType: "ngo" }), "party_lines_missing"],
  ["too many lines", partiesInput.safeParse({ lines: Array.from({ length: 501 }, (_, index) => `navn ${index}`).join("\n"), linesType: "ngo" }), "party_lines_many"], ["a line that is too long", partiesInput.safeParse({ lines: `a\n${"x".repeat(201)}`, linesType: "ngo" }), "party_line_long"],
  ["lists in place of texts", partiesInput.safeParse({ lines: ["a"], linesType: ["ngo"] }), "party_lines_missing"],
])("a party is refused with %s", (_, { error }, reason) => { expect(error!.issues.map(({ message }) => message)).toContain(reason); });

it("parties are read line by line, with what is no name left out", () => { expect(partiesInput.parse({ lines: " Første \r\n\r\n--\nAnden  part\u0000", linesType: "authority" })).toEqual({ lines: ["Første", "Anden part"], linesType: "authority" }); });
