import { and, eq, sql } from "drizzle-orm";
import { recordAct } from "../audit.server.ts";
import type { Context } from "../context.ts";
import { forbidden } from "../errors.ts";
import { takeTry } from "../rate-limits/take-try.server.ts";
import { done, refused, type Result } from "../result.ts";
import { loadTarget } from "./load-target.server.ts";
import { maySupport, type Refusal } from "./policy.ts";

/** Supports a proposal. The key of the table makes it once; a second try changes nothing. */
export async function supportProposal(ctx: Context, reference: string): Promise<Result<null, Refusal>> {
  const proposal = await loadTarget(ctx, reference);
  const permission = maySupport(ctx.actor, proposal, ctx.now);
  if (!permission.allowed) return refused(permission.reason);
  if (ctx.actor.kind !== "person") throw forbidden();
  const { id: userId, participantType } = ctx.actor;
  await takeTry(ctx, "supportPerPerson", userId);
  const { supports, proposals } = ctx.tables;
  return ctx.write(async (tx) => {
    const added = await tx.insert(supports).values({ proposalId: proposal.id, userId, participantType, createdAt: ctx.now }).onConflictDoNothing().returning({ userId: supports.userId });
    if (added.length === 0) return done(null);
    await tx.update(proposals).set({ supportCount: sql`${proposals.supportCount} + 1` }).where(eq(proposals.id, proposal.id));
    await recordAct(ctx, tx, { action: "proposal.supported", subjectType: "proposal", subjectId: proposal.id });
    return done(null);
  });
}

/** Takes the support back, while support is taken. */
export async function withdrawSupport(ctx: Context, reference: string): Promise<Result<null, Refusal>> {
  const proposal = await loadTarget(ctx, reference);
  const permission = maySupport(ctx.actor, proposal, ctx.now);
  if (!permission.allowed) return refused(permission.reason);
  if (ctx.actor.kind !== "person") throw forbidden();
  const userId = ctx.actor.id;
  const { supports, proposals } = ctx.tables;
  return ctx.write(async (tx) => {
    const removed = await tx.delete(supports).where(and(eq(supports.proposalId, proposal.id), eq(supports.userId, userId))).returning({ userId: supports.userId });
    if (removed.length === 0) return done(null);
    await tx.update(proposals).set({ supportCount: sql`${proposals.supportCount} - 1` }).where(eq(proposals.id, proposal.id));
    await recordAct(ctx, tx, { action: "proposal.support_withdrawn", subjectType: "proposal", subjectId: proposal.id });
    return done(null);
  });
}
