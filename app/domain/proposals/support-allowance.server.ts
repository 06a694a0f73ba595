import { and, eq, sql } from "drizzle-orm";
import type { WriteHandle } from "#db/store.ts";
import type { Context } from "../context.ts";

/** Whose support of what: the plan is the proposal's. */
export type SupportKey = { planId: string; proposalId: string; userId: string };

/**
 * Takes one of the supports that a person has in a plan, and answers whether there was one left. One statement decides, so of
 * many at once no more are taken than the plan allows. On PostgreSQL the person's row is held until the transaction ends: every
 * act on a person's supports begins with it, so none waits for another one in a circle.
 */
export async function takeAllowance(ctx: Context, tx: WriteHandle, { planId, userId }: Omit<SupportKey, "proposalId">): Promise<boolean> {
  const { supportAllowances: s, plans } = ctx.tables;
  const limit = sql`(select ${plans.supportLimit} from ${plans} where ${plans.id} = ${planId})`;
  const taken = await tx.insert(s).values({ planId, userId, used: 1 }).onConflictDoUpdate({ target: [s.planId, s.userId], set: { used: sql`${s.used} + 1` }, setWhere: sql`${limit} is null or ${s.used} < ${limit}` }).returning({ used: s.used });
  return taken.length > 0;
}

/** Gives back one that was taken. */
export async function giveAllowanceBack(ctx: Context, tx: WriteHandle, { planId, userId }: Omit<SupportKey, "proposalId">): Promise<void> {
  const { supportAllowances: s } = ctx.tables;
  await tx.update(s).set({ used: sql`${s.used} - 1` }).where(and(eq(s.planId, planId), eq(s.userId, userId)));
}

/** Holds what a person has used in a plan until the transaction ends. */
export async function holdAllowance(ctx: Context, tx: WriteHandle, { planId, userId }: Omit<SupportKey, "proposalId">): Promise<void> {
  const { supportAllowances: s } = ctx.tables;
  await tx.insert(s).values({ planId, userId, used: 0 }).onConflictDoUpdate({ target: [s.planId, s.userId], set: { used: sql`${s.used}` } });
}

/** Takes a support away, with its count and what it used up. Answers whether there was one. */
export async function removeSupport(ctx: Context, tx: WriteHandle, key: SupportKey): Promise<boolean> {
  const { supports, proposals } = ctx.tables;
  await holdAllowance(ctx, tx, key);
  const removed = await tx.delete(supports).where(and(eq(supports.proposalId, key.proposalId), eq(supports.userId, key.userId))).returning({ userId: supports.userId });
  if (removed.length === 0) return false;
  await giveAllowanceBack(ctx, tx, key);
  await tx.update(proposals).set({ supportCount: sql`${proposals.supportCount} - 1` }).where(eq(proposals.id, key.proposalId));
  return true;
}
