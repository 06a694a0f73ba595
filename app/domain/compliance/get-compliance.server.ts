import { and, desc, eq, ne } from "drizzle-orm";
import type { RequirementId } from "#db/values.ts";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { coordinates } from "../plans/managed-plan.server.ts";
import { getPlan, type PlanSummary } from "../plans/queries.server.ts";
import { collectRecord, type PlanOfRecord } from "./collect-record.server.ts";
import { computeCompliance } from "./compute-compliance.ts";
import type { RequirementResult } from "./requirement.ts";
import { thresholdsWith, type Thresholds } from "./thresholds.ts";

/** A change of what a requirement is measured by: by its names, what it was and became. */
export type RuleChange = { at: Date; requirement: RequirementId; before: Record<string, number>; after: Record<string, number> };

export type Compliance = { results: RequirementResult[]; thresholds: Thresholds };

/** The minimum requirements of a plan as they stand now. */
export async function computeFor(ctx: Context, plan: PlanOfRecord): Promise<Compliance> {
  const [record, thresholds] = await Promise.all([collectRecord(ctx, plan), readThresholds(ctx, plan.id)]);
  return { results: computeCompliance(record, thresholds, ctx.now), thresholds };
}

/** The minimum requirements of a public plan, what they are measured by, and how that was changed. Throws `not_found`. */
export async function getCompliance(ctx: Context, planSlug: string): Promise<Compliance & { plan: PlanSummary; changes: RuleChange[]; mayManage: boolean }> {
  const plan = await getPlan(ctx, planSlug);
  const { plans: p } = ctx.tables;
  const [row] = await ctx.read.select(columnsOf(ctx)).from(p).where(and(eq(p.id, plan.id), ne(p.state, "draft")));
  if (!row) throw notFound();
  return { plan, ...(await computeFor(ctx, row)), changes: await listChanges(ctx, plan.id), mayManage: coordinates(ctx.actor, plan.id) };
}

/** The columns of a plan that its requirements are computed from. */
export function columnsOf({ tables: { plans: p } }: Pick<Context, "tables">) {
  return { id: p.id, slug: p.slug, state: p.state, announcedAt: p.announcedAt, publishedOn: p.publishedOn, closedAt: p.closedAt };
}

async function readThresholds(ctx: Context, planId: string): Promise<Thresholds> {
  const { complianceRules: c } = ctx.tables;
  return thresholdsWith(await ctx.read.select({ requirement: c.requirement, thresholds: c.thresholds }).from(c).where(eq(c.planId, planId)));
}

/** From the audit trail, which is never changed; who did it is not told. */
async function listChanges(ctx: Context, planId: string): Promise<RuleChange[]> {
  const { auditEntries: a } = ctx.tables;
  const rows = await ctx.read.select({ at: a.at, data: a.data }).from(a).where(and(eq(a.subjectType, "plan"), eq(a.subjectId, planId), eq(a.action, "compliance.rules_changed"))).orderBy(desc(a.at), desc(a.id)).limit(50);
  return rows.map(({ at, data }) => ({ at, ...(data as Omit<RuleChange, "at">) }));
}
