import { expect, it } from "vitest";
import { asReference, isReference, proposalReference } from "./reference.ts";

it.each([["citizen", 42, "OGP28-C-0042"], ["business", 1, "OGP28-B-0001"], ["ngo", 9999, "OGP28-O-9999"], ["authority", 12_345, "OGP28-A-12345"]] as const)("the reference of a %s with number %d is %s", (type, number, reference) => {
  expect(proposalReference("OGP28", type, number)).toBe(reference);
});

it.each([["OGP28-C-0042", true], [" ogp28-o-7 ", true], ["ogp28-c-0042.1", true], ["OGP28-I-01", false], ["OGP28-C-", false], ["cykler", false], ["", false]])("tells whether %j is a reference", (text, expected) => { expect(isReference(text)).toBe(expected); });

it("takes a reference however it was typed", () => { expect(asReference(" ogp28-c-0042 ")).toBe("OGP28-C-0042"); });
