import { and, count, eq, gte, inArray, isNull } from "drizzle-orm";
import { addDays, dayOf, startOfDay } from "#app/lib/danish-day.ts";
import { outcomes } from "#db/values.ts";
import type { Context } from "../context.ts";
import { getPlanNumbers, listPhases } from "../plans/queries.server.ts";
import type { ManagedPlan } from "../plans/managed-plan.server.ts";
import type { ComplianceRecord } from "./requirement.ts";

export type PlanOfRecord = Pick<ManagedPlan, "id" | "slug" | "state" | "announcedAt" | "publishedOn" | "closedAt">;

/** All of a plan's records that OGP's minimum requirements are computed from. Whoever asks has made sure that the reader may see the plan. */
export async function collectRecord(ctx: Context, plan: PlanOfRecord): Promise<ComplianceRecord> {
  const { meetings: m, outreach: o, repositoryDocuments: d } = ctx.tables;
  const [phases, meetings, outreach, documents, numbers, late] = await Promise.all([
    listPhases(ctx, plan.id),
    ctx.read.select({ id: m.id, kind: m.kind, title: m.title, heldOn: m.heldOn, cancelledReason: m.cancelledReason }).from(m).where(eq(m.planId, plan.id)),
    ctx.read.select({ id: o.id, title: o.title, doneOn: o.doneOn }).from(o).where(eq(o.planId, plan.id)).orderBy(o.doneOn, o.id),
    ctx.read.select({ id: d.id, kind: d.kind, title: d.title, addedAt: d.addedAt }).from(d).where(and(eq(d.planId, plan.id), isNull(d.withdrawnAt))).orderBy(d.addedAt, d.id),
    getPlanNumbers(ctx, plan.id),
    countLate(ctx, plan),
  ]);
  const dayOrNull = (moment: Date | null) => (moment === null ? null : dayOf(moment));
  return {
    isPublic: plan.state !== "draft", announcedOn: dayOrNull(plan.announcedAt), adoptedOn: plan.publishedOn, closedOn: dayOrNull(plan.closedAt),
    phases: phases.map(({ kind, opensAt, closesAt }) => ({ kind, from: dayOf(opensAt), to: dayOf(new Date(closesAt.getTime() - 1)) })),
    meetings: meetings.map(({ cancelledReason, ...meeting }) => ({ ...meeting, isCancelled: cancelledReason !== null })),
    outreach, documents: documents.map(({ addedAt, ...document }) => ({ ...document, addedOn: dayOf(addedAt) })),
    contributions: numbers.byType, answers: { admissible: numbers.answered + numbers.unanswered, answered: numbers.answered, late },
  };
}

/** How many proposals had their first answer after the day on which the plan was adopted. */
async function countLate(ctx: Context, { id, publishedOn }: PlanOfRecord): Promise<number> {
  const adoptedBy = publishedOn === null ? null : startOfDay(addDays(publishedOn, 1));
  if (adoptedBy === null) return 0;
  const { proposals: p } = ctx.tables;
  const [row] = await ctx.read.select({ count: count() }).from(p).where(and(eq(p.planId, id), eq(p.isHidden, false), gte(p.firstAnsweredAt, adoptedBy), inArray(p.status, [...outcomes])));
  return row!.count;
}
