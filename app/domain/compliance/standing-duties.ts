import { addMonths } from "#app/lib/add-months.ts";
import { addDays } from "#app/lib/danish-day.ts";
import type { ComplianceRecord, Evidence, Fact, RequirementResult } from "./requirement.ts";
import type { Thresholds } from "./thresholds.ts";
import { untilDue } from "./until-due.ts";

/** The day on which the plan's cycle begins, and the day on which nothing more is asked of it; null where that is not known. */
function spanOf(record: ComplianceRecord): { start: string | null; end: string | null } {
  const starts = [record.phases[0]?.from, record.announcedOn].filter((day) => day !== undefined && day !== null).sort();
  return { start: starts[0] ?? null, end: record.closedOn ?? record.phases.at(-1)?.to ?? null };
}

type Meeting = ComplianceRecord["meetings"][number];
const asEvidence = ({ id, title, heldOn }: Meeting): Evidence => ({ kind: "meeting", id, title, on: heldOn });

function meetingsOf(record: ComplianceRecord, kind: Meeting["kind"], today: string): { held: Meeting[]; planned: Meeting[] } {
  const all = record.meetings.filter((each) => each.kind === kind && !each.isCancelled).sort((a, b) => (a.heldOn < b.heldOn ? -1 : 1));
  return { held: all.filter(({ heldOn }) => heldOn <= today), planned: all.filter(({ heldOn }) => heldOn > today) };
}

/** 1.1: a forum of government and civil society meets at least so often, and its rules are public. */
export function forumMeets(record: ComplianceRecord, { monthsBetween, warnDays }: Thresholds["1.1"], today: string): RequirementResult {
  const { held, planned } = meetingsOf(record, "forum", today);
  const rules = record.documents.filter(({ kind }) => kind === "forum_rules");
  const { start: begun, end } = spanOf(record);
  const start = [begun, held[0]?.heldOn].filter((day) => day !== null && day !== undefined).sort()[0];
  const asOf = end !== null && end < today ? end : today;
  const days = start === undefined ? [] : [start, ...held.map(({ heldOn }) => heldOn).filter((day) => day > start && day <= asOf)];
  const gaps = days.slice(1).flatMap((day, index): Fact[] => (addMonths(days[index]!, monthsBetween) < day ? [{ key: "gap", day: days[index]!, until: day }] : []));
  const result = {
    id: "1.1" as const, dueOn: null, riskFrom: null,
    facts: [held.length > 0 ? { key: "last_held", day: held.at(-1)!.heldOn, count: held.length } : { key: "none_held" }, ...(planned[0] ? [{ key: "planned", day: planned[0].heldOn } as const] : []), { key: rules.length > 0 ? "rules_public" : "rules_missing" }, ...gaps] satisfies Fact[],
    evidence: [...held.map(asEvidence), ...planned.slice(0, 1).map(asEvidence), ...rules.map(({ id, title, addedOn }): Evidence => ({ kind: "document", id, title, on: addedOn }))],
  };
  if (start === undefined) return { ...result, standing: "not_known" };
  const calm = held.length > 0 ? "met" : "not_due";
  const open = untilDue(asOf, addMonths(days.at(-1)!, monthsBetween), warnDays, calm);
  // Once the plan is over nothing can become late any more, and a gap or missing rules are for good.
  if (asOf < today) return { ...result, standing: open.standing === "not_met" || gaps.length > 0 || (held.length > 0 && rules.length === 0) ? "not_met" : calm };
  // The rules are to be there when the forum would have to have met for the first time.
  const rulesDue = rules.length === 0 ? addMonths(start, monthsBetween) : null;
  const isSecured = planned[0] !== undefined && planned[0].heldOn <= open.dueOn;
  const meets = open.standing === "at_risk" && isSecured ? calm : open.standing;
  if (rulesDue !== null && today > rulesDue) return { ...result, ...open, standing: "not_met" };
  return meets === "met" && rulesDue !== null ? { ...result, standing: "at_risk", dueOn: rulesDue, riskFrom: start } : { ...result, ...open, standing: meets };
}

/** 2.1: there is a public website about the plan. It is this one, as soon as the plan is public. */
export function isReadable({ isPublic }: ComplianceRecord): RequirementResult {
  return { id: "2.1", standing: isPublic ? "met" : "not_due", dueOn: null, riskFrom: null, facts: [{ key: isPublic ? "readable" : "draft" }], evidence: isPublic ? [{ kind: "plan" }] : [] };
}

/** 2.2: the repository is added to on at least so many days within a year. */
export function repositoryIsUpdated(record: ComplianceRecord, { updatesAYear, warnDays }: Thresholds["2.2"], today: string): RequirementResult {
  const { start: begun, end } = spanOf(record);
  const asOf = end !== null && end < today ? end : today;
  const documents = record.documents.filter(({ addedOn }) => addedOn <= asOf);
  const days = [...new Set(documents.map(({ addedOn }) => addedOn))].sort();
  const recent = days.filter((day) => addMonths(day, 12) >= asOf);
  const result = { id: "2.2", evidence: documents.map(({ id, title, addedOn }): Evidence => ({ kind: "document", id, title, on: addedOn })), facts: [days.length === 0 ? { key: "none_added" } : { key: "updates", count: recent.length, of: updatesAYear }] satisfies Fact[] } as const;
  const start = begun ?? days[0];
  if (start === undefined) return { ...result, standing: "not_known", dueOn: null, riskFrom: null };
  // With enough of them, the day on which the oldest that is needed is a year ago; with fewer, a year after the beginning.
  const isEnough = days.length >= updatesAYear;
  const dueOn = addMonths(isEnough ? days[days.length - updatesAYear]! : start, 12);
  const open = untilDue(asOf, dueOn, warnDays, isEnough ? "met" : "not_due");
  if (asOf < today) return { ...result, standing: open.standing === "at_risk" ? (isEnough ? "met" : "not_due") : open.standing, dueOn: null, riskFrom: null };
  return { ...result, ...open };
}

/** 5.1: so many meetings with civil society on how the plan is carried out, in each year since it was adopted. */
export function implementationMeets(record: ComplianceRecord, { meetingsAYear, warnDays }: Thresholds["5.1"], today: string): RequirementResult {
  const { adoptedOn } = record;
  const { held, planned } = meetingsOf(record, "implementation", today);
  const result = { id: "5.1", evidence: [...held, ...planned.slice(0, 1)].map(asEvidence) } as const;
  if (adoptedOn === null) return { ...result, standing: "not_due", dueOn: null, riskFrom: null, facts: [{ key: "not_adopted" }] };
  const { end } = spanOf(record);
  const asOf = end !== null && end < today ? end : today;
  const within = (meetings: Meeting[], from: string, to: string) => meetings.filter(({ heldOn }) => heldOn >= from && heldOn <= to).length;
  const facts: Fact[] = [{ key: "adopted", day: adoptedOn }];
  let year = 0;
  let lapsedLast = false;
  const yearOf = (n: number) => ({ from: addMonths(adoptedOn, 12 * n), to: addDays(addMonths(adoptedOn, 12 * (n + 1)), -1) });
  // On its last day a year is not over yet, but what a plan that is over ended on is.
  const isOver = (to: string) => (asOf < today ? to <= asOf : to < asOf);
  for (; isOver(yearOf(year).to); year += 1) {
    const { from, to } = yearOf(year);
    const count = within(held, from, to);
    lapsedLast = count < meetingsAYear;
    if (lapsedLast) facts.push({ key: "year_lapsed", count, of: meetingsAYear, day: from, until: to });
  }
  const lapsed = facts.length > 1;
  // A last year that is not whole is not judged.
  if (asOf < today) return { ...result, facts, standing: lapsed ? "not_met" : year > 0 ? "met" : "not_due", dueOn: null, riskFrom: null };
  const { from, to } = yearOf(year);
  const count = within(held, from, today);
  facts.push({ key: "held_this_year", count, of: meetingsAYear, day: from, until: to });
  if (count >= meetingsAYear) return { ...result, facts, standing: "met", dueOn: to, riskFrom: null };
  if (planned[0]) facts.push({ key: "planned", day: planned[0].heldOn });
  const open = untilDue(today, to, warnDays, "not_due");
  const isSecured = count + within(planned, today, to) >= meetingsAYear;
  return { ...result, ...open, facts, standing: lapsedLast ? "not_met" : open.standing === "at_risk" && isSecured ? "not_due" : open.standing };
}
