import { and, count, eq } from "drizzle-orm";
import { isOnItsWay } from "../answers/drafts-on-their-way.server.ts";
import type { Context } from "../context.ts";
import { getPlan, type PlanSummary } from "../plans/queries.server.ts";
import { hasRole } from "../roles.ts";
import { countCases } from "../figures/count-cases.server.ts";
import { requireStaff } from "../triage/policy.ts";
import type { DeskSettings } from "./schema.ts";

/** `waiting`: what a change of a setting is about that is under way. `mayChange`: moderators read them, coordinators change them. */
export type DeskSettingsView = { plan: PlanSummary; settings: DeskSettings; version: number; waiting: { approval: number; screening: number }; mayChange: boolean };

/** How the desk of a plan works, for its staff. */
export async function getDeskSettings(ctx: Context, planSlug: string): Promise<DeskSettingsView> {
  requireStaff(ctx.actor);
  const plan = await getPlan(ctx, planSlug);
  requireStaff(ctx.actor, plan.id);
  const { plans: p, answerDrafts: d, proposals } = ctx.tables;
  const [[row], [approval], { awaitingScreening }] = await Promise.all([
    ctx.read.select({ fourEyes: p.fourEyes, screening: p.screening, screeningHours: p.screeningHours, answerDays: p.answerDays, assessorsPerCase: p.assessorsPerCase, assessmentDays: p.assessmentDays, version: p.version }).from(p).where(eq(p.id, plan.id)),
    ctx.read.select({ count: count() }).from(d).innerJoin(proposals, eq(proposals.id, d.proposalId)).where(and(eq(d.planId, plan.id), eq(d.state, "awaiting_approval"), isOnItsWay(ctx.tables))),
    countCases(ctx, plan.id),
  ]);
  const { version, ...settings } = row!;
  return { plan, settings, version, waiting: { approval: approval!.count, screening: awaitingScreening }, mayChange: hasRole(ctx.actor, "coordinator", plan.id) };
}
