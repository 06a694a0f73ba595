import { and, inArray, isNull, lt, sql } from "drizzle-orm";
import { inSteps } from "#app/lib/in-steps.ts";
import type { Context } from "../context.ts";

const daysKept = 7;

/** Takes the address and the words out of mail that was sent or given up a week ago. That it was sent stays known. Run by the worker. */
export async function forgetOldMail(ctx: Context): Promise<void> {
  const { outboxMessages: o } = ctx.tables;
  const before = new Date(ctx.now.getTime() - daysKept * 24 * 3600 * 1000);
  // As the index has it, which holds only the mail that has words left: all that was ever sent is long.
  const hasWords = sql`${o.recipient} <> ''`;
  for (const isDone of [lt(o.sentAt, before), and(isNull(o.sentAt), lt(o.failedAt, before))]) {
    await inSteps((atOnce) => ctx.write(async (tx) => {
      const some = tx.select({ id: o.id }).from(o).where(and(isDone, hasWords)).limit(atOnce);
      return (await tx.update(o).set({ recipient: "", payload: {} }).where(inArray(o.id, some)).returning({ id: o.id })).length;
    }));
  }
}
