import { asc, desc, eq, inArray } from "drizzle-orm";
import { isUniqueViolation } from "#db/errors.ts";
import type { ReadHandle } from "#db/store.ts";
import type { Context } from "../context.ts";
import { chainStart, sealHash, type ChainHead } from "./chain.ts";

/** How many entries are sealed in one transaction, for whose end readers wait, and how many of these follow one another before the worker does something else. */
const batchSize = 100;
const mostBatches = 50;

/**
 * Seals the entries that have no seal, in the order in which they were made as far as they are there: one that is committed late gets a later place and
 * is not passed over, as what waits is known by name and not by time. Answers how many were sealed.
 */
export async function sealEntries(ctx: Context, isStopping: () => boolean = () => false): Promise<number> {
  const { auditUnsealed: u } = ctx.tables;
  let sealed = 0;
  for (let batch = 0; batch < mostBatches && !isStopping(); batch += 1) {
    const [waiting] = await ctx.read.select({ entryId: u.entryId }).from(u).limit(1);
    const count = waiting ? await sealBatch(ctx) : 0;
    sealed += count;
    if (count < batchSize) break;
  }
  return sealed;
}

/** Of two workers that seal at the same moment only one finds the place free; the other one leaves it, and comes again. */
async function sealBatch(ctx: Context): Promise<number> {
  const { auditEntries: a, auditSeals: s, auditUnsealed: u } = ctx.tables;
  try {
    return await ctx.write(async (tx) => {
      let head = await findHead(ctx, tx);
      const rows = await tx.select({ entry: a }).from(u).innerJoin(a, eq(a.id, u.entryId)).orderBy(asc(u.entryId)).limit(batchSize);
      if (rows.length === 0) return 0;
      const seals = rows.map(({ entry }) => {
        const sequence = head.sequence + 1;
        head = { sequence, hash: sealHash(head.hash, sequence, ctx.now, entry) };
        return { ...head, entryId: entry.id, at: ctx.now };
      });
      await tx.insert(s).values(seals);
      await tx.delete(u).where(inArray(u.entryId, rows.map(({ entry }) => entry.id)));
      return rows.length;
    });
  } catch (error) {
    if (isUniqueViolation(error)) return 0;
    throw error;
  }
}

/** The end of the chain; its start while nothing is sealed. */
export async function findHead({ tables: { auditSeals: s } }: Pick<Context, "tables">, handle: ReadHandle): Promise<ChainHead> {
  const [head] = await handle.select({ sequence: s.sequence, hash: s.hash }).from(s).orderBy(desc(s.sequence)).limit(1);
  return head ?? chainStart;
}
