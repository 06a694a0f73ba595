import { eq, sql } from "drizzle-orm";
import type { WriteHandle } from "#db/store.ts";
import type { Actor, Context, Person } from "../context.ts";
import { conflict, forbidden, notFound } from "../errors.ts";
import { hasPlatformRole, hasRole } from "../roles.ts";

/** A plan with all its settings, in draft or closed too. */
export type ManagedPlan = Context["tables"]["plans"]["$inferSelect"];

/** Whether someone runs a plan: its coordinators and those of the platform. Without a plan: whether they run any. */
export function coordinates(actor: Actor, planId?: string): actor is Person {
  return hasRole(actor, "coordinator", planId);
}

/** Whether someone may make new plans: coordinators of the platform. */
export function mayMakePlans(actor: Actor): actor is Person {
  return hasPlatformRole(actor, "coordinator");
}

/** A plan for who runs it. Throws `not_found` for a plan in draft that is not theirs, so that nobody learns of it, and `forbidden` for another. */
export async function getManagedPlan(ctx: Context, slug: string): Promise<ManagedPlan> {
  if (!coordinates(ctx.actor)) throw forbidden();
  const { plans: p } = ctx.tables;
  const [plan] = await ctx.read.select().from(p).where(eq(p.slug, slug));
  if (!plan) throw notFound();
  if (!coordinates(ctx.actor, plan.id)) throw plan.state === "draft" ? notFound() : forbidden();
  return plan;
}

/**
 * The plan, held until the transaction ends, for a change by who runs it. Throws `forbidden` for one that is closed, and
 * `conflict` when it is not at `version` any more, where one is given.
 */
export async function holdManagedPlan(ctx: Context, tx: WriteHandle, planId: string, version?: number): Promise<ManagedPlan> {
  if (!coordinates(ctx.actor, planId)) throw forbidden();
  const { plans: p } = ctx.tables;
  const [plan] = await tx.update(p).set({ version: sql`${p.version}` }).where(eq(p.id, planId)).returning();
  if (!plan) throw notFound();
  if (plan.state === "closed") throw forbidden("plan_closed");
  if (version !== undefined && plan.version !== version) throw conflict();
  return plan;
}
