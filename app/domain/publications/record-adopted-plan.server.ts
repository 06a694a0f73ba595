import { eq } from "drizzle-orm";
import type { WriteHandle } from "#db/store.ts";
import type { Context } from "../context.ts";
import { forbidden, notFound } from "../errors.ts";
import { collectPlanContent } from "./collect-plan-content.server.ts";
import { insertPublication } from "./insert-publication.server.ts";

/** Records a plan that was adopted before the platform was there as its version 1, with what is known of it. For seeding and the worker. */
export async function recordAdoptedPlan(ctx: Context, tx: WriteHandle, planId: string): Promise<void> {
  if (ctx.actor.kind !== "system") throw forbidden();
  const { plans: p } = ctx.tables;
  const [plan] = await tx.select().from(p).where(eq(p.id, planId));
  if (!plan) throw notFound();
  await insertPublication(ctx, tx, { planId, kind: "plan", number: 1, content: await collectPlanContent({ ...ctx, read: tx }, plan), note: null, override: null });
}
