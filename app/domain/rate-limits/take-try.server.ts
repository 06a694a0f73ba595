import { and, eq, gt, inArray, lt, sql } from "drizzle-orm";
import { inSteps } from "#app/lib/in-steps.ts";
import { preparedWrite } from "#db/prepared.ts";
import type { WriteHandle } from "#db/store.ts";
import type { Context } from "../context.ts";
import { DomainError } from "../errors.ts";
import { limits, type LimitName } from "./limits.ts";

/**
 * Counts one try of `name` by `who` and throws a DomainError `too_many` when there were too many in the window.
 * One statement counts and decides, so two tries at the same time cannot both be the last one. `who` is kept in the
 * database, so pass an id or a hash, not an address a person gave.
 */
export async function takeTry(ctx: Context, name: LimitName, who: string): Promise<void> {
  if (!(await ctx.write((tx) => countTry(ctx, tx, name, who)))) throw tooMany(ctx, limits[name].seconds);
}

/** The same in the transaction of what is tried: a try counts when that is committed. */
export async function takeTryWithin(ctx: Context, tx: WriteHandle, name: LimitName, who: string): Promise<void> {
  if (!(await countTry(ctx, tx, name, who))) throw tooMany(ctx, limits[name].seconds);
}

/** Whether it was one of those that may be. */
async function countTry(ctx: Context, tx: WriteHandle, name: LimitName, who: string): Promise<boolean> {
  const { tries, seconds } = limits[name];
  const [counted] = await counting({ tx, tables: ctx.tables }).execute({ key: `${name}:${who}`, windowStart: windowAt(ctx, seconds) });
  return counted!.tries <= tries * ctx.rateLimitFactor;
}

const counting = preparedWrite(({ tx, tables: { rateLimits } }) => {
  const windowStart = sql.param(sql.placeholder("windowStart"), rateLimits.windowStart);
  return tx.insert(rateLimits).values({ key: sql.placeholder("key"), windowStart: sql.placeholder("windowStart"), tries: 1 }).onConflictDoUpdate({
    target: rateLimits.key,
    set: { tries: sql`case when ${rateLimits.windowStart} = ${windowStart} then ${rateLimits.tries} + 1 else 1 end`, windowStart: sql`${windowStart}` },
  }).returning({ tries: rateLimits.tries });
});

/** Takes a try, and answers whether there was one left instead of throwing. */
export async function hasTry(ctx: Context, name: LimitName, who: string): Promise<boolean> {
  try {
    await takeTry(ctx, name, who);
    return true;
  } catch (error) {
    if (error instanceof DomainError && error.kind === "too_many") return false;
    throw error;
  }
}

/** Takes a try off again that turned out not to count, such as signing in with the right password. In the transaction that records it. */
export async function giveBackTry(ctx: Context, tx: WriteHandle, name: LimitName, who: string): Promise<void> {
  const { rateLimits } = ctx.tables;
  await tx.update(rateLimits).set({ tries: sql`${rateLimits.tries} - 1` }).where(and(eq(rateLimits.key, `${name}:${who}`), eq(rateLimits.windowStart, windowAt(ctx, limits[name].seconds)), gt(rateLimits.tries, 0)));
}

function windowAt(ctx: Context, seconds: number): Date {
  return new Date(Math.floor(ctx.now.getTime() / (seconds * 1000)) * seconds * 1000);
}

function tooMany(ctx: Context, seconds: number): DomainError {
  return new DomainError("too_many", { retryAfter: Math.ceil((windowAt(ctx, seconds).getTime() + seconds * 1000 - ctx.now.getTime()) / 1000) });
}

/** Removes the counts of windows that ended long ago. Run by the worker. */
export async function forgetOldTries(ctx: Context): Promise<void> {
  const { rateLimits } = ctx.tables;
  const before = new Date(ctx.now.getTime() - 24 * 3600 * 1000);
  await inSteps((atOnce) => ctx.write(async (tx) => {
    const some = tx.select({ key: rateLimits.key }).from(rateLimits).where(lt(rateLimits.windowStart, before)).limit(atOnce);
    return (await tx.delete(rateLimits).where(inArray(rateLimits.key, some)).returning({ key: rateLimits.key })).length;
  }));
}
