import { describe, expect, it } from "vitest";
import type { Actor, Person } from "../context.ts";
import { auditReach } from "./policy.ts";

const person = (changes: Partial<Person>): Actor => ({ kind: "person", id: "p", name: "P", participantType: "citizen", organisation: null, memberships: [], display: "name", neutralCode: "x", emailVerified: true, roles: [], planRoles: [], rolesHeldBack: false, deletionDueAt: null, ...changes });

describe("auditReach", () => {
  it.each([
    ["a visitor", { kind: "visitor" }, null], ["the system", { kind: "system", name: "x" }, null], ["a participant", person({}), null], ["a moderator", person({ roles: ["moderator"] }), null],
    ["a moderator of a plan", person({ planRoles: [{ planId: "a", role: "moderator" }] }), null],
    ["a coordinator of a plan", person({ planRoles: [{ planId: "a", role: "coordinator" }, { planId: "b", role: "moderator" }] }), ["a"]],
    ["a coordinator", person({ roles: ["coordinator"], planRoles: [{ planId: "a", role: "coordinator" }] }), "plans"], ["an admin", person({ roles: ["admin"] }), "all"],
  ] satisfies [string, Actor, unknown][])("of %s", (_, actor, expected) => { expect(auditReach(actor)).toEqual(expected); });
});
