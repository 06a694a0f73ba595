import { describe, expect, it } from "vitest";
import { readSearch } from "./name-search.ts";

describe("what somebody is searched for by", () => {
  it.each([
    ["", { by: "nothing" }], ["  ", { by: "nothing" }], ["x", { by: "nothing" }], ["\u202E\u0000x", { by: "nothing" }],
    ["Bo", { by: "name", beginning: "bo" }], ["  ÆRØ   Øster ", { by: "name", beginning: "ærø øster" }], ["A\u030Ase", { by: "name", beginning: "åse" }],
    ["a@b.dk", { by: "email", email: "a@b.dk" }], [" Anna@Example.dk ", { by: "email", email: "Anna@Example.dk" }], ["@", { by: "email", email: "@" }],
  ])("%j", (typed, expected) => { expect(readSearch(typed)).toEqual(expected); });
});
