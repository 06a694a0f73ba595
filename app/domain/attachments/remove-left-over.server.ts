import { and, eq, lt } from "drizzle-orm";
import { isStorageFailure } from "#app/lib/file-storage.ts";
import type { Context } from "../context.ts";
import { belongingToNothing } from "./attach.server.ts";

/** How long a file that belongs to nothing waits, in milliseconds: nothing that is being attached is taken away. */
const keptFor = 24 * 3600 * 1000;
const atOnce = 100;

/**
 * Removes files that belong to nothing: taken off, of a draft that was thrown away, or left when something failed half
 * way. The file goes first, so that no file is ever without a row. Answers how many went. What the storage does not remove
 * now waits for the next round. Run by the worker.
 */
export async function removeLeftOverFiles(ctx: Context): Promise<number> {
  const { attachments: a } = ctx.tables;
  const due = and(belongingToNothing(ctx), lt(a.createdAt, new Date(ctx.now.getTime() - keptFor)))!;
  const rows = await ctx.read.select({ id: a.id, storageKey: a.storageKey }).from(a).where(due).orderBy(a.id).limit(atOnce);
  let removed = 0;
  for (const { id, storageKey } of rows) {
    try {
      await ctx.storage.remove(storageKey);
    } catch (error) {
      // A storage that is not there would be asked a hundred times for nothing.
      if (isStorageFailure(error)) return removed;
      throw error;
    }
    await ctx.write(async (tx) => { await tx.delete(a).where(and(eq(a.id, id), due)); });
    removed += 1;
  }
  return removed;
}
