import { describe, expect, it } from "vitest";
import type { Actor, Person } from "../context.ts";
import type { Phase } from "../plans/phase.ts";
import { mayAnswerRemark, mayCommentOnInitiative, remarkActs, type WrittenRemark } from "./policy.ts";

const at = (hour: number) => new Date(Date.UTC(2027, 2, 9, hour));
const phases: Phase[] = [
  { kind: "collect", planId: "p", opensAt: at(0), closesAt: at(2) }, { kind: "draft", planId: "p", opensAt: at(4), closesAt: at(8) },
  { kind: "implement", planId: "p", opensAt: at(12), closesAt: at(16) }, { kind: "report", planId: "p", opensAt: at(18), closesAt: at(20) },
];
const person: Person = { kind: "person", id: "me", name: "Ida", participantType: "citizen", organisation: null, memberships: [], display: "name", neutralCode: "B-1", emailVerified: true, roles: [], planRoles: [], rolesHeldBack: false, deletionDueAt: null };
const draft = { state: "draft" as const, phases, planId: "p" };

describe("who may comment on an initiative, and when", () => {
  it.each<[string, "draft" | "published", number, unknown]>([
    ["before the draft phase", "draft", 3, { allowed: false, reason: "phase_coming", at: at(4) }],
    ["while it is open", "draft", 5, { allowed: true }],
    ["at its end", "draft", 8, { allowed: false, reason: "phase_over", at: at(8) }],
    ["of an adopted one before it is carried out", "published", 5, { allowed: false, reason: "phase_coming", at: at(12) }],
    ["while it is carried out", "published", 13, { allowed: true }],
    ["between that and the report", "published", 17, { allowed: false, reason: "phase_coming", at: at(18) }],
    ["in the report phase", "published", 19, { allowed: true }],
    ["after all", "published", 21, { allowed: false, reason: "phase_over", at: at(20) }],
  ])("%s", (_, state, hour, expected) => { expect(mayCommentOnInitiative(person, { state, phases }, at(hour))).toEqual(expected); });

  it.each<[string, Actor, string]>([
    ["a visitor", { kind: "visitor" }, "sign_in_first"],
    ["an unconfirmed address", { ...person, emailVerified: false }, "verify_email_first"],
    ["somebody who is shut out of the plan", { ...person, suspensions: [{ planId: "p", endsAt: at(23) }] }, "suspended"],
  ])("refuses %s", (_, actor, reason) => { expect(mayCommentOnInitiative(actor, { state: "draft", phases }, at(5))).toMatchObject({ allowed: false, reason }); });

  it("says that a plan without the phase takes none", () => { expect(mayCommentOnInitiative(person, { state: "draft", phases: phases.slice(0, 1) }, at(5))).toEqual({ allowed: false, reason: "not_open" }); });
});

describe("what may be done with a comment", () => {
  const mine: WrittenRemark = { authorId: "me", organisationId: null, period: "draft", isHidden: false, deletedAt: null, createdAt: at(5), answeredAt: null };
  const soon = new Date(at(5).getTime() + 60_000);
  it.each<[string, Partial<WrittenRemark>, Date, { edit: boolean; remove: boolean }]>([
    ["soon after", {}, soon, { edit: true, remove: true }],
    ["a quarter of an hour later", {}, new Date(at(5).getTime() + 15 * 60_000), { edit: false, remove: true }],
    ["once it is answered", { answeredAt: at(5) }, soon, { edit: false, remove: true }],
    ["after the phase", { createdAt: new Date(at(8).getTime() - 60_000) }, at(8), { edit: false, remove: true }],
    ["of another", { authorId: "other" }, soon, { edit: false, remove: false }],
    ["hidden", { isHidden: true }, soon, { edit: false, remove: false }],
    ["deleted", { deletedAt: at(5) }, soon, { edit: false, remove: false }],
    ["for an organisation that they speak for no longer", { organisationId: "o" }, soon, { edit: false, remove: false }],
  ])("%s", (_, changes, now, expected) => { expect(remarkActs(person, { ...mine, ...changes }, draft, now)).toEqual({ ...expected, moderate: false }); });

  it("lets staff of the plan answer, but not their own comment or their organisation's", () => {
    const staff: Person = { ...person, id: "staff", planRoles: [{ planId: "p", role: "moderator" }], memberships: [{ id: "o", name: "O", type: "ngo", role: "member", verified: true }] };
    expect(mayAnswerRemark(staff, { planId: "p", authorId: "me", organisationId: null })).toBe(true);
    for (const [planId, authorId, organisationId] of [["q", "me", null], ["p", "staff", null], ["p", "me", "o"]] as const) expect(mayAnswerRemark(staff, { planId, authorId, organisationId })).toBe(false);
  });
});
