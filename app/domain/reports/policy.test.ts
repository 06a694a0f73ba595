import { describe, expect, it } from "vitest";
import { roles } from "#db/values.ts";
import type { Actor, Person } from "../context.ts";
import { isWriter } from "../proposals/speaker.ts";
import { mayDecideObjection, mayDecideReport, objectionProblem, objectionUntil } from "./policy.ts";

const person = (changes: Partial<Person> = {}): Person => ({ kind: "person", id: "p", name: "P", participantType: "citizen", organisation: null, display: "name", neutralCode: "D-1", emailVerified: true, roles: [], memberships: [], planRoles: [], rolesHeldBack: false, deletionDueAt: null, ...changes });
const memberOf = (id: string, role: "member" | "representative") => person({ memberships: [{ id, name: "O", type: "ngo", role, verified: true }] });
const byOthers = { authorId: "somebody else", organisationId: null };
const others = { ...byOthers, on: { ...byOthers, planId: "plan", isCoAuthor: false, hasConflict: false } };

const actors: [string, Actor, boolean][] = [
  ["a visitor", { kind: "visitor" }, false],
  ["the system", { kind: "system", name: "test" }, false],
  ["a participant", person(), false],
  ...roles.map((role): [string, Actor, boolean] => [`a ${role} of the platform`, person({ roles: [role] }), true]),
  ...roles.map((role): [string, Actor, boolean] => [`a ${role} of the plan`, person({ planRoles: [{ planId: "plan", role }] }), true]),
  ...roles.map((role): [string, Actor, boolean] => [`a ${role} of another plan`, person({ planRoles: [{ planId: "another", role }] }), false]),
];

describe.each(actors)("%s", (_, actor, isStaff) => {
  it(isStaff ? "decides on reports" : "decides on no report", () => { expect(mayDecideReport(actor, others)).toBe(isStaff); });
  it("decides on no report of a text of their own", () => { expect(mayDecideReport(actor, { ...others, authorId: "p" })).toBe(false); });
  it.each([
    ["a decision of another, with others at the desk", "another", true, isStaff],
    ["a decision of another, alone at the desk", "another", false, isStaff],
    ["a decision of who is gone", null, true, isStaff],
    ["a decision of their own, with others at the desk", "p", true, false],
    ["a decision of their own, alone at the desk", "p", false, isStaff],
  ] as const)("an objection to %s", (__, decidedBy, hasOthers, expected) => {
    expect(mayDecideObjection(actor, { ...others, decidedBy }, hasOthers)).toBe(expected);
    expect(mayDecideObjection(actor, { ...others, authorId: "p", decidedBy }, hasOthers)).toBe(false);
  });
});

it("nobody decides on what is said about a proposal that is theirs, their organisation's, or one that they stand beside the author of", () => {
  const moderator = { ...memberOf("o", "member"), roles: ["moderator" as const] };
  for (const on of [{ authorId: "p" }, { organisationId: "o" }, { isCoAuthor: true }, { hasConflict: true }]) {
    const text = { ...others, on: { ...others.on, ...on } };
    expect(mayDecideReport(moderator, text)).toBe(false);
    expect(mayDecideObjection(moderator, { ...text, decidedBy: "another" }, false)).toBe(false);
  }
});

it("nobody decides on what their organisation wrote", () => {
  const moderator = { ...memberOf("o", "member"), roles: ["moderator" as const] };
  expect([mayDecideReport(moderator, { ...others, organisationId: "o" }), mayDecideReport(moderator, { ...others, organisationId: "another" })]).toEqual([false, true]);
  expect(mayDecideObjection(moderator, { ...others, organisationId: "o", decidedBy: "another" }, false)).toBe(false);
});

it.each([
  ["who wrote it", person(), { authorId: "p", organisationId: null }, true],
  ["who sent it for an organisation that they have left: not any more", person(), { authorId: "p", organisationId: "o" }, false],
  ["who sent it for an organisation and is only a member now: not any more", memberOf("o", "member"), { authorId: "p", organisationId: "o" }, false],
  ["another", person(), { authorId: "another", organisationId: null }, false],
  ["nobody, where the author is gone", person(), { authorId: null, organisationId: null }, false],
  ["a representative of its organisation", memberOf("o", "representative"), { authorId: "another", organisationId: "o" }, true],
  ["a member of its organisation", memberOf("o", "member"), { authorId: "another", organisationId: "o" }, false],
  ["a representative of another", memberOf("x", "representative"), { authorId: "another", organisationId: "o" }, false],
  ["a visitor", { kind: "visitor" }, { authorId: null, organisationId: null }, false],
] as const)("a text is the own of %s (%#)", (_, actor, writtenBy, expected) => { expect(isWriter(actor, writtenBy)).toBe(expected); });

describe("an objection", () => {
  const at = new Date("2027-03-09T11:00:00Z");
  const decision = { at, objectedAt: null, isInForce: true };
  it("is taken for six months", () => {
    expect(objectionUntil(at).toISOString()).toBe("2027-09-09T11:00:00.000Z");
    expect(objectionUntil(new Date("2027-08-31T11:00:00Z")).toISOString()).toBe("2028-03-02T11:00:00.000Z");
    expect(objectionProblem(decision, objectionUntil(at))).toBeNull();
    expect(objectionProblem(decision, new Date(objectionUntil(at).getTime() + 1))).toBe("objection_too_late");
  });
  it("is taken once, and while the text is hidden", () => {
    expect(objectionProblem({ ...decision, objectedAt: at }, at)).toBe("objected_before");
    expect(objectionProblem({ ...decision, isInForce: false }, at)).toBe("text_shown_again");
    expect(objectionProblem({ ...decision, objectedAt: at, isInForce: false }, new Date("2030-01-01"))).toBe("objected_before");
  });
});
