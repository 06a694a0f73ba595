import { and, eq, notExists } from "drizzle-orm";
import type { Context } from "../context.ts";
import { DomainError, forbidden } from "../errors.ts";
import { collectPlanContent } from "./collect-plan-content.server.ts";
import { insertPublication } from "./insert-publication.server.ts";

/**
 * Records each plan that was adopted before the platform kept versions as its version 1, with what is known of it. Run at every
 * start; of two processes that start together one records. Answers how many there were.
 */
export async function recordAdoptedPlans(ctx: Context): Promise<number> {
  if (ctx.actor.kind !== "system") throw forbidden();
  const { plans: p, publications } = ctx.tables;
  const isUnrecorded = and(eq(p.state, "published"), notExists(ctx.read.select({ id: publications.id }).from(publications).where(and(eq(publications.planId, p.id), eq(publications.kind, "plan")))));
  const waiting = await ctx.read.select().from(p).where(isUnrecorded);
  let recorded = 0;
  for (const plan of waiting) {
    try {
      await ctx.write(async (tx) => {
        await insertPublication(ctx, tx, { planId: plan.id, kind: "plan", number: 1, content: await collectPlanContent({ ...ctx, read: tx }, plan), note: null, override: null });
      });
      recorded += 1;
    } catch (error) {
      // Another process was faster.
      if (!(error instanceof DomainError && error.kind === "conflict")) throw error;
    }
  }
  return recorded;
}
