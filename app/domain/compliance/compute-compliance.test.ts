import { describe, expect, it } from "vitest";
import { startOfDay } from "#app/lib/danish-day.ts";
import type { MeetingKind, RepositoryKind, RequirementId } from "#db/values.ts";
import { computeCompliance } from "./compute-compliance.ts";
import type { ComplianceRecord, RequirementResult } from "./requirement.ts";
import { defaultThresholds, type Thresholds } from "./thresholds.ts";

const title = { da: "x", en: "x" };
const meeting = (kind: MeetingKind, heldOn: string, isCancelled = false) => ({ id: `${kind}-${heldOn}`, kind, title, heldOn, isCancelled });
const document = (kind: RepositoryKind, addedOn: string) => ({ id: `${kind}-${addedOn}`, kind, title, addedOn });
const outreach = (doneOn: string) => ({ id: doneOn, title, doneOn });

/** A plan that was announced four weeks before proposals are taken, for eight weeks, in the year in which February has 29 days. */
const whole: ComplianceRecord = {
  isPublic: true, announcedOn: "2027-07-01", adoptedOn: null, closedOn: null,
  phases: [{ kind: "announce", from: "2027-07-01", to: "2027-07-28" }, { kind: "collect", from: "2027-07-29", to: "2027-09-22" }, { kind: "triage", from: "2027-09-23", to: "2027-10-31" }, { kind: "publish", from: "2027-11-01", to: "2027-11-30" }, { kind: "implement", from: "2027-12-01", to: "2029-11-30" }],
  meetings: [], outreach: [], documents: [], contributions: { citizen: 0, business: 0, ngo: 0, authority: 0 }, answers: { admissible: 0, answered: 0, late: 0 },
};
const none: ComplianceRecord = { ...whole, announcedOn: null, adoptedOn: "2017-11-29", phases: [] };
const rules = document("forum_rules", "2027-07-02");

function resultOf(id: RequirementId, record: Partial<ComplianceRecord>, today: string, thresholds: Thresholds = defaultThresholds): RequirementResult {
  return computeCompliance({ ...whole, ...record }, thresholds, startOfDay(today)!).find((each) => each.id === id)!;
}

type Row = [what: string, record: Partial<ComplianceRecord>, today: string, standing: RequirementResult["standing"], dueOn?: string | null];
const table = (id: RequirementId, rows: readonly Row[]) => {
  it.each(rows)(`${id}: %s`, (_, record, today, standing, dueOn) => {
    const result = resultOf(id, record, today);
    expect(result.standing).toBe(standing);
    if (dueOn !== undefined) expect(result.dueOn).toBe(dueOn);
  });
};

describe("a forum that meets", () => {
  const held = [meeting("forum", "2027-08-31")];
  table("1.1", [
    ["nothing is due at once", { documents: [rules] }, "2027-07-02", "not_due", "2028-01-01"],
    ["it is at risk from thirty days before", { documents: [rules] }, "2027-12-02", "at_risk", "2028-01-01"],
    ["it is not at risk the day before that", { documents: [rules] }, "2027-12-01", "not_due", "2028-01-01"],
    ["on the last day it can still meet", { documents: [rules] }, "2028-01-01", "at_risk"],
    ["the day after it is late", { documents: [rules] }, "2028-01-02", "not_met"],
    ["six months after 31 August is the last of February", { documents: [rules], meetings: held }, "2027-09-15", "met", "2028-02-29"],
    ["on that day it is at risk", { documents: [rules], meetings: held }, "2028-02-29", "at_risk"],
    ["and on 1 March late", { documents: [rules], meetings: held }, "2028-03-01", "not_met"],
    ["a meeting that is planned in time takes the risk away", { documents: [rules], meetings: [...held, meeting("forum", "2028-02-29")] }, "2028-02-20", "met"],
    ["one that is planned too late does not", { documents: [rules], meetings: [...held, meeting("forum", "2028-03-01")] }, "2028-02-20", "at_risk"],
    ["one that is cancelled does not", { documents: [rules], meetings: [...held, meeting("forum", "2028-02-25", true)] }, "2028-02-20", "at_risk"],
    ["a meeting of another kind does not count", { documents: [rules], meetings: [meeting("implementation", "2027-12-20")] }, "2028-01-02", "not_met"],
    ["without public rules it is at risk", { meetings: held }, "2027-09-15", "at_risk", "2028-01-01"],
    ["and not met once six months have gone without them", { meetings: [...held, meeting("forum", "2027-12-15")] }, "2028-01-02", "not_met"],
    ["after the plan is over, what was met stays met", { documents: [rules], meetings: ["2027-08-31", "2028-02-29", "2028-08-29", "2029-02-28", "2029-08-28"].map((day) => meeting("forum", day)) }, "2031-01-01", "met", null],
    ["and a gap stays a gap", { documents: [rules], meetings: ["2027-08-31", "2028-08-29", "2029-02-28", "2029-08-28"].map((day) => meeting("forum", day)) }, "2031-01-01", "not_met"],
    ["a plan of before the platform is not known", none, "2027-07-02", "not_known", null],
  ]);

  it("tells of a gap that is behind it", () => {
    expect(resultOf("1.1", { documents: [rules], meetings: [meeting("forum", "2028-02-10")] }, "2028-02-11").facts).toContainEqual({ key: "gap", day: "2027-07-01", until: "2028-02-10" });
  });

  it("goes by the plan's own threshold", () => {
    expect(resultOf("1.1", { documents: [rules], meetings: held }, "2027-12-01", { ...defaultThresholds, "1.1": { monthsBetween: 3, warnDays: 0 } })).toMatchObject({ standing: "not_met", dueOn: "2027-11-30" });
  });
});

describe("a website and a repository", () => {
  table("2.1", [["a public plan can be read", {}, "2027-07-02", "met"], ["a draft cannot", { isPublic: false, announcedOn: null }, "2027-07-02", "not_due"], ["a plan of before the platform can be read here", none, "2027-07-02", "met"]]);
  table("2.2", [
    ["nothing is due at once", {}, "2027-07-02", "not_due", "2028-07-01"],
    ["one update is not two", { documents: [rules] }, "2028-06-15", "at_risk", "2028-07-01"],
    ["two on one day are one update", { documents: [rules, document("other", "2027-07-02")] }, "2028-06-15", "at_risk"],
    ["two days are enough, until the older one is a year ago", { documents: [rules, document("other", "2027-09-01")] }, "2027-09-02", "met", "2028-07-02"],
    ["on that day it is at risk, and both are still counted", { documents: [rules, document("other", "2027-09-01")] }, "2028-07-02", "at_risk", "2028-07-02"],
    ["then it is late", { documents: [rules, document("other", "2027-09-01")] }, "2028-07-03", "not_met"],
    ["a plan of before the platform is not known", none, "2027-07-02", "not_known"],
  ]);
});

it("2.2: counts an update until the day on which it is a year ago", () => {
  for (const [day, count] of [["2028-07-02", 2], ["2028-07-03", 1]] as const) expect(resultOf("2.2", { documents: [rules, document("other", "2027-09-01")] }, day).facts, day).toEqual([{ key: "updates", count, of: 2 }]);
});

describe("the co-creation", () => {
  table("3.1", [
    ["announced four weeks ahead", {}, "2027-07-02", "met", null],
    ["announced fourteen days ahead", { announcedOn: "2027-07-15" }, "2027-07-20", "met"],
    ["announced thirteen days ahead", { announcedOn: "2027-07-16" }, "2027-07-20", "not_met"],
    ["a draft has until then", { announcedOn: null, isPublic: false }, "2027-07-15", "at_risk", "2027-07-15"],
    ["a draft is late the day after", { announcedOn: null, isPublic: false }, "2027-07-16", "not_met"],
    ["a public plan whose announcement is not recorded", { announcedOn: null }, "2027-07-20", "not_known"],
    ["a plan of before the platform", none, "2027-07-20", "not_known"],
  ]);
  table("3.2", [
    ["nothing is done yet", {}, "2027-08-01", "not_due", "2027-09-22"], ["it ends in three weeks", {}, "2027-09-01", "at_risk"], ["it is over", {}, "2027-09-23", "not_met"],
    ["once is enough", { outreach: [outreach("2027-08-01")] }, "2027-08-01", "met", null], ["what came after the end is too late", { outreach: [outreach("2027-09-23")] }, "2027-10-01", "not_met"], ["a plan of before the platform", none, "2027-10-01", "not_known"],
  ]);
  const two = { citizen: 4, business: 0, ngo: 1, authority: 0 };
  const short = whole.phases.map((each) => (each.kind === "collect" ? { ...each, to: "2027-08-24" } : each));
  table("3.3", [
    ["it is not over yet", { contributions: two }, "2027-08-30", "not_due", "2027-09-22"], ["two types, and it is over", { contributions: two }, "2027-09-23", "met", null], ["one type at the end", { contributions: { ...two, ngo: 0 } }, "2027-09-20", "at_risk"],
    ["one type, and it is over", { contributions: { ...two, ngo: 0 } }, "2027-09-23", "not_met"], ["27 days are too few", { contributions: two, phases: short }, "2027-08-25", "not_met"], ["28 days are enough", { contributions: two, phases: short.map((each) => (each.kind === "collect" ? { ...each, to: "2027-08-25" } : each)) }, "2027-08-26", "met"],
    ["days across a change of the clock are days", { contributions: two, phases: [{ kind: "collect", from: "2027-10-20", to: "2027-11-16" }] }, "2027-11-17", "met"], ["a plan of before the platform", none, "2027-10-01", "not_known"],
  ]);
  table("4.1", [
    ["proposals still come in", { answers: { admissible: 2, answered: 2, late: 0 } }, "2027-09-01", "not_due", "2027-11-30"], ["all are answered", { answers: { admissible: 2, answered: 2, late: 0 } }, "2027-09-23", "met"],
    ["one is left, with time", { answers: { admissible: 2, answered: 1, late: 0 } }, "2027-10-15", "not_due"], ["one is left, and little time", { answers: { admissible: 2, answered: 1, late: 0 } }, "2027-11-01", "at_risk"], ["one is left after the day", { answers: { admissible: 2, answered: 1, late: 0 } }, "2027-12-01", "not_met"],
    ["adopted with one unanswered", { adoptedOn: "2027-11-20", answers: { admissible: 2, answered: 1, late: 0 } }, "2027-11-21", "not_met", null], ["adopted, and answered after it", { adoptedOn: "2027-11-20", answers: { admissible: 2, answered: 2, late: 1 } }, "2027-12-21", "not_met"],
    ["adopted with all answered", { adoptedOn: "2027-11-20", answers: { admissible: 2, answered: 2, late: 0 } }, "2028-12-21", "met"], ["a plan of before the platform", none, "2027-10-01", "not_known"],
  ]);

  it("goes by the share that the plan's coordinators set", () => {
    expect(resultOf("4.1", { adoptedOn: "2027-11-20", answers: { admissible: 3, answered: 2, late: 0 } }, "2027-12-01", { ...defaultThresholds, "4.1": { shareAnswered: 66, warnDays: 30 } }).standing).toBe("met");
  });
});

describe("meetings on carrying the plan out", () => {
  const adopted = { adoptedOn: "2028-02-29" };
  const ends = { phases: whole.phases.map((each) => (each.kind === "implement" ? { ...each, to: "2031-02-27" } : each)) };
  const calendar = { adoptedOn: "2026-01-01", announcedOn: null, phases: [{ kind: "implement", from: "2026-01-01", to: "2027-12-31" }] } satisfies Partial<ComplianceRecord>;
  const held = (...days: string[]) => ({ meetings: days.map((day) => meeting("implementation", day)) });
  table("5.1", [
    ["before it is adopted nothing is due", {}, "2027-08-01", "not_due", null], ["the first year has begun", { ...adopted, ...ends }, "2028-03-01", "not_due", "2029-02-27"], ["one is left, and little time", { ...adopted, ...ends, ...held("2028-06-01") }, "2029-02-01", "at_risk"],
    ["the one that is left is planned", { ...adopted, ...ends, ...held("2028-06-01", "2029-02-20") }, "2029-02-01", "not_due"], ["both were held", { ...adopted, ...ends, ...held("2028-06-01", "2028-12-01") }, "2029-02-01", "met", "2029-02-27"],
    ["the year went by with one", { ...adopted, ...ends, ...held("2028-06-01") }, "2029-03-01", "not_met"], ["the next year makes it good", { ...adopted, ...ends, ...held("2028-06-01", "2029-03-01", "2029-04-01") }, "2029-05-01", "met"],
    ["a meeting before it was adopted does not count", { ...adopted, ...ends, ...held("2028-02-28", "2028-06-01") }, "2029-03-01", "not_met"],
    ["after the end a year that lapsed is not met", { ...adopted, ...ends, ...held("2028-06-01", "2029-03-01", "2029-04-01", "2030-05-01", "2030-06-01") }, "2032-01-01", "not_met"],
    ["on the last day of a plan its last year is not over", { ...calendar, ...held("2026-03-01", "2026-10-01") }, "2027-12-31", "at_risk", "2027-12-31"],
    ["a last year that ended with the plan is judged", { ...calendar, ...held("2026-03-01", "2026-10-01") }, "2028-01-01", "not_met", null],
    ["and is met with its meetings, also on the last day", { ...calendar, ...held("2026-03-01", "2026-10-01", "2027-03-01", "2027-12-31") }, "2028-01-05", "met", null],
    ["one that is a day short of whole is not judged", { ...calendar, phases: [{ kind: "implement", from: "2026-01-01", to: "2027-12-30" }], ...held("2026-03-01", "2026-10-01") }, "2028-01-05", "met", null],
    ["a plan that was closed on the last day of a year ended with it", { ...calendar, closedOn: "2026-12-31", ...held("2026-03-01") }, "2027-01-01", "not_met", null],
    ["a plan of before the platform", none, "2027-10-01", "not_known"],
  ]);
});
