import { describe, expect, it } from "vitest";
import { roles } from "#db/values.ts";
import type { Actor, Person } from "../context.ts";
import type { DomainError } from "../errors.ts";
import { isOfOwnOrganisation, isStaff, mayModerate, requireStaff } from "./policy.ts";

const person = (changes: Partial<Person> = {}): Person => ({ kind: "person", id: "p", name: "P", participantType: "citizen", organisation: null, display: "name", neutralCode: "D-1", emailVerified: true, roles: [], memberships: [], planRoles: [], rolesHeldBack: false, deletionDueAt: null, ...changes });

const table: [string, Actor, boolean][] = [
  ["a visitor", { kind: "visitor" }, false],
  ["the system", { kind: "system", name: "test" }, false],
  ["a citizen", person(), false],
  ["an authority", person({ participantType: "authority" }), false],
  ...roles.map((role): [string, Actor, boolean] => [`a person with the role ${role}`, person({ roles: [role] }), true]),
  ["a person with a role on this plan", person({ planRoles: [{ planId: "plan", role: "moderator" }] }), true],
  ["a person with all roles", person({ roles }), true],
];

describe.each(table)("%s", (_, actor, staff) => {
  it(staff ? "works at the desk" : "does not work at the desk", () => { expect(isStaff(actor)).toBe(staff); });
  it(staff ? "moderates what others wrote" : "moderates nothing", () => {
    expect(mayModerate(actor, { planId: "plan", authorId: "somebody else", organisationId: null, isCoAuthor: false, hasConflict: false })).toBe(staff);
    expect(mayModerate(actor, { planId: "plan", authorId: null, organisationId: "another", isCoAuthor: false, hasConflict: false })).toBe(staff);
  });
  it("never decides on a proposal of their own", () => { expect(mayModerate(actor, { planId: "plan", authorId: "p", organisationId: null, isCoAuthor: false, hasConflict: false })).toBe(false); });
  it("never decides on a proposal that they are a co-author of", () => { expect(mayModerate(actor, { planId: "plan", authorId: "somebody else", organisationId: null, isCoAuthor: true, hasConflict: false })).toBe(false); });
  it("never decides on a proposal that they have an interest in", () => { expect(mayModerate(actor, { planId: "plan", authorId: "somebody else", organisationId: null, isCoAuthor: false, hasConflict: true })).toBe(false); });
  it("never decides on a proposal of their own organisation", () => {
    const member: Actor = actor.kind === "person" ? { ...actor, memberships: [{ id: "o", name: "O", type: "ngo", role: "member", verified: false }] } : actor;
    expect(mayModerate(member, { planId: "plan", authorId: "a colleague", organisationId: "o", isCoAuthor: false, hasConflict: false })).toBe(false);
    expect(mayModerate(member, { planId: "plan", authorId: null, organisationId: "o", isCoAuthor: false, hasConflict: false })).toBe(false);
    expect(mayModerate(member, { planId: "plan", authorId: "somebody else", organisationId: "another", isCoAuthor: false, hasConflict: false })).toBe(staff);
    expect(mayModerate(member, { planId: "plan", authorId: "somebody else", organisationId: null, isCoAuthor: false, hasConflict: false })).toBe(staff);
  });
  it(staff ? "passes requireStaff" : "is stopped by requireStaff", () => {
    if (staff) expect(requireStaff(actor)).toBe(actor);
    else expect(() => requireStaff(actor)).toThrow(expect.objectContaining({ kind: "forbidden" }) as DomainError);
  });
});

it("takes for one's own organisation no other and none", () => {
  const member = person({ memberships: [{ id: "o", name: "O", type: "ngo", role: "member", verified: false }] });
  expect([{ organisationId: "o" }, { organisationId: "another" }, { organisationId: null }].map((each) => isOfOwnOrganisation(member, each))).toEqual([true, false, false]);
  expect([person(), { kind: "visitor" } as const].map((actor) => isOfOwnOrganisation(actor, { organisationId: null }))).toEqual([false, false]);
});

it("lets a role on one plan reach no other", () => {
  const ofPlan = person({ planRoles: [{ planId: "plan", role: "coordinator" }] });
  expect([isStaff(ofPlan), isStaff(ofPlan, "plan"), isStaff(ofPlan, "other")]).toEqual([true, true, false]);
  expect(mayModerate(ofPlan, { planId: "other", authorId: null, organisationId: null, isCoAuthor: false, hasConflict: false })).toBe(false);
  expect(() => requireStaff(ofPlan, "other")).toThrow(expect.objectContaining({ kind: "forbidden" }) as DomainError);
});
