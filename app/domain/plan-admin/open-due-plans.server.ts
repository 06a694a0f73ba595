import { and, eq, exists, lte } from "drizzle-orm";
import { recordAct } from "../audit.server.ts";
import type { Context } from "../context.ts";
import { forbidden } from "../errors.ts";

/**
 * Says of announced plans whose time to collect has come that they are open. What may be done in a plan follows from its phases
 * alone, at the very moment: this is what it is called, and the plan that the home page is about. Run by the worker.
 */
export async function openDuePlans(ctx: Context): Promise<void> {
  if (ctx.actor.kind !== "system") throw forbidden();
  const { plans: p, phases: f } = ctx.tables;
  const isDue = and(eq(p.state, "announced"), exists(ctx.read.select({ kind: f.kind }).from(f).where(and(eq(f.planId, p.id), eq(f.kind, "collect"), lte(f.opensAt, ctx.now)))));
  // Nothing to open, the usual case, is seen without a write.
  if ((await ctx.read.select({ id: p.id }).from(p).where(isDue).limit(1)).length === 0) return;
  await ctx.write(async (tx) => {
    const opened = await tx.update(p).set({ state: "open" }).where(isDue).returning({ id: p.id });
    for (const { id } of opened) await recordAct(ctx, tx, { action: "plan.opened", subjectType: "plan", subjectId: id, planId: id, data: { before: { state: "announced" }, after: { state: "open" } } });
  });
}
