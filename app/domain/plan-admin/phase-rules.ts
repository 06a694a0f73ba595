import { phaseKinds, type Bilingual, type ParticipationLevel, type PhaseKind } from "#db/values.ts";
import { addDays, dayOf, daysBetween, lastDayOf, startOfDay, windowDays } from "#app/lib/danish-day.ts";
import type { FieldErrors } from "#app/lib/field-errors.ts";
import { consultationRules, usualCycle } from "./consultation-rules.ts";

/** A phase as it is planned: open from the beginning of its first day to the end of its last, which is where `closesAt` is. */
export type PlannedPhase = { kind: PhaseKind; opensAt: Date; closesAt: Date; participation: ParticipationLevel | null; shortReason: Bilingual | null };

/** The two days of each phase as they were typed; both empty for a phase that the plan does not have. */
export type TypedDays = Partial<Record<PhaseKind, { from: string; to: string }>>;

export type PhaseWarning = "in_holidays" | "told_late";

const earliestYear = 2000;
const latestYear = 2100;

/** The names of the two fields of a phase. */
export function dayFields(kind: PhaseKind): { from: string; to: string } {
  return { from: `${kind}From`, to: `${kind}To` };
}

/** The days of a phase as a form shows them: the first and the last. */
export function daysOf({ opensAt, closesAt }: Pick<PlannedPhase, "opensAt" | "closesAt">): { from: string; to: string } {
  return { from: dayOf(opensAt), to: lastDayOf(closesAt) };
}

/** How many days a phase is open, the first and the last counted. */
export function lengthInDays(phase: Pick<PlannedPhase, "opensAt" | "closesAt">): number {
  return windowDays(phase.opensAt, phase.closesAt);
}

/** Whether a phase is so short that the guideline asks for a reason that everybody can read. */
export function isShort(phase: Pick<PlannedPhase, "kind" | "opensAt" | "closesAt">): boolean {
  return phase.kind === consultationRules.kind && lengthInDays(phase) < consultationRules.shortestDays;
}

type Read = { windows: Map<PhaseKind, { opensAt: Date; closesAt: Date }>; errors: FieldErrors };

/** Makes moments of the days that were typed. A day that was not changed stays at the moment at which it is kept. */
export function readDays(typed: TypedDays, before: readonly PlannedPhase[]): Read {
  const windows: Read["windows"] = new Map();
  const errors: FieldErrors = {};
  for (const kind of phaseKinds) {
    const { from = "", to = "" } = typed[kind] ?? {};
    if (from === "" && to === "") continue;
    const names = dayFields(kind);
    for (const [name, day] of [[names.from, from], [names.to, to]] as const) {
      const problem = day === "" ? "day_missing" : problemOf(day);
      if (problem) errors[name] = problem;
    }
    if (errors[names.from] || errors[names.to]) continue;
    const known = before.find((each) => each.kind === kind);
    const shown = known && daysOf(known);
    const window = { opensAt: shown?.from === from ? known!.opensAt : startOfDay(from)!, closesAt: shown?.to === to ? known!.closesAt : startOfDay(addDays(to, 1))! };
    if (window.closesAt <= window.opensAt) errors[names.to] = "phase_reversed";
    else windows.set(kind, window);
  }
  return { windows, errors };
}

function problemOf(day: string): string | null {
  const year = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Number(day.slice(0, 4)) : null;
  if (year !== null && (year < earliestYear || year > latestYear)) return "day_outside";
  return startOfDay(day) === null ? "day_wrong" : null;
}

/** Phases follow one another in their order: none begins before the one before it is over. */
export function checkOrder(windows: Read["windows"]): FieldErrors {
  const errors: FieldErrors = {};
  const given = phaseKinds.flatMap((kind) => (windows.has(kind) ? [{ kind, ...windows.get(kind)! }] : []));
  for (const [index, phase] of given.entries()) {
    if (index > 0 && phase.opensAt < given[index - 1]!.closesAt) errors[dayFields(phase.kind).from] = "phase_overlaps";
  }
  return errors;
}

/**
 * What may change once people rely on the dates: what has begun has begun, and its end can be put off and not brought forward;
 * what is over stays; nothing new begins in the past.
 */
export function checkPublicDates(windows: Read["windows"], before: readonly PlannedPhase[], now: Date): FieldErrors {
  const errors: FieldErrors = {};
  for (const kind of phaseKinds) {
    const names = dayFields(kind);
    const was = before.find((each) => each.kind === kind);
    const wanted = windows.get(kind);
    if (was && was.opensAt <= now) {
      if (!wanted) errors[names.from] = "phase_begun_removed";
      else {
        if (wanted.opensAt.getTime() !== was.opensAt.getTime()) errors[names.from] = "phase_begun_fixed";
        if (was.closesAt <= now && wanted.closesAt.getTime() !== was.closesAt.getTime()) errors[names.to] = "phase_over_fixed";
        else if (wanted.closesAt < was.closesAt) errors[names.to] = "phase_shortened";
      }
    } else if (wanted && wanted.opensAt.getTime() !== was?.opensAt.getTime() && dayOf(wanted.opensAt) < dayOf(now)) errors[names.from] = "phase_in_past";
  }
  return errors;
}

/** What a coordinator is warned of, and may do all the same. `announcedAt`: when the dates were first public; for a plan that is not, now. */
export function warningsOf(phases: readonly Pick<PlannedPhase, "kind" | "opensAt" | "closesAt">[], announcedAt: Date | null): PhaseWarning[] {
  const heard = phases.find((each) => each.kind === consultationRules.kind);
  if (!heard) return [];
  const { from } = daysOf(heard);
  const { noticeDays, holidayMonth } = consultationRules;
  return [
    ...(monthsOf(heard).includes(holidayMonth) ? (["in_holidays"] as const) : []),
    ...(announcedAt !== null && daysBetween(dayOf(announcedAt), from) < noticeDays ? (["told_late"] as const) : []),
  ];
}

/** The months that a phase is open in, from 1. */
function monthsOf(phase: Pick<PlannedPhase, "opensAt" | "closesAt">): number[] {
  const { from, to } = daysOf(phase);
  const months = new Set<number>();
  for (let month = from.slice(0, 7); month <= to.slice(0, 7) && months.size < 12; month = addDays(`${month}-28`, 4).slice(0, 7)) months.add(Number(month.slice(5)));
  return [...months];
}

/** The days of the usual cycle from its first day on. */
export function proposeDays(first: string): TypedDays {
  const days: TypedDays = {};
  let from = first;
  for (const [kind, length] of usualCycle) {
    days[kind] = { from, to: addDays(from, length - 1) };
    from = addDays(from, length);
  }
  return days;
}

/** The same phases with the first beginning on another day; each as many days long, and as many days after the first, as it was. */
export function shiftPhases(phases: readonly PlannedPhase[], first: string): PlannedPhase[] {
  const begun = phases.map((each) => daysOf(each).from).sort()[0];
  if (begun === undefined) return [];
  const by = daysBetween(begun, first);
  return phases.map((phase) => {
    const { from, to } = daysOf(phase);
    return { ...phase, opensAt: startOfDay(addDays(from, by))!, closesAt: startOfDay(addDays(to, by + 1))! };
  });
}
