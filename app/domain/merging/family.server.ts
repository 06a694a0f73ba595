import { eq } from "drizzle-orm";
import type { ReadHandle, WriteHandle } from "#db/store.ts";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { loadCase, type Case } from "../triage/load-case.server.ts";

/** A submission that was split and its parts: the words of a part stand in the whole too. */
type Member = { id: string; reference: string };

/** The whole that a proposal is, or is a part of. */
async function findWhole(ctx: Context, handle: Pick<ReadHandle, "select">, proposalId: string): Promise<Member> {
  const { proposals: p } = ctx.tables;
  const [row] = await handle.select({ id: p.id, reference: p.reference, partOfId: p.partOfId }).from(p).where(eq(p.id, proposalId));
  if (!row) throw notFound();
  if (row.partOfId === null) return row;
  const [whole] = await handle.select({ id: p.id, reference: p.reference }).from(p).where(eq(p.id, row.partOfId));
  return whole!;
}

/** The whole and its parts, in their order. A proposal that was not split is the only one. */
export async function listFamily(ctx: Context, proposalId: string, handle: Pick<ReadHandle, "select"> = ctx.read): Promise<Context["tables"]["proposals"]["$inferSelect"][]> {
  const { proposals: p } = ctx.tables;
  const whole = await findWhole(ctx, handle, proposalId);
  return [...(await handle.select().from(p).where(eq(p.id, whole.id))), ...(await handle.select().from(p).where(eq(p.partOfId, whole.id)).orderBy(p.reference))];
}

/** The same, held until the transaction ends: the whole first, so that nobody splits it meanwhile, and then its parts in the order in which everyone takes hold of several. */
export async function holdFamily(ctx: Context, tx: WriteHandle, proposalId: string): Promise<Case[]> {
  const { proposals: p } = ctx.tables;
  const whole = await findWhole(ctx, tx, proposalId);
  const family = [await loadCase(ctx, tx, whole.reference)];
  for (const { reference } of await tx.select({ reference: p.reference }).from(p).where(eq(p.partOfId, whole.id)).orderBy(p.reference)) family.push(await loadCase(ctx, tx, reference));
  return family;
}
