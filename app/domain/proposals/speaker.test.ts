import { expect, it } from "vitest";
import type { Person } from "../context.ts";
import { displayChoices, speakerOf } from "./speaker.ts";

const citizen: Person = { kind: "person", id: "p", name: "Anna Ø", participantType: "citizen", organisation: null, display: "name", neutralCode: "D-7KQ2", emailVerified: true, roles: [], memberships: [], planRoles: [], rolesHeldBack: false, deletionDueAt: null };
const speaksForOne: Person = { ...citizen, participantType: "ngo", organisation: { id: "o", name: "Åben Forening" } };

it("who speaks for an organisation can let it stand alone, a citizen cannot", () => {
  expect(displayChoices(citizen)).toEqual(["name", "code"]);
  expect(displayChoices(speaksForOne)).toEqual(["organisation", "name", "code"]);
});

it.each([
  ["a citizen by name", citizen, "name", { shownName: "Anna Ø", organisationId: null, display: "name" }],
  ["a citizen by code", citizen, "code", { shownName: "D-7KQ2", organisationId: null, display: "code" }],
  ["a citizen who asks for an organisation, by name", citizen, "organisation", { shownName: "Anna Ø", organisationId: null, display: "name" }],
  ["an NGO", speaksForOne, "organisation", { shownName: "Åben Forening", organisationId: "o", display: "organisation" }],
  ["an NGO's person by name, with the organisation", speaksForOne, "name", { shownName: "Anna Ø", organisationId: "o", display: "name" }],
  ["an NGO's person by code, without the organisation", speaksForOne, "code", { shownName: "D-7KQ2", organisationId: null, display: "code" }],
] as const)("shows %s", (_, person, wanted, expected) => {
  expect(speakerOf(person, wanted)).toEqual({ ...expected, authorId: "p", participantType: person.participantType });
});
