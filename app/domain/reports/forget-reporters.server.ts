import { and, isNotNull, lt, ne, or } from "drizzle-orm";
import type { Context } from "../context.ts";

const day = 24 * 3600 * 1000;
/** The address of a report that nobody has decided is kept for so many days. A decision empties it at once. */
const addressDays = 183;
/** What was written in a report is kept for so many days after the decision: as long as one may object, and as the objection takes. */
const wordsDays = 365;

/** Takes the addresses and words of old reports away. That a text was reported, why and what came of it stays. Run by the worker. */
export async function forgetReporters(ctx: Context): Promise<void> {
  const { reports: r } = ctx.tables;
  const before = (days: number) => new Date(ctx.now.getTime() - days * day);
  await ctx.write(async (tx) => {
    await tx.update(r).set({ email: "" }).where(and(ne(r.email, ""), or(isNotNull(r.decidedAt), lt(r.createdAt, before(addressDays)))));
    await tx.update(r).set({ body: "" }).where(and(ne(r.body, ""), lt(r.decidedAt, before(wordsDays))));
  });
}
