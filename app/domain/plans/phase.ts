import type { PhaseKind } from "#db/values.ts";

/** A step of the cycle with its window. It is open from `opensAt` up to, not including, `closesAt`. */
export type Phase = { kind: PhaseKind; opensAt: Date; closesAt: Date; /** The plan whose phase it is, which `listPhases` always tells. */ planId?: string };

/** Where a phase stands at a moment. `missing` when the plan has no such phase. */
export type PhaseState = { state: "coming"; opensAt: Date } | { state: "open"; closesAt: Date } | { state: "over"; closedAt: Date } | { state: "missing" };

export function phaseState(phases: readonly Phase[], kind: PhaseKind, now: Date): PhaseState {
  const phase = phases.find((each) => each.kind === kind);
  if (!phase) return { state: "missing" };
  if (now < phase.opensAt) return { state: "coming", opensAt: phase.opensAt };
  if (now < phase.closesAt) return { state: "open", closesAt: phase.closesAt };
  return { state: "over", closedAt: phase.closesAt };
}

/** Where an act stands that several phases take, each for its own window: open while one of them is, else coming as the next one does, else over since the last one closed. */
export function phasesState(phases: readonly Phase[], kinds: readonly PhaseKind[], now: Date): PhaseState {
  const states = kinds.map((kind) => phaseState(phases, kind, now));
  const open = states.filter((each) => each.state === "open").sort((a, b) => b.closesAt.getTime() - a.closesAt.getTime());
  const coming = states.filter((each) => each.state === "coming").sort((a, b) => a.opensAt.getTime() - b.opensAt.getTime());
  const over = states.filter((each) => each.state === "over").sort((a, b) => b.closedAt.getTime() - a.closedAt.getTime());
  return open[0] ?? coming[0] ?? over[0] ?? { state: "missing" };
}

export function isOpen(phases: readonly Phase[], kind: PhaseKind, now: Date): boolean {
  return phaseState(phases, kind, now).state === "open";
}

/** The phases of a plan as they came to be: when it was closed, what was open ended, and what was to come never came. */
export function endedBy<Planned extends Phase>(phases: readonly Planned[], closedAt: Date | null): Planned[] {
  if (closedAt === null) return [...phases];
  return phases.filter((each) => each.opensAt < closedAt).map((each) => (each.closesAt > closedAt ? { ...each, closesAt: closedAt } : each));
}
