import { expect, it } from "vitest";
import { proposalReference } from "./reference.ts";

it.each([["citizen", 42, "OGP28-C-0042"], ["business", 1, "OGP28-B-0001"], ["ngo", 9999, "OGP28-O-9999"], ["authority", 12_345, "OGP28-A-12345"]] as const)("the reference of a %s with number %d is %s", (type, number, reference) => {
  expect(proposalReference("OGP28", type, number)).toBe(reference);
});
