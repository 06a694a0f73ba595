import { describe, expect, it } from "vitest";
import { roles } from "#db/values.ts";
import type { Actor, Person } from "../context.ts";
import type { DomainError } from "../errors.ts";
import { isStaff, mayModerate, requireStaff } from "./policy.ts";

const person = (changes: Partial<Person> = {}): Person => ({ kind: "person", id: "p", name: "P", participantType: "citizen", organisation: null, display: "name", neutralCode: "D-1", emailVerified: true, roles: [], ...changes });

const table: [string, Actor, boolean][] = [
  ["a visitor", { kind: "visitor" }, false],
  ["the system", { kind: "system", name: "test" }, false],
  ["a citizen", person(), false],
  ["an authority", person({ participantType: "authority" }), false],
  ...roles.map((role): [string, Actor, boolean] => [`a person with the role ${role}`, person({ roles: [role] }), true]),
  ["a person with all roles", person({ roles }), true],
];

describe.each(table)("%s", (_, actor, staff) => {
  it(staff ? "works at the desk" : "does not work at the desk", () => { expect(isStaff(actor)).toBe(staff); });
  it(staff ? "moderates what others wrote" : "moderates nothing", () => {
    expect(mayModerate(actor, { authorId: "somebody else" })).toBe(staff);
    expect(mayModerate(actor, { authorId: null })).toBe(staff);
  });
  it("never decides on a proposal of their own", () => { expect(mayModerate(actor, { authorId: "p" })).toBe(false); });
  it(staff ? "passes requireStaff" : "is stopped by requireStaff", () => {
    if (staff) expect(requireStaff(actor)).toBe(actor);
    else expect(() => requireStaff(actor)).toThrow(expect.objectContaining({ kind: "forbidden" }) as DomainError);
  });
});
