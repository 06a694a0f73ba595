import { describe, expect, it } from "vitest";
import { draftStates, memberRoles, type DraftState, type MemberRole } from "#db/values.ts";
import type { Actor, Person } from "../context.ts";
import { draftActs, type DraftActs } from "./draft-policy.ts";

const person = (role?: MemberRole, id = "o"): Person => ({
  kind: "person", id: "p", name: "P", participantType: "citizen", organisation: null, memberships: role ? [{ id, name: "O", type: "ngo", role, verified: true }] : [], display: "name", neutralCode: "D-1", emailVerified: true,
  roles: [], planRoles: [], rolesHeldBack: false, deletionDueAt: null,
});

const allowed: Record<MemberRole, Record<DraftState, (keyof DraftActs)[]>> = {
  member: { writing: ["edit", "note", "read", "requestRelease"], sent_back: ["edit", "note", "read", "requestRelease"], awaiting_release: ["note", "read", "takeBack"] },
  representative: { writing: ["edit", "note", "read", "release"], sent_back: ["edit", "note", "read", "release"], awaiting_release: ["edit", "note", "read", "release", "sendBack"] },
};

const yes = (acts: DraftActs) => Object.entries(acts).filter(([, may]) => may).map(([act]) => act).sort();

describe.each(memberRoles)("a %s", (role) => {
  it.each(draftStates)("of the organisation, on a draft that is %s", (state) => { expect(yes(draftActs(person(role), { organisationId: "o", state }))).toEqual(allowed[role][state]); });
  it.each(draftStates)("of another organisation may nothing on one that is %s", (state) => { expect(yes(draftActs(person(role, "another"), { organisationId: "o", state }))).toEqual([]); });
});

it.each([["a visitor", { kind: "visitor" }], ["the system", { kind: "system", name: "t" }], ["a citizen", person()], ["an admin", { ...person(), roles: ["admin"] }]] as [string, Actor][])("%s may nothing", (_, actor) => {
  for (const state of draftStates) expect(yes(draftActs(actor, { organisationId: "o", state }))).toEqual([]);
});
