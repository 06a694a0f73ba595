import { and, eq, lt } from "drizzle-orm";
import { recordAct } from "../audit.server.ts";
import type { Context } from "../context.ts";
import { forbidden, notFound } from "../errors.ts";
import { loadTarget } from "../proposals/load-target.server.ts";
import { maySupport, type Refusal } from "../proposals/policy.ts";
import { asReference } from "../proposals/reference.ts";
import { done, refused, type Result } from "../result.ts";

/**
 * Says that one supports the proposal as its text number `seen` has it: the support counts from that text on. One that came
 * while the page was open is none that was seen, and is asked about again. Nothing where there is no support.
 */
export async function keepSupport(ctx: Context, reference: string, seen: number): Promise<Result<null, Refusal>> {
  const proposal = await loadTarget(ctx, asReference(reference));
  const permission = maySupport(ctx.actor, proposal, ctx.now);
  if (!permission.allowed) return refused(permission.reason);
  if (ctx.actor.kind !== "person") throw forbidden();
  const userId = ctx.actor.id;
  const { supports, proposalVersions: v } = ctx.tables;
  const [version] = await ctx.read.select({ at: v.at }).from(v).where(and(eq(v.proposalId, proposal.id), eq(v.number, seen)));
  if (!version) throw notFound();
  return ctx.write(async (tx) => {
    const kept = await tx.update(supports).set({ createdAt: version.at }).where(and(eq(supports.proposalId, proposal.id), eq(supports.userId, userId), lt(supports.createdAt, version.at))).returning({ userId: supports.userId });
    if (kept.length > 0) await recordAct(ctx, tx, { action: "proposal.support_kept", subjectType: "proposal", subjectId: proposal.id, data: { version: seen } });
    return done(null);
  });
}
