import { eq, inArray, sql, type SQL } from "drizzle-orm";
import type { WriteHandle } from "#db/store.ts";
import type { Context } from "../context.ts";
import { growingWaits, type GrowingWaitName } from "./limits.ts";

/** After so long without a try, in milliseconds, what went wrong before is forgotten. */
const forgottenAfter = 24 * 3600 * 1000;

/** 0: the try may be made. Else the seconds until one may. */
export type Wait = number;

/**
 * Counts one try of `name` by `who` before it is made, and answers whether it may be. One statement counts, decides and
 * says from when the next one may be, so of many tries at once no more are made than are free. Whoever succeeds calls
 * `forgetWaits`. `who` is kept in the database, so pass an id or a hash.
 */
export async function takeTurn(ctx: Context, name: GrowingWaitName, who: string): Promise<Wait> {
  const { free, seconds } = growingWaits[name];
  const { rateLimits: r } = ctx.tables;
  const now = ctx.now.getTime();
  const at = (time: number) => sql.param(new Date(time), r.availableAt);
  const tries = sql`case when ${r.windowStart} < ${sql.param(new Date(now - forgottenAfter), r.windowStart)} then 1 else ${r.tries} + 1 end`;
  // After the last free try the first wait begins; each further try makes it the next one.
  const first = free * ctx.rateLimitFactor;
  const next: SQL[] = seconds.map((wait, step) => sql`when (${tries}) = ${first + step} then ${at(now + wait * 1000)}`);
  // Null while tries are free: two at once may come with clocks that differ. The branch that is never taken tells PostgreSQL the type.
  const availableAt = sql`case when 1 = 0 then ${r.availableAt} when (${tries}) < ${first} then null ${sql.join(next, sql` `)} else ${at(now + seconds.at(-1)! * 1000)} end`;
  const key = `${name}:${who}`;
  const [taken] = await ctx.write(async (tx) => tx.insert(r).values({ key, windowStart: ctx.now, tries: 1, availableAt: null }).onConflictDoUpdate({
    target: r.key, set: { tries, availableAt, windowStart: ctx.now }, setWhere: sql`${r.availableAt} is null or ${r.availableAt} <= ${at(now)}`,
  }).returning({ tries: r.tries }));
  if (taken) return 0;
  const [row] = await ctx.read.select({ availableAt: r.availableAt }).from(r).where(eq(r.key, key));
  return Math.max(1, Math.ceil(((row?.availableAt?.getTime() ?? now) - now) / 1000));
}

/** After a success: nothing that went wrong before counts any more. In the transaction that records the success. */
export async function forgetWaits(ctx: Context, tx: WriteHandle, waits: readonly { name: GrowingWaitName; who: string }[]): Promise<void> {
  const { rateLimits: r } = ctx.tables;
  await tx.delete(r).where(inArray(r.key, waits.map(({ name, who }) => `${name}:${who}`)));
}
