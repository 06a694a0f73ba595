import { describe, expect, it } from "vitest";
import { isOpen, phaseState, type Phase } from "./phase.ts";

// The clock goes forward in Copenhagen on 28 March 2027: the day has 23 hours.
const opensAt = new Date("2027-03-27T23:00:00Z");
const closesAt = new Date("2027-03-28T22:00:00Z");
const phases: Phase[] = [{ kind: "collect", opensAt, closesAt }];

describe("phaseState", () => {
  it.each([
    ["long before", new Date(0), { state: "coming", opensAt }],
    ["a millisecond before", new Date(opensAt.getTime() - 1), { state: "coming", opensAt }],
    ["at the moment it opens", opensAt, { state: "open", closesAt }],
    ["a millisecond before it closes", new Date(closesAt.getTime() - 1), { state: "open", closesAt }],
    ["at the moment it closes", closesAt, { state: "over", closedAt: closesAt }],
    ["long after", new Date("2100-01-01"), { state: "over", closedAt: closesAt }],
  ])("%s", (_, now, state) => {
    expect(phaseState(phases, "collect", now)).toEqual(state);
    expect(isOpen(phases, "collect", now)).toBe(state.state === "open");
  });

  it("says of a phase that the plan does not have that it is missing", () => { expect(phaseState(phases, "triage", opensAt)).toEqual({ state: "missing" }); });
});
