import { and, desc, eq, isNotNull, or } from "drizzle-orm";
import type { ParticipationLevel, PhaseKind } from "#db/values.ts";
import { inLocale, type Worded } from "#app/lib/bilingual.ts";
import type { Context } from "../context.ts";

type Window = { opensAt: Date; closesAt: Date } | null;

/** What is public of the time plan beside its dates: what each phase promises, why one is short, and what was changed of the dates, the newest first. */
export type Timetable = {
  promises: { kind: PhaseKind; level: ParticipationLevel }[];
  shortPhases: { kind: PhaseKind; opensAt: Date; closesAt: Date; reason: Worded }[];
  changes: { at: Date; reason: Worded; phases: { kind: PhaseKind; before: Window; after: Window }[] }[];
};

const mostChanges = 200;

export async function listTimetable(ctx: Context, planId: string): Promise<Timetable> {
  const { phases: f, phaseChanges: c } = ctx.tables;
  const [phases, changes] = await Promise.all([
    ctx.read.select().from(f).where(and(eq(f.planId, planId), or(isNotNull(f.participation), isNotNull(f.shortReason)))).orderBy(f.position),
    ctx.read.select().from(c).where(eq(c.planId, planId)).orderBy(desc(c.changedAt), c.id).limit(mostChanges),
  ]);
  const window = (opensAt: Date | null, closesAt: Date | null): Window => (opensAt && closesAt ? { opensAt, closesAt } : null);
  // What was changed in one act has one moment and one reason.
  const acts = [...Map.groupBy(changes, (row) => row.changedAt.getTime()).values()];
  return {
    promises: phases.flatMap(({ kind, participation }) => (participation ? [{ kind, level: participation }] : [])),
    shortPhases: phases.flatMap(({ kind, opensAt, closesAt, shortReason }) => (shortReason ? [{ kind, opensAt, closesAt, reason: inLocale(shortReason, ctx.locale) }] : [])),
    changes: acts.map((rows) => ({ at: rows[0]!.changedAt, reason: inLocale(rows[0]!.reason, ctx.locale), phases: rows.map((row) => ({ kind: row.kind, before: window(row.opensBefore, row.closesBefore), after: window(row.opensAfter, row.closesAfter) })) })),
  };
}
