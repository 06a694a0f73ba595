import { lt } from "drizzle-orm";
import type { Context } from "../context.ts";

const keptFor = 2 * 60_000;

/** Forgets who had a case open minutes ago. Run by the worker. Looks first, so that an idle desk writes nothing. */
export async function forgetPresence(ctx: Context): Promise<void> {
  const { casePresence: c } = ctx.tables;
  const before = new Date(ctx.now.getTime() - keptFor);
  if ((await ctx.read.select({ at: c.at }).from(c).where(lt(c.at, before)).limit(1)).length === 0) return;
  await ctx.write(async (tx) => { await tx.delete(c).where(lt(c.at, before)); });
}
