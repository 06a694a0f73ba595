import { and, eq, gt, inArray, sql } from "drizzle-orm";
import { stemVersion } from "#app/lib/stem.ts";
import type { ReadHandle } from "#db/store.ts";
import type { Context } from "../context.ts";
import { forbidden } from "../errors.ts";
import { indexProposal } from "../proposals/keep-books.server.ts";

const batchSize = 500;
const theRow = "index";

/**
 * Makes the search index anew if it was made with other stems than this program's, and answers how many proposals were
 * put into it. Each batch is a write of its own and the version is stored last: what was interrupted begins again, and
 * of two processes that do it at once the slower one stops when the other is through.
 */
export async function refreshSearchIndex(ctx: Context, options: { onStart?: (proposals: number) => void } = {}): Promise<number> {
  if (ctx.actor.kind !== "system") throw forbidden();
  if (await isCurrent(ctx, ctx.read)) return 0;
  const { proposals: p } = ctx.tables;
  const [visible] = await ctx.read.select({ count: sql<number>`count(*)`.mapWith(Number) }).from(p).where(eq(p.isHidden, false));
  if (visible!.count > 0) options.onStart?.(visible!.count);
  let indexed = 0;
  let ids = await nextIds(ctx, "");
  while (ids.length > 0) {
    const done = await indexBatch(ctx, ids);
    if (done === null) return indexed;
    indexed += done;
    ids = await nextIds(ctx, ids.at(-1)!);
  }
  await storeVersion(ctx);
  return indexed;
}

async function isCurrent({ tables: { searchState: s } }: Context, read: ReadHandle): Promise<boolean> {
  const [state] = await read.select({ version: s.stemVersion }).from(s).where(eq(s.id, theRow));
  return state?.version === stemVersion;
}

async function nextIds({ read, tables: { proposals: p } }: Context, after: string): Promise<string[]> {
  const rows = await read.select({ id: p.id }).from(p).where(and(eq(p.isHidden, false), gt(p.id, after))).orderBy(p.id).limit(batchSize);
  return rows.map((row) => row.id);
}

/** How many were put into the index; null when another process has made all of it meanwhile. */
async function indexBatch(ctx: Context, ids: string[]): Promise<number | null> {
  const { proposals: p } = ctx.tables;
  return ctx.write(async (tx) => {
    if (await isCurrent(ctx, tx)) return null;
    // Changes nothing, but whoever hides or answers one of these meanwhile waits, or is waited for: the index must not fall behind them.
    const rows = await tx.update(p).set({ version: sql`${p.version}` }).where(and(inArray(p.id, ids), eq(p.isHidden, false))).returning();
    for (const row of rows) await indexProposal(ctx, tx, row);
    return rows.length;
  });
}

async function storeVersion(ctx: Context): Promise<void> {
  const { searchState: s } = ctx.tables;
  await ctx.write(async (tx) => { await tx.insert(s).values({ id: theRow, stemVersion }).onConflictDoUpdate({ target: s.id, set: { stemVersion } }); });
}
