import { describe, expect, it } from "vitest";
import { checkOrder, checkPublicDates, daysOf, isShort, lengthInDays, proposeDays, readDays, shiftPhases, warningsOf, type PlannedPhase, type TypedDays } from "./phase-rules.ts";

const read = (typed: TypedDays, before: readonly PlannedPhase[] = []) => readDays(typed, before);
const planned = (typed: TypedDays): PlannedPhase[] => [...read(typed).windows].map(([kind, window]) => ({ kind, ...window, participation: null, shortReason: null }));
const collect = (from: string, to: string) => planned({ collect: { from, to } })[0]!;

describe("the days of a phase", () => {
  it.each([
    ["over the clock going forward", "2027-03-01", "2027-03-31", "2027-02-28T23:00:00.000Z", "2027-03-31T22:00:00.000Z", 31],
    ["over the clock going back", "2027-10-01", "2027-10-31", "2027-09-30T22:00:00.000Z", "2027-10-31T23:00:00.000Z", 31],
    ["that is one day on which the clock changes", "2027-03-28", "2027-03-28", "2027-03-27T23:00:00.000Z", "2027-03-28T22:00:00.000Z", 1],
  ])("are from midnight to the end of the last one, %s", (_, from, to, opensAt, closesAt, days) => {
    const phase = collect(from, to);
    expect([phase.opensAt.toISOString(), phase.closesAt.toISOString()]).toEqual([opensAt, closesAt]);
    expect(daysOf(phase)).toEqual({ from, to });
    expect(lengthInDays(phase)).toBe(days);
  });

  it.each([
    ["30 February", { from: "2027-02-30", to: "2027-04-01" }, { collectFrom: "day_wrong" }],
    ["no date", { from: "i morgen", to: "2027-04-01" }, { collectFrom: "day_wrong" }],
    ["the year 1", { from: "0001-01-01", to: "2027-04-01" }, { collectFrom: "day_outside" }],
    ["the year 9999", { from: "2027-01-01", to: "9999-12-31" }, { collectTo: "day_outside" }],
    ["one alone", { from: "2027-01-01", to: "" }, { collectTo: "day_missing" }],
    ["reversed", { from: "2027-04-02", to: "2027-04-01" }, { collectTo: "phase_reversed" }],
    ["neither, for a phase that is not there", { from: "", to: "" }, {}],
  ])("of %s are answered at the field", (_, days, errors) => { expect(read({ collect: days }).errors).toEqual(errors); });

  it("that were not changed keep the moment they were kept at", () => {
    const noon = { ...collect("2027-03-01", "2027-03-31"), opensAt: new Date("2027-03-01T11:00:00Z"), closesAt: new Date("2027-03-31T11:00:00Z") };
    expect(read({ collect: { from: "2027-03-01", to: "2027-04-02" } }, [noon]).windows.get("collect")).toEqual({ opensAt: noon.opensAt, closesAt: new Date("2027-04-02T22:00:00Z") });
  });
});

describe("phases", () => {
  it("follow one another", () => {
    const order = (triage: string) => checkOrder(read({ announce: { from: "2027-01-01", to: "2027-01-31" }, collect: { from: "2027-02-01", to: "2027-03-31" }, triage: { from: triage, to: "2027-05-01" } }).windows);
    expect(order("2027-04-01")).toEqual({});
    expect(order("2027-03-31")).toEqual({ triageFrom: "phase_overlaps" });
    expect(checkOrder(read({ collect: { from: "2027-02-01", to: "2027-03-31" }, announce: { from: "2027-04-01", to: "2027-04-30" } }).windows)).toEqual({ collectFrom: "phase_overlaps" });
  });

  const before = planned({ announce: { from: "2027-01-01", to: "2027-01-31" }, collect: { from: "2027-02-01", to: "2027-03-31" }, triage: { from: "2027-04-01", to: "2027-04-30" } });
  const now = new Date("2027-03-09T11:00:00Z");
  const same: TypedDays = { announce: { from: "2027-01-01", to: "2027-01-31" }, collect: { from: "2027-02-01", to: "2027-03-31" }, triage: { from: "2027-04-01", to: "2027-04-30" } };
  it.each([
    ["nothing", {}, {}],
    ["the end of what goes on, later", { collect: { from: "2027-02-01", to: "2027-04-02" } }, {}],
    ["the end of what goes on, earlier", { collect: { from: "2027-02-01", to: "2027-03-30" } }, { collectTo: "phase_shortened" }],
    ["the beginning of what goes on", { collect: { from: "2027-02-10", to: "2027-03-31" } }, { collectFrom: "phase_begun_fixed" }],
    ["what goes on away", { collect: { from: "", to: "" } }, { collectFrom: "phase_begun_removed" }],
    ["what is over", { announce: { from: "2027-01-02", to: "2027-01-30" } }, { announceFrom: "phase_begun_fixed", announceTo: "phase_over_fixed" }],
    ["what comes", { triage: { from: "2027-05-01", to: "2027-05-02" } }, {}],
    ["what comes away", { triage: { from: "", to: "" } }, {}],
    ["what comes to the past", { triage: { from: "2027-03-08", to: "2027-04-30" } }, { triageFrom: "phase_in_past" }],
    ["what comes to today", { triage: { from: "2027-03-09", to: "2027-04-30" } }, {}],
  ])("of a public plan: %s", (_, changes, errors) => { expect(checkPublicDates(read({ ...same, ...changes }, before).windows, before, now)).toEqual(errors); });

  it("are proposed one after the other", () => {
    const proposed = planned(proposeDays("2027-03-01"));
    expect(proposed.map((each) => each.kind)).toEqual(["announce", "collect", "triage", "draft", "publish", "implement", "report"]);
    expect(daysOf(proposed[1]!)).toEqual({ from: "2027-03-29", to: "2027-05-23" });
    expect(checkOrder(new Map(proposed.map((each) => [each.kind, each])))).toEqual({});
    expect(isShort(proposed[1]!)).toBe(false);
    expect(warningsOf(proposed, new Date("2027-03-01T08:00:00Z"))).toEqual([]);
  });

  it("are moved to another first day with their lengths, over the clock change", () => {
    const moved = shiftPhases(before, "2027-09-30");
    expect(moved.map(daysOf)).toEqual([{ from: "2027-09-30", to: "2027-10-30" }, { from: "2027-10-31", to: "2027-12-28" }, { from: "2027-12-29", to: "2028-01-27" }]);
    expect(moved.map(lengthInDays)).toEqual(before.map(lengthInDays));
    expect(moved[1]!.opensAt.toISOString()).toBe("2027-10-30T22:00:00.000Z");
    expect(shiftPhases([], "2027-09-30")).toEqual([]);
  });
});

describe("the time in which all are heard", () => {
  it("is short under 28 days, also over the clock change", () => {
    expect(isShort(collect("2027-03-15", "2027-04-11"))).toBe(false);
    expect(isShort(collect("2027-03-15", "2027-04-10"))).toBe(true);
    expect(isShort({ ...collect("2027-03-15", "2027-03-20"), kind: "triage" })).toBe(false);
  });

  it.each([
    ["in July", "2027-07-05", "2027-08-20", ["in_holidays"]],
    ["over all of July", "2027-06-01", "2027-08-20", ["in_holidays"]],
    ["until the last of June", "2027-05-01", "2027-06-30", []],
    ["until the first of July", "2027-05-01", "2027-07-01", ["in_holidays"]],
    ["from August, over the year", "2027-08-01", "2028-06-30", []],
    ["told 13 days before", "2027-01-14", "2027-03-30", ["told_late"]],
    ["told 14 days before", "2027-01-15", "2027-03-30", []],
  ])("is warned of: %s", (_, from, to, warnings) => { expect(warningsOf([collect(from, to)], new Date("2027-01-01T22:30:00Z"))).toEqual(warnings); });

  it("is not warned of as told late where nobody knows when it was told", () => { expect(warningsOf([collect("2027-01-02", "2027-03-30")], null)).toEqual([]); });
});
