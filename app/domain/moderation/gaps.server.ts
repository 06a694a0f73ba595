import { and, eq, isNull, max } from "drizzle-orm";
import { gapMark, gapNumbers, leaveOut, withoutMarks } from "#app/lib/gap-marks.ts";
import { newId } from "#app/lib/id.ts";
import type { ReadHandle, WriteHandle } from "#db/store.ts";
import type { Context } from "../context.ts";
import type { TextKey } from "../reports/hold-text.server.ts";

function ofText({ tables: { redactions: r } }: Context, { proposalId, commentId }: TextKey) {
  return and(eq(r.proposalId, proposalId), commentId === null ? isNull(r.commentId) : eq(r.commentId, commentId));
}

/** A number for the next mark of a text: neither kept nor standing in one of `texts`. */
export async function nextGapNumber(ctx: Context, handle: ReadHandle | WriteHandle, key: TextKey, texts: readonly string[]): Promise<number> {
  const [row] = await handle.select({ last: max(ctx.tables.redactions.number) }).from(ctx.tables.redactions).where(ofText(ctx, key));
  return Math.max(row?.last ?? 0, ...texts.flatMap(gapNumbers)) + 1;
}

/**
 * What is to be done with a new text of one from which passages were left out: they do not come back by it, also where its
 * writer began before they were left out, and of marks only those stay that are marks of this text.
 */
export async function keepGaps(ctx: Context, tx: WriteHandle, key: TextKey): Promise<(text: string) => string> {
  const { redactions: r } = ctx.tables;
  const rows = await tx.select({ number: r.number, reason: r.reason, passage: r.passage }).from(r).where(and(ofText(ctx, key), isNull(r.restoredAt)));
  const gaps = rows.map(({ number, reason, passage }) => ({ mark: gapMark(number, reason), passage }));
  const allowed = gaps.map(({ mark }) => mark);
  return (text) => gaps.reduce((left, { mark, passage }) => leaveOut(left, passage, mark), withoutMarks(text, allowed));
}

/** What was left out of a whole is left out of a part that has its marks, and comes back there too when it is put back. */
export async function carryGaps(ctx: Context, tx: WriteHandle, { from, to, texts }: { from: string; to: string; texts: readonly string[] }): Promise<void> {
  const { redactions: r } = ctx.tables;
  const numbers = new Set(texts.flatMap(gapNumbers));
  const rows = await tx.select().from(r).where(and(ofText(ctx, { proposalId: from, commentId: null }), isNull(r.restoredAt)));
  for (const row of rows.filter(({ number }) => numbers.has(number))) await tx.insert(r).values({ ...row, id: newId(), proposalId: to });
}
