import { and, eq, isNull, sql, type SQL, type SQLWrapper } from "drizzle-orm";
import { newId } from "#app/lib/id.ts";
import type { Tables } from "#db/schema/tables.ts";
import type { ReadHandle, WriteHandle } from "#db/store.ts";
import type { Context } from "../context.ts";
import { queueNotification } from "../mail/queue-notification.server.ts";
import type { Case } from "../triage/load-case.server.ts";

/**
 * Notes that a held case became part of `target`, in the transaction that answers it so; `checkAnswer` found the target and
 * holds the plan. A merge into another proposal before it ends. The target's author is told, once for each source.
 */
export async function recordMerge(ctx: Context, tx: WriteHandle, found: Case, target: { id: string }): Promise<void> {
  const { merges: m, proposals: p } = ctx.tables;
  const [before] = await tx.select({ id: m.id }).from(m).where(and(eq(m.sourceId, found.id), eq(m.targetId, target.id), isNull(m.undoneAt)));
  if (before) return;
  await endMerges(ctx, tx, found);
  const id = newId();
  await tx.insert(m).values({ id, sourceId: found.id, targetId: target.id, mergedBy: actorId(ctx), at: ctx.now });
  const [into] = await tx.select({ reference: p.reference, title: p.title, authorId: p.authorId }).from(p).where(eq(p.id, target.id));
  if (!into?.authorId || into.authorId === found.authorId) return;
  const other = found.isHidden ? "" : found.title;
  await queueNotification(ctx, tx, { userId: into.authorId, kind: "proposal_joined", payload: { reference: into.reference, title: into.title, other: found.reference, otherTitle: other }, dedupeKey: `joined:${id}` });
}

/** Ends the merge that a held case is in: it was undone, or the case has another answer now. */
export async function endMerges(ctx: Context, tx: WriteHandle, found: Case): Promise<void> {
  const { merges: m } = ctx.tables;
  await tx.update(m).set({ undoneAt: ctx.now, undoneBy: actorId(ctx) }).where(and(eq(m.sourceId, found.id), isNull(m.undoneAt)));
}

function actorId({ actor }: Context): string | null {
  return actor.kind === "person" ? actor.id : null;
}

/** What the proposal became part of, however many merges that leads through; itself when it is in none. */
export async function endOfMerges(ctx: Context, handle: Pick<ReadHandle, "select">, proposalId: string): Promise<string> {
  const { merges: m } = ctx.tables;
  const seen = new Set<string>();
  let at = proposalId;
  while (!seen.has(at)) {
    seen.add(at);
    const [merge] = await handle.select({ into: m.targetId }).from(m).where(and(eq(m.sourceId, at), isNull(m.undoneAt)));
    if (!merge) return at;
    at = merge.into;
  }
  return at;
}

/** The ids of all that became part of a proposal, directly or by way of others, as a condition on a column. */
export function joinedTo({ merges: m }: Pick<Tables, "merges">, column: SQLWrapper, proposalId: SQLWrapper | string): SQL {
  return sql`${column} in (with recursive joined(id) as (select first.source_id from ${m} as first where first.target_id = ${proposalId} and first.undone_at is null union select onward.source_id from ${m} as onward inner join joined on onward.target_id = joined.id where onward.undone_at is null) select joined.id from joined)`;
}
