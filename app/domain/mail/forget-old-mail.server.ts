import { and, isNotNull, lt, ne } from "drizzle-orm";
import type { Context } from "../context.ts";

const daysKept = 7;

/** Takes the address and the words out of mail that was sent or given up a week ago. That it was sent stays known. Run by the worker. */
export async function forgetOldMail(ctx: Context): Promise<void> {
  const { outboxMessages: o } = ctx.tables;
  const before = new Date(ctx.now.getTime() - daysKept * 24 * 3600 * 1000);
  await ctx.write(async (tx) => {
    await tx.update(o).set({ recipient: "", payload: {} }).where(and(isNotNull(o.sentAt), lt(o.sentAt, before), ne(o.recipient, "")));
    await tx.update(o).set({ recipient: "", payload: {} }).where(and(isNotNull(o.failedAt), lt(o.failedAt, before), ne(o.recipient, "")));
  });
}
