import { describe, expect, it } from "vitest";
import type { DisplayMode } from "#db/values.ts";
import type { Membership, Person } from "../context.ts";
import { findVoice, mayRelease, speakerOf, usualVoice, voiceChoice, voiceKey, voicesOf } from "./speaker.ts";

const open: Membership = { id: "o", name: "Åben Forening", type: "ngo", role: "representative", verified: true };
const city: Membership = { id: "c", name: "Mosekær Kommune", type: "authority", role: "representative", verified: false };
const firm: Membership = { id: "f", name: "Firma ApS", type: "business", role: "member", verified: false };

const citizen: Person = { kind: "person", id: "p", name: "Anna Ø", participantType: "citizen", organisation: null, memberships: [], display: "name", neutralCode: "D-7KQ2", emailVerified: true, roles: [], planRoles: [], rolesHeldBack: false, deletionDueAt: null };
const speaksForOne: Person = { ...citizen, participantType: "ngo", organisation: { id: "o", name: open.name }, memberships: [open] };
const speaksForTwo: Person = { ...speaksForOne, memberships: [city, open] };
const writesForOne: Person = { ...citizen, participantType: "business", organisation: { id: "f", name: firm.name }, memberships: [firm] };

const keys = (person: Person) => voicesOf(person).map(voiceKey);

it("a citizen has a name and a code; a representative the organisation too, the usual one first; a member no voice of the organisation's", () => {
  expect(keys(citizen)).toEqual(["name", "code"]);
  expect(keys(speaksForOne)).toEqual(["organisation:o", "name:o", "name", "code"]);
  expect(keys(speaksForTwo)).toEqual(["organisation:o", "name:o", "organisation:c", "name:c", "name", "code"]);
  expect(keys(writesForOne)).toEqual(["name", "code"]);
});

it("releases for whom one represents, and for nobody else", () => {
  expect([mayRelease(speaksForTwo, "o"), mayRelease(speaksForTwo, "c"), mayRelease(speaksForTwo, "f"), mayRelease(writesForOne, "f"), mayRelease(citizen, "o")]).toEqual([true, true, false, false, false]);
});

describe("the usual voice", () => {
  const table: [string, Person, DisplayMode, string][] = [
    ["a citizen", citizen, "name", "name"], ["a citizen", citizen, "code", "code"], ["a citizen", citizen, "organisation", "name"],
    ["an NGO's representative", speaksForOne, "name", "name:o"], ["an NGO's representative", speaksForOne, "organisation", "organisation:o"], ["an NGO's representative", speaksForOne, "code", "organisation:o"],
    ["a representative who speaks as a private person", { ...speaksForOne, organisation: null }, "organisation", "name"], ["a representative who speaks as a private person", { ...speaksForOne, organisation: null }, "code", "code"],
    ["a member", writesForOne, "organisation", "name"], ["a member", writesForOne, "code", "code"],
  ];
  it.each(table)("of %s is (%#) by display", (_, person, display, expected) => { expect(voiceKey(usualVoice({ ...person, display }))).toBe(expected); });
});

it("finds the voices that one has, the usual one where none is named, and none that one has not", () => {
  for (const key of keys(speaksForTwo)) expect(voiceKey(findVoice(speaksForTwo, key)!)).toBe(key);
  expect(voiceKey(findVoice(speaksForTwo, "")!)).toBe("name:o");
  for (const key of ["organisation:f", "organisation", "code:o", "x", "name:"]) expect(findVoice(speaksForTwo, key)).toBeNull();
  expect(findVoice(writesForOne, "organisation:f")).toBeNull();
});

it.each([
  ["a citizen by name", citizen, "name", { participantType: "citizen", shownName: "Anna Ø", organisationId: null, display: "name" }],
  ["a citizen by code", citizen, "code", { participantType: "citizen", shownName: "D-7KQ2", organisationId: null, display: "code" }],
  ["an NGO", speaksForOne, "organisation:o", { participantType: "ngo", shownName: "Åben Forening", organisationId: "o", display: "organisation" }],
  ["an NGO's person by name, with the organisation", speaksForOne, "name:o", { participantType: "ngo", shownName: "Anna Ø", organisationId: "o", display: "name" }],
  ["an NGO's person as a private one", speaksForOne, "name", { participantType: "citizen", shownName: "Anna Ø", organisationId: null, display: "name" }],
  ["an NGO's person by code, who is then a private one", speaksForOne, "code", { participantType: "citizen", shownName: "D-7KQ2", organisationId: null, display: "code" }],
  ["the second organisation", speaksForTwo, "organisation:c", { participantType: "authority", shownName: "Mosekær Kommune", organisationId: "c", display: "organisation" }],
] as const)("shows %s", (_, person, key, expected) => {
  expect(speakerOf(person, findVoice(person, key)!)).toEqual({ ...expected, authorId: "p" });
});

it("a voice for an organisation that one no longer belongs to is a private person's", () => {
  expect(speakerOf(citizen, { organisationId: "o", display: "organisation" })).toEqual({ authorId: "p", participantType: "citizen", organisationId: null, display: "name", shownName: "Anna Ø" });
});

it("tells forms what to ask, with what was chosen as far as one still has it", () => {
  expect(voiceChoice(speaksForOne, "code")).toMatchObject({ name: "Anna Ø", code: "D-7KQ2", chosen: "code", writesFor: [] });
  expect(voiceChoice(speaksForOne, "organisation:gone").chosen).toBe("name:o");
  expect(voiceChoice(speaksForOne).voices).toEqual([{ key: "organisation:o", display: "organisation", organisation: "Åben Forening" }, { key: "name:o", display: "name", organisation: "Åben Forening" }, { key: "name", display: "name", organisation: null }, { key: "code", display: "code", organisation: null }]);
  expect(voiceChoice(writesForOne)).toMatchObject({ chosen: "name", writesFor: [{ id: "f", name: "Firma ApS" }] });
});
