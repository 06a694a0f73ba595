import { describe, expect, it } from "vitest";
import { roles, type Role } from "#db/values.ts";
import type { Actor, Person } from "../context.ts";
import { isGrantable, mayAdministerPeople, mayChangeRole, maySeeRolesIn } from "./role-policy.ts";

const person = (changes: Partial<Person> = {}): Person => ({ kind: "person", id: "p", name: "P", participantType: "citizen", organisation: null, display: "name", neutralCode: "D-1", emailVerified: true, roles: [], memberships: [], planRoles: [], rolesHeldBack: false, deletionDueAt: null, ...changes });
const onPlan = (role: Role) => person({ planRoles: [{ planId: "a", role }] });

const scopes = ["platform", "a", "b"] as const;

/** Per kind of person: the roles of somebody else that they change on the platform, on plan A and on plan B, by first letters; and where they see roles. */
const table: [string, Actor, platform: string, a: string, b: string, sees: string][] = [
  ["a visitor", { kind: "visitor" }, "", "", "", ""],
  ["a participant", person(), "", "", "", ""],
  ["somebody whose roles are held back", person({ rolesHeldBack: true }), "", "", "", ""],
  ["a moderator of plan A", onPlan("moderator"), "", "", "", ""],
  ["a moderator", person({ roles: ["moderator"] }), "", "", "", ""],
  ["a coordinator of plan A", onPlan("coordinator"), "", "m", "", "a"],
  ["a coordinator of plan A who moderates everywhere", person({ roles: ["moderator"], planRoles: [{ planId: "a", role: "coordinator" }] }), "", "m", "", "a"],
  ["a coordinator", person({ roles: ["coordinator"] }), "m", "m", "m", "platform a b"],
  ["an admin", person({ roles: ["admin"] }), "mca", "mc", "mc", "platform a b"],
  ["the command line", { kind: "system", name: "admin" }, "mca", "mc", "mc", "platform a b"],
];

describe.each(table)("%s", (_, actor, platform, a, b, sees) => {
  const changed = { platform, a, b };

  it.each(scopes)("changes in %s the roles that the table says", (scope) => {
    const may = roles.filter((role) => isGrantable({ role, scope }) && mayChangeRole(actor, "other", { role, scope }));
    expect(may.map((role) => role[0]).join("")).toBe(changed[scope]);
  });

  it("sees the roles where the table says, and people only when it is somewhere", () => {
    expect(scopes.filter((scope) => maySeeRolesIn(actor, scope)).join(" ")).toBe(sees);
    expect(mayAdministerPeople(actor)).toBe(sees !== "");
  });

  it("sees all that it changes", () => {
    for (const scope of scopes) for (const role of roles) if (mayChangeRole(actor, "other", { role, scope })) expect(maySeeRolesIn(actor, scope)).toBe(true);
  });

  it("never changes a role of their own", () => {
    if (actor.kind !== "person") return;
    for (const scope of scopes) for (const role of roles) expect(mayChangeRole(actor, "p", { role, scope })).toBe(false);
  });
});
