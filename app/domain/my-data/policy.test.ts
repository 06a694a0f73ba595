import { describe, expect, it } from "vitest";
import { deletionDue, displayAfter, findDeletionRefusal, mayChangeName } from "./policy.ts";

describe("asking for the deletion of one's account", () => {
  const nobody = { isDemo: false, orphaned: 0, isAdmin: false, otherAdmins: 0 };
  it.each([
    ["anybody", nobody, null],
    ["an invented person", { ...nobody, isDemo: true }, "demo_account"],
    ["the only representative among members", { ...nobody, orphaned: 1 }, "last_representative"],
    ["the only admin", { ...nobody, isAdmin: true }, "last_admin"],
    ["one of two admins", { ...nobody, isAdmin: true, otherAdmins: 1 }, null],
    ["somebody beside two admins", { ...nobody, otherAdmins: 2 }, null],
    ["an invented person who is all of it", { isDemo: true, orphaned: 2, isAdmin: true, otherAdmins: 0 }, "demo_account"],
  ] as const)("%s", (_, facts, refusal) => { expect(findDeletionRefusal(facts)).toBe(refusal); });

  it("is carried out fourteen days later", () => { expect(deletionDue(new Date("2027-03-09T11:00:00Z")).toISOString()).toBe("2027-03-23T11:00:00.000Z"); });
});

describe("one's name on a contribution", () => {
  it.each([
    ["hidden", null, "code", true],
    ["hidden", "own", "organisation", true],
    ["hidden", "former", "organisation", true],
    ["shown", null, "name", true],
    ["shown", "own", "name", true],
    ["shown", "former", "name", false],
  ] as const)("%s, for %s: %s", (choice, organisationId, display, allowed) => {
    expect(displayAfter(choice, organisationId)).toBe(display);
    expect(mayChangeName(choice, organisationId, ["own"])).toBe(allowed);
  });
});
