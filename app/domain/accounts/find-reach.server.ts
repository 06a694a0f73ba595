import { eq, type SQL } from "drizzle-orm";
import type { ReadHandle } from "#db/store.ts";
import type { Context } from "../context.ts";

/**
 * Which accounts this person may find: all, but for the invented people of a demonstration, whose password is public. Those find
 * invented people alone, so that nobody who tries the demonstration with an address of their own is found by strangers.
 */
export async function findReach(ctx: Context, handle: ReadHandle): Promise<SQL | undefined> {
  if (ctx.actor.kind !== "person") return undefined;
  const { users } = ctx.tables;
  const [me] = await handle.select({ isDemo: users.isDemo }).from(users).where(eq(users.id, ctx.actor.id));
  return me?.isDemo === false ? undefined : eq(users.isDemo, true);
}
