import { expect, it } from "vitest";
import type { Phase } from "../plans/phase.ts";
import { suspensionEnd } from "./suspension-end.ts";

const now = new Date("2027-03-09T11:00:00Z");
const at = (days: number) => new Date(now.getTime() + days * 86_400_000);
const phase = (kind: Phase["kind"], from: number, to: number): Phase => ({ kind, opensAt: at(from), closesAt: at(to) });

it.each([
  ["1", [], at(1)], ["7", [], at(7)], ["30", [phase("collect", -9, 2)], at(30)],
  ["phase", [phase("collect", -9, 20), phase("triage", -1, 90)], at(20)],
  ["phase", [phase("collect", -9, -2), phase("triage", -1, 90)], at(90)],
  ["phase", [phase("triage", -1, 900)], at(180)],
  ["phase", [phase("collect", -9, 0), phase("triage", 1, 90)], null],
  ["phase", [], null],
] as const)("%s, with the phases %j, ends %s", (length, phases, end) => {
  expect(suspensionEnd(length, phases, now)).toEqual(end);
});
