import { and, asc, eq, inArray } from "drizzle-orm";
import { inLocale, type Worded } from "#app/lib/bilingual.ts";
import { dayOf } from "#app/lib/danish-day.ts";
import type { CompletionLevel } from "#db/values.ts";
import type { Context } from "../context.ts";
import { getPlan, listThemes, type PlanSummary, type ThemeView } from "../plans/queries.server.ts";
import { type InitiativeProgress, isOverdue, movedFrom, progressOf } from "./progress.ts";

/** A milestone as the page of a whole plan shows it. `last`: the day it was last reported on. */
export type MilestoneLine = { number: number; title: Worded; startsOn: string | null; endsOn: string | null; movedFrom: string | null; completion: CompletionLevel | null; last: Date | null; isOverdue: boolean };

/** An adopted initiative with its milestones. Its days are its own, or else the first and last of its milestones. */
export type ProgressLine = { reference: string; number: string | null; title: Worded; themeId: string; startsOn: string | null; endsOn: string | null; progress: InitiativeProgress; milestones: MilestoneLine[] };

/** `isAdopted`: there is something to be carried out. */
export type PlanProgress = { plan: PlanSummary; themes: ThemeView[]; isAdopted: boolean; lines: ProgressLine[]; today: string; at: Date };

/** How far the initiatives of a plan have come. Throws `not_found`. */
export async function getPlanProgress(ctx: Context, planSlug: string): Promise<PlanProgress> {
  const plan = await getPlan(ctx, planSlug);
  const { initiatives: i, milestones: m } = ctx.tables;
  const adopted = and(eq(i.planId, plan.id), eq(i.state, "published"));
  const [themes, rows, milestones] = await Promise.all([
    listThemes(ctx, plan.id),
    ctx.read.select({ id: i.id, reference: i.reference, number: i.number, title: i.title, themeId: i.themeId, startsOn: i.startsOn, endsOn: i.endsOn }).from(i).where(adopted).orderBy(asc(i.sequence), asc(i.id)),
    ctx.read.select().from(m).where(inArray(m.initiativeId, ctx.read.select({ id: i.id }).from(i).where(adopted))).orderBy(asc(m.position), asc(m.id)),
  ]);
  const today = dayOf(ctx.now);
  const lines = rows.map(({ id, title, startsOn, endsOn, ...row }): ProgressLine => {
    const own = milestones.filter(({ initiativeId }) => initiativeId === id);
    const days = own.flatMap((each) => [each.startsOn, each.endsOn]).filter((day) => day !== null).sort();
    return {
      ...row, title: inLocale(title, ctx.locale), startsOn: startsOn ?? days[0] ?? null, endsOn: endsOn ?? days.at(-1) ?? null, progress: progressOf(own),
      milestones: own.map((each) => ({ number: each.position, title: inLocale(each.title, ctx.locale), startsOn: each.startsOn, endsOn: each.endsOn, movedFrom: movedFrom(each), completion: each.completion, last: each.reportedAt, isOverdue: isOverdue(each, today) })),
    };
  });
  return { plan, themes, isAdopted: lines.length > 0, lines, today, at: ctx.now };
}
