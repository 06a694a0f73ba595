import { and, isNull, lt, sql } from "drizzle-orm";
import type { Context } from "../context.ts";

const daysKept = 7;

/** Takes the address and the words out of mail that was sent or given up a week ago. That it was sent stays known. Run by the worker. */
export async function forgetOldMail(ctx: Context): Promise<void> {
  const { outboxMessages: o } = ctx.tables;
  const before = new Date(ctx.now.getTime() - daysKept * 24 * 3600 * 1000);
  // As the index has it, which holds only the mail that has words left: all that was ever sent is long.
  const hasWords = sql`${o.recipient} <> ''`;
  await ctx.write(async (tx) => {
    await tx.update(o).set({ recipient: "", payload: {} }).where(and(lt(o.sentAt, before), hasWords));
    await tx.update(o).set({ recipient: "", payload: {} }).where(and(isNull(o.sentAt), lt(o.failedAt, before), hasWords));
  });
}
