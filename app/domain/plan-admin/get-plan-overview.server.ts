import { count, eq } from "drizzle-orm";
import { listWarnings } from "../compliance/warnings.server.ts";
import type { RequirementResult } from "../compliance/requirement.ts";
import type { Context } from "../context.ts";
import { getManagedPlan, type ManagedPlan } from "../plans/managed-plan.server.ts";
import { getPlanNumbers } from "../plans/queries.server.ts";
import { countCases } from "../figures/count-cases.server.ts";
import { listPlannedPhases } from "./managed-phases.server.ts";
import { listStoredThemes } from "./managed-themes.server.ts";
import { gapsOf, type PlanGap } from "./missing.ts";
import { warningsOf, type PhaseWarning, type PlannedPhase } from "./phase-rules.ts";

export type PlanOverview = {
  plan: Pick<ManagedPlan, "id" | "slug" | "code" | "title" | "state" | "template" | "version" | "announcedAt" | "closedAt" | "publishedOn">;
  phases: PlannedPhase[];
  gaps: PlanGap[];
  warnings: PhaseWarning[];
  /** What of OGP's minimum requirements is at risk or not met. */
  requirements: RequirementResult[];
  counts: { themes: number; proposals: number; unanswered: number; initiatives: number };
};

/** Where a plan stands, for who runs it: what is in it, and what is missing before its next step. */
export async function getPlanOverview(ctx: Context, planSlug: string): Promise<PlanOverview> {
  const plan = await getManagedPlan(ctx, planSlug);
  const { initiatives: i } = ctx.tables;
  const [phases, themes, cases, numbers, [initiatives], requirements] = await Promise.all([
    listPlannedPhases(ctx, ctx.read, plan.id),
    listStoredThemes(ctx, ctx.read, plan.id),
    countCases(ctx, plan.id),
    getPlanNumbers(ctx, plan.id),
    ctx.read.select({ count: count() }).from(i).where(eq(i.planId, plan.id)),
    listWarnings(ctx, [plan.id]),
  ]);
  const { id, slug, code, title, state, template, version, announcedAt, closedAt, publishedOn } = plan;
  return {
    plan: { id, slug, code, title, state, template, version, announcedAt, closedAt, publishedOn }, phases,
    gaps: state === "draft" ? gapsOf({ plan, themes, phases, now: ctx.now }) : [],
    warnings: warningsOf(phases, state === "draft" ? ctx.now : announcedAt),
    requirements: requirements[plan.id] ?? [],
    counts: { themes: themes.length, proposals: cases.visible + cases.hidden + cases.awaitingScreening, unanswered: numbers.unanswered, initiatives: initiatives!.count },
  };
}
