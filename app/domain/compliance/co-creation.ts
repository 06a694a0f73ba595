import { addDays, daysBetween } from "#app/lib/danish-day.ts";
import { participantTypes, type PhaseKind } from "#db/values.ts";
import type { ComplianceRecord, Evidence, Fact, RequirementResult } from "./requirement.ts";
import type { Thresholds } from "./thresholds.ts";
import { untilDue } from "./until-due.ts";

const nothingDue = { dueOn: null, riskFrom: null } as const;

function phaseOf(record: ComplianceRecord, kind: PhaseKind) {
  const phase = record.phases.find((each) => each.kind === kind);
  return { phase, evidence: phase ? [{ kind: "phase", phase: kind, from: phase.from, to: phase.to } satisfies Evidence] : [] };
}

/** 3.1: the timeline is public at least so many days before the first phase in which people take part opens: announcing it is a phase of its own. */
export function announcedInTime({ phases, announcedOn, isPublic }: ComplianceRecord, { noticeDays, warnDays }: Thresholds["3.1"], today: string): RequirementResult {
  const first = phases.find(({ kind }) => kind !== "announce");
  const evidence: Evidence[] = first ? [{ kind: "phase", phase: first.kind, from: first.from, to: first.to }] : [];
  if (!first || (announcedOn === null && isPublic)) return { id: "3.1", standing: "not_known", ...nothingDue, facts: [{ key: "announcement_not_known" }], evidence };
  const latest = addDays(first.from, -noticeDays);
  const opens: Fact = { key: "first_opens", day: first.from };
  if (announcedOn === null) return { id: "3.1", ...untilDue(today, latest, warnDays, "not_due"), facts: [{ key: "draft" }, opens], evidence };
  return { id: "3.1", standing: announcedOn <= latest ? "met" : "not_met", ...nothingDue, facts: [{ key: "announced", day: announcedOn, count: Math.max(0, daysBetween(announcedOn, first.from)), of: noticeDays }, opens], evidence };
}

/** 3.2: people were made aware of the consultation, by the end of the time in which proposals are taken. */
export function madeAware(record: ComplianceRecord, { activities, warnDays }: Thresholds["3.2"], today: string): RequirementResult {
  const { phase } = phaseOf(record, "collect");
  const counted = record.outreach.filter(({ doneOn }) => doneOn <= today && (!phase || doneOn <= phase.to));
  const result = { id: "3.2", facts: [{ key: "activities", count: counted.length, of: activities }] satisfies Fact[], evidence: counted.map(({ id, title, doneOn }): Evidence => ({ kind: "outreach", id, title, on: doneOn })) } as const;
  if (counted.length >= activities) return { ...result, standing: "met", ...nothingDue };
  return phase ? { ...result, ...untilDue(today, phase.to, warnDays, "not_due") } : { ...result, standing: "not_known", ...nothingDue };
}

/** 3.3: proposals are taken for at least so many days, and come from at least so many participant types. */
export function tookInput(record: ComplianceRecord, { collectDays, participantTypes: least, warnDays }: Thresholds["3.3"], today: string): RequirementResult {
  const { phase, evidence } = phaseOf(record, "collect");
  if (!phase) return { id: "3.3", standing: "not_known", ...nothingDue, facts: [], evidence };
  const days = daysBetween(phase.from, phase.to) + 1;
  const types = participantTypes.filter((type) => record.contributions[type] > 0).length;
  const result = { id: "3.3", facts: [{ key: "collect_days", count: days, of: collectDays }, { key: "types", count: types, of: least }] satisfies Fact[], evidence: [...evidence, { kind: "figures" }] satisfies Evidence[] } as const;
  if (days < collectDays) return { ...result, standing: today < phase.from ? "at_risk" : "not_met", ...nothingDue };
  if (types >= least) return { ...result, ...(today > phase.to ? { standing: "met" as const, ...nothingDue } : { standing: "not_due" as const, dueOn: phase.to, riskFrom: null }) };
  return { ...result, ...untilDue(today, phase.to, warnDays, "not_due") };
}

/** 4.1: at least so many per cent of the admissible proposals have a published answer with a reason before the plan is adopted. */
export function answeredBeforeAdoption(record: ComplianceRecord, { shareAnswered, warnDays }: Thresholds["4.1"], today: string): RequirementResult {
  const { phase: collect } = phaseOf(record, "collect");
  const { phase: publish, evidence: published } = phaseOf(record, "publish");
  const { adoptedOn, answers: { admissible, answered, late } } = record;
  const inTime = answered - late;
  const enough = inTime * 100 >= shareAnswered * admissible;
  const facts: Fact[] = [admissible === 0 ? { key: "no_proposals" } : { key: adoptedOn === null ? "answered" : "answered_in_time", count: inTime, of: admissible }, ...(late > 0 ? [{ key: "answered_late", count: late } as const] : []), ...(adoptedOn === null ? [] : [{ key: "adopted", day: adoptedOn } as const])];
  const result = { id: "4.1", facts, evidence: [{ kind: "outcome" }, ...published] satisfies Evidence[] } as const;
  // Without a time to collect, that there are no proposals says nothing of whether there were any.
  if (!collect && admissible === 0) return { ...result, standing: "not_known", ...nothingDue };
  if (adoptedOn !== null) return { ...result, standing: enough ? "met" : "not_met", ...nothingDue };
  const isCollected = collect !== undefined && today > collect.to;
  if (isCollected && enough) return { ...result, standing: "met", dueOn: publish?.to ?? null, riskFrom: null };
  if (!publish) return { ...result, standing: "not_due", ...nothingDue };
  // As long as proposals come in, it cannot be told how many are left in the end.
  const open = untilDue(today, publish.to, warnDays, "not_due");
  return { ...result, ...open, standing: enough && open.standing === "at_risk" ? "not_due" : open.standing };
}
