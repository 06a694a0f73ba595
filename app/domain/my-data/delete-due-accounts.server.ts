import { and, asc, isNull, lte } from "drizzle-orm";
import type { Context } from "../context.ts";
import { deleteAccount } from "./delete-account.server.ts";

const batchSize = 20;

/**
 * Carries out the deletions whose time has come, a few at a time, and answers how many accounts it deleted; fewer than
 * `batchSize` means that none is left. Run by the worker; several may.
 */
export async function deleteDueAccounts(ctx: Context): Promise<number> {
  const { users } = ctx.tables;
  const isDue = lte(users.deletionDueAt, ctx.now);
  const due = await ctx.read.select({ id: users.id }).from(users).where(and(isDue, isNull(users.deletedAt))).orderBy(asc(users.deletionDueAt)).limit(batchSize);
  let deleted = 0;
  for (const { id } of due) if (await deleteAccount(ctx, id, "asked", isDue)) deleted += 1;
  return deleted;
}
