import { lt } from "drizzle-orm";
import type { Context } from "../context.ts";
import { undoneWithin } from "../triage/undoable.ts";

/** Forgets how proposals were in drafts that they were taken out of, once that cannot be undone any more. Run by the worker. */
export async function forgetPlacements(ctx: Context): Promise<void> {
  const { removedPlacements: r } = ctx.tables;
  await ctx.write(async (tx) => { await tx.delete(r).where(lt(r.removedAt, new Date(ctx.now.getTime() - undoneWithin))); });
}
