import { describe, expect, it } from "vitest";
import type { Actor, Person } from "../context.ts";
import { commentActs, editableFor, mayAnswer, type WrittenComment } from "./policy.ts";

const visitor: Actor = { kind: "visitor" };
const now = new Date("2027-03-09T11:00:00Z");
const person = (more: Partial<Person> = {}): Person => ({ kind: "person", id: "me", name: "Anna", participantType: "citizen", organisation: null, memberships: [], display: "name", neutralCode: "D-1", emailVerified: true, roles: [], planRoles: [], rolesHeldBack: false, deletionDueAt: null, ...more });
const of = (role: "member" | "representative") => [{ id: "org", name: "Org", type: "ngo" as const, role, verified: true }];
const said = (more: Partial<WrittenComment> = {}): WrittenComment => ({ kind: "comment", authorId: "me", organisationId: null, isHidden: false, deletedAt: null, createdAt: new Date(now.getTime() - 60_000), planId: "plan", ...more });
const open = { allowed: true } as const;
const closed = { allowed: false, reason: "phase_over" } as const;
const acts = (actor: Actor, comment: WrittenComment, permission: typeof open | typeof closed = open) => Object.entries(commentActs(actor, comment, permission, now)).filter(([, may]) => may).map(([act]) => act).join(" ");
const old = new Date(now.getTime() - editableFor);

describe("what one may do with a comment", () => {
  it.each<[string, Actor, WrittenComment, typeof open | typeof closed, string]>([
    ["a visitor", visitor, said(), open, ""],
    ["its writer", person(), said(), open, "edit remove"],
    ["its writer, a quarter of an hour later", person(), said({ createdAt: old }), open, "remove"],
    ["its writer, after the debate", person(), said(), closed, "remove"],
    ["its writer, when it is hidden", person(), said({ isHidden: true }), open, ""],
    ["its writer, when it is deleted", person(), said({ deletedAt: now }), open, ""],
    ["somebody else", person({ id: "you" }), said(), open, "mark"],
    ["somebody else, after the debate", person({ id: "you" }), said(), closed, ""],
    ["its writer, for an organisation", person({ memberships: of("representative") }), said({ organisationId: "org" }), open, "edit remove"],
    ["its writer, who is only a member by now", person({ memberships: of("member") }), said({ organisationId: "org" }), open, ""],
    ["its writer, who left the organisation", person(), said({ organisationId: "org" }), open, ""],
    ["a colleague", person({ id: "you", memberships: of("representative") }), said({ organisationId: "org" }), open, ""],
    ["a representative, of a position", person({ id: "you", memberships: of("representative") }), said({ kind: "position", organisationId: "org" }), closed, "remove"],
    ["who released a position", person({ memberships: of("representative") }), said({ kind: "position", organisationId: "org" }), open, "remove"],
    ["a member, of a position", person({ id: "you", memberships: of("member") }), said({ kind: "position", organisationId: "org" }), open, ""],
    ["staff who answered, in any phase", person({ planRoles: [{ planId: "plan", role: "moderator" }] }), said({ kind: "official" }), closed, "edit remove"],
    ["who answered and is no longer staff of the plan", person({ planRoles: [{ planId: "other", role: "moderator" }] }), said({ kind: "official" }), open, ""],
    ["a moderator, of what others wrote", person({ id: "you", roles: ["moderator"] }), said(), open, "mark"],
  ])("%s", (_, actor, comment, permission, expected) => { expect(acts(actor, comment, permission)).toBe(expected); });
});

describe("who answers as the authority", () => {
  const proposal = { planId: "plan", authorId: "someone", organisationId: null, isCoAuthor: false, hasConflict: false, isHidden: false };
  it.each<[string, Actor, typeof proposal | (Omit<typeof proposal, "organisationId"> & { organisationId: string }), boolean]>([
    ["a visitor", visitor, proposal, false],
    ["a participant", person(), proposal, false],
    ["a moderator of the plan", person({ planRoles: [{ planId: "plan", role: "moderator" }] }), proposal, true],
    ["a coordinator of another plan", person({ planRoles: [{ planId: "other", role: "coordinator" }] }), proposal, false],
    ["a coordinator of the platform", person({ roles: ["coordinator"] }), proposal, true],
    ["on a hidden proposal", person({ roles: ["coordinator"] }), { ...proposal, isHidden: true }, false],
    ["on one's own proposal", person({ roles: ["moderator"] }), { ...proposal, authorId: "me" }, false],
    ["on a proposal that one is a co-author of", person({ roles: ["moderator"] }), { ...proposal, isCoAuthor: true }, false],
    ["on a proposal that one has an interest in", person({ roles: ["moderator"] }), { ...proposal, hasConflict: true }, false],
    ["on one's organisation's proposal", person({ roles: ["moderator"], memberships: of("member") }), { ...proposal, organisationId: "org" }, false],
  ])("%s", (_, actor, about, expected) => { expect(mayAnswer(actor, about)).toBe(expected); });
});
