import { and, eq, sql } from "drizzle-orm";
import { recordAct } from "../audit.server.ts";
import { isCoAuthor } from "../co-authors/is-co-author.server.ts";
import type { Context } from "../context.ts";
import { forbidden } from "../errors.ts";
import { takeTry } from "../rate-limits/take-try.server.ts";
import { done, refused, type Result } from "../result.ts";
import { loadTarget } from "./load-target.server.ts";
import { maySupport, mayWithdrawSupport, type Refusal } from "./policy.ts";
import { giveAllowanceBack, removeSupport, takeAllowance } from "./support-allowance.server.ts";

/** Supports a proposal. The key of the table makes it once, and a second try changes nothing; the plan may say how many a person can support. */
export async function supportProposal(ctx: Context, reference: string): Promise<Result<null, Refusal | "support_limit">> {
  const proposal = await loadTarget(ctx, reference);
  const permission = maySupport(ctx.actor, proposal, ctx.now);
  if (!permission.allowed) return refused(permission.reason);
  if (ctx.actor.kind !== "person") throw forbidden();
  const { id: userId, participantType } = ctx.actor;
  await takeTry(ctx, "supportPerPerson", userId);
  const { supports, proposals } = ctx.tables;
  const key = { planId: proposal.planId, proposalId: proposal.id, userId };
  return ctx.write(async (tx) => {
    if (!(await takeAllowance(ctx, tx, key))) {
      const [before] = await tx.select({ userId: supports.userId }).from(supports).where(and(eq(supports.proposalId, proposal.id), eq(supports.userId, userId)));
      return before ? done(null) : refused("support_limit");
    }
    // Whoever became a co-author since we looked: accepting holds what they have used first, as we do.
    const added = (await isCoAuthor(ctx, proposal.id, tx)) ? [] : await tx.insert(supports).values({ proposalId: proposal.id, userId, participantType, createdAt: ctx.now }).onConflictDoNothing().returning({ userId: supports.userId });
    if (added.length === 0) {
      await giveAllowanceBack(ctx, tx, key);
      return done(null);
    }
    await tx.update(proposals).set({ supportCount: sql`${proposals.supportCount} + 1` }).where(eq(proposals.id, proposal.id));
    await recordAct(ctx, tx, { action: "proposal.supported", subjectType: "proposal", subjectId: proposal.id });
    return done(null);
  });
}

/** Takes the support back, while support is taken: also from a proposal that was hidden or withdrawn since. */
export async function withdrawSupport(ctx: Context, reference: string): Promise<Result<null, Refusal>> {
  const proposal = await loadTarget(ctx, reference);
  const permission = mayWithdrawSupport(ctx.actor, proposal, ctx.now);
  if (!permission.allowed) return refused(permission.reason);
  if (ctx.actor.kind !== "person") throw forbidden();
  const userId = ctx.actor.id;
  return ctx.write(async (tx) => {
    if (!(await removeSupport(ctx, tx, { planId: proposal.planId, proposalId: proposal.id, userId }))) return done(null);
    await recordAct(ctx, tx, { action: "proposal.support_withdrawn", subjectType: "proposal", subjectId: proposal.id });
    return done(null);
  });
}
