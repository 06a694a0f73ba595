import { and, eq, sql } from "drizzle-orm";
import type { WriteHandle } from "#db/store.ts";
import type { Context } from "../context.ts";
import { conflict, forbidden, notFound } from "../errors.ts";
import { getPlan, type PlanSummary } from "../plans/queries.server.ts";
import { requireStaff } from "../triage/policy.ts";

export type Draft = Context["tables"]["initiatives"]["$inferSelect"];

/** The plan of the address, for who works on it. */
export async function requirePlan(ctx: Context, planSlug: string): Promise<PlanSummary> {
  requireStaff(ctx.actor);
  const plan = await getPlan(ctx, planSlug);
  requireStaff(ctx.actor, plan.id);
  return plan;
}

/**
 * The draft initiative that an act is on, held until the transaction ends. Throws `not_found`; `forbidden` when its plan is closed; and `conflict`
 * when it is adopted by now, or not at `version` any more, where one is given.
 */
export async function holdDraft(ctx: Context, tx: WriteHandle, planId: string, reference: string, version?: number): Promise<Draft> {
  const { initiatives: i, plans: p } = ctx.tables;
  const [row] = await tx.update(i).set({ version: sql`${i.version}` }).where(and(eq(i.reference, reference), eq(i.planId, planId))).returning();
  if (!row) throw notFound();
  const [plan] = await tx.select({ state: p.state }).from(p).where(eq(p.id, planId));
  if (plan!.state === "closed") throw forbidden("plan_closed");
  if (row.state !== "draft" || (version !== undefined && row.version !== version)) throw conflict();
  return row;
}
