import { and, eq, notExists } from "drizzle-orm";
import { isForeignKeyViolation } from "#db/errors.ts";
import type { Context } from "../context.ts";
import { getManagedPlan, holdManagedPlan } from "../plans/managed-plan.server.ts";
import { done, refused, type Result } from "../result.ts";
import { recordStaffAct } from "../triage/record-staff-act.server.ts";

/**
 * Deletes a plan in draft that nothing is in, with its themes, phases and settings, and the roles on it. Its code and address
 * are free again. Throws `conflict` when somebody changed it since the page was opened.
 */
export async function deletePlan(ctx: Context, planSlug: string, version: number): Promise<Result<null, "plan_in_use">> {
  const { id } = await getManagedPlan(ctx, planSlug);
  const { plans: p, proposals, initiatives: i, proposalDrafts: d, roleGrants: g, follows: f, meetings, outreach, repositoryDocuments } = ctx.tables;
  return ctx.write(async (tx) => {
    const plan = await holdManagedPlan(ctx, tx, id, version);
    const holdsNothing = [proposals, i, d, meetings, outreach, repositoryDocuments].map((table) => notExists(tx.select({ id: table.id }).from(table).where(eq(table.planId, id))));
    const gone = await tx.delete(p).where(and(eq(p.id, id), eq(p.state, "draft"), ...holdsNothing)).returning({ id: p.id });
    if (gone.length === 0) return refused("plan_in_use");
    await tx.delete(g).where(eq(g.scope, id));
    await tx.delete(f).where(and(eq(f.subject, "plan"), eq(f.subjectId, id)));
    await recordStaffAct(ctx, tx, { action: "plan.deleted", subjectType: "plan", subjectId: id, planId: id, data: { before: { slug: plan.slug, code: plan.code, title: plan.title.da } } });
    return done(null);
  }).catch((error: unknown) => {
    if (isForeignKeyViolation(error)) return refused("plan_in_use");
    throw error;
  });
}
