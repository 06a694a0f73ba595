import { describe, expect, it } from "vitest";
import { memberRoles, roles } from "#db/values.ts";
import type { Actor, Person } from "../context.ts";
import { mayAsk, mayDo, mayStepDown, mayVerify, requireMayDo, requireMayVerify, standingOf, type OrganisationAct, type Standing } from "./policy.ts";

const person = (changes: Partial<Person> = {}): Person => ({ kind: "person", id: "p", name: "Anna", participantType: "citizen", organisation: null, memberships: [], display: "name", neutralCode: "D-1", emailVerified: true, roles: [], planRoles: [], rolesHeldBack: false, deletionDueAt: null, ...changes });
const memberOf = (id: string, role: "member" | "representative", changes: Partial<Person> = {}) => person({ memberships: [{ id, name: "O", type: "ngo", role, verified: false }], ...changes });

const actors: Record<Standing, Actor> = { visitor: { kind: "visitor" }, person: person(), member: memberOf("o", "member"), representative: memberOf("o", "representative") };
const acts: OrganisationAct[] = ["see_members", "leave", "ask_to_join", "edit", "manage_members"];
const table: Record<Standing, Record<OrganisationAct, boolean>> = {
  visitor: { see_members: false, leave: false, ask_to_join: false, edit: false, manage_members: false },
  person: { see_members: false, leave: false, ask_to_join: true, edit: false, manage_members: false },
  member: { see_members: true, leave: true, ask_to_join: false, edit: false, manage_members: false },
  representative: { see_members: true, leave: true, ask_to_join: false, edit: true, manage_members: true },
};

describe("what may be done with an organisation", () => {
  it.each(Object.keys(table) as Standing[])("%s", (standing) => {
    const actor = actors[standing];
    expect(standingOf(actor, "o")).toBe(standing);
    for (const act of acts) {
      expect(mayDo(act, actor, "o"), act).toBe(table[standing][act]);
      if (table[standing][act]) expect(requireMayDo(act, actor, "o")).toBe(actor);
      else expect(() => requireMayDo(act, actor, "o")).toThrow("forbidden");
    }
  });

  it.each(memberRoles)("a %s of another organisation is any person, and so are staff and the platform itself", (role) => {
    for (const actor of [memberOf("another", role), ...roles.map((staff) => person({ roles: [staff] }))]) for (const act of acts) expect(mayDo(act, actor, "o"), act).toBe(table.person[act]);
    for (const act of acts) expect(mayDo(act, { kind: "system", name: "x" }, "o")).toBe(false);
  });
});

it.each<[string, Actor, boolean]>([
  ["a visitor", { kind: "visitor" }, false], ["a person", person(), false], ["a representative", memberOf("o", "representative"), false], ["a moderator", person({ roles: ["moderator"] }), false],
  ["a coordinator", person({ roles: ["coordinator"] }), true], ["an admin", person({ roles: ["admin"] }), true], ["a coordinator of one plan", person({ planRoles: [{ planId: "plan", role: "coordinator" }] }), false], ["the platform", { kind: "system", name: "x" }, false],
])("%s verifies organisations: see the table", (_, actor, expected) => {
  expect(mayVerify(actor)).toBe(expected);
  if (!expected) expect(() => requireMayVerify(actor)).toThrow("forbidden");
});

it.each([[1, 1, true, false], [1, 2, false, false], [2, 2, true, true], [2, 9, true, true], [1, 9, false, false]])("of %i representatives among %i members one can leave: %s, or become a member: %s", (representatives, members, leave, become) => {
  expect(mayStepDown({ representatives, members }, "leave")).toBe(leave);
  expect(mayStepDown({ representatives, members }, "become_member")).toBe(become);
});

it.each([
  ["the same domain", { emailDomain: "o.example", cvr: "1", verified: false }, { confirmedDomain: "o.example", cvrNumbers: [] }, true],
  ["another domain", { emailDomain: "o.example", cvr: "1", verified: true }, { confirmedDomain: "x.o.example", cvrNumbers: [] }, false],
  ["no domain on either side", { emailDomain: null, cvr: "1", verified: true }, { confirmedDomain: null, cvrNumbers: [] }, false],
  ["the same number as one that is verified", { emailDomain: null, cvr: "1", verified: true }, { confirmedDomain: "x.example", cvrNumbers: ["2", "1"] }, true],
  ["the same number as one that is not", { emailDomain: null, cvr: "1", verified: false }, { confirmedDomain: "x.example", cvrNumbers: ["1"] }, false],
  ["the same number, without a confirmed address", { emailDomain: null, cvr: "1", verified: true }, { confirmedDomain: null, cvrNumbers: ["1"] }, false],
])("with %s one may ask to join: see the table", (_, organisation, someone, expected) => { expect(mayAsk(organisation, someone)).toBe(expected); });
