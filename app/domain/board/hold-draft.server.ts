import { and, eq, sql } from "drizzle-orm";
import type { WriteHandle } from "#db/store.ts";
import type { Actor, Context } from "../context.ts";
import { conflict, forbidden, notFound } from "../errors.ts";
import { getPlan, type PlanSummary } from "../plans/queries.server.ts";
import { coordinates } from "../plans/managed-plan.server.ts";
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
  return hold(ctx, tx, { planId, reference, version }, ({ state }) => state === "draft");
}

/** The same for a change of its words: of an initiative that is adopted the plan's coordinators can correct them. */
export async function holdWritten(ctx: Context, tx: WriteHandle, planId: string, reference: string, version?: number): Promise<Draft> {
  return hold(ctx, tx, { planId, reference, version }, (row) => row.state === "draft" || mayCorrect(ctx.actor, row));
}

/** The same for naming who carries it out: to one that is adopted the plan's coordinators can add, so that somebody can be reminded of it. */
export async function holdNameable(ctx: Context, tx: WriteHandle, planId: string, reference: string): Promise<Draft> {
  return hold(ctx, tx, { planId, reference, version: undefined }, ({ state }) => state === "draft" || coordinates(ctx.actor, planId));
}

/** Whether somebody may correct what an adopted initiative says: who runs its plan, where it was written here and not taken from a source. */
export function mayCorrect(actor: Actor, { state, adoptedVersion, planId }: Pick<Draft, "state" | "adoptedVersion" | "planId">): boolean {
  return state === "published" && adoptedVersion !== null && coordinates(actor, planId);
}

async function hold(ctx: Context, tx: WriteHandle, { planId, reference, version }: { planId: string; reference: string; version: number | undefined }, isOpen: (row: Draft) => boolean): Promise<Draft> {
  const { initiatives: i, plans: p } = ctx.tables;
  const [row] = await tx.update(i).set({ version: sql`${i.version}` }).where(and(eq(i.reference, reference), eq(i.planId, planId))).returning();
  if (!row) throw notFound();
  const [plan] = await tx.select({ state: p.state }).from(p).where(eq(p.id, planId));
  if (plan!.state === "closed") throw forbidden("plan_closed");
  if (!isOpen(row) || (version !== undefined && row.version !== version)) throw conflict();
  return row;
}
