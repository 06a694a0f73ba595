import { and, eq } from "drizzle-orm";
import type { Context } from "../context.ts";
import { conflict, forbidden, notFound } from "../errors.ts";
import { getPlan } from "../plans/queries.server.ts";
import { requireStaff } from "../triage/policy.ts";
import { recordStaffAct } from "../triage/record-staff-act.server.ts";
import { findAct } from "./acts.server.ts";

/**
 * Orders that an act on many cases is undone, by who ordered it, as it is undone in their name. Cases that were changed since stay as they are. Throws
 * `conflict` for one that is not over, was undone, or cannot be.
 */
export async function undoBulk(ctx: Context, planSlug: string, jobId: string): Promise<void> {
  requireStaff(ctx.actor);
  const plan = await getPlan(ctx, planSlug);
  const person = requireStaff(ctx.actor, plan.id);
  const { bulkJobs: j } = ctx.tables;
  await ctx.write(async (tx) => {
    const [job] = await tx.select({ kind: j.kind, orderedBy: j.orderedBy, total: j.total }).from(j).where(and(eq(j.id, jobId), eq(j.planId, plan.id)));
    if (!job) throw notFound();
    if (job.orderedBy !== person.id) throw forbidden();
    if (!findAct(job.kind)?.undo) throw conflict();
    // Of two who press the button at the same moment one undoes it.
    const begun = await tx.update(j).set({ state: "undoing", availableAt: ctx.now }).where(and(eq(j.id, jobId), eq(j.state, "done"))).returning({ id: j.id });
    if (begun.length === 0) throw conflict();
    await recordStaffAct(ctx, tx, { action: "bulk.undo_ordered", subjectType: "bulk", subjectId: jobId, planId: plan.id, data: { kind: job.kind } });
  });
}
