import { and, eq, isNull } from "drizzle-orm";
import { newId } from "#app/lib/id.ts";
import type { WriteHandle } from "#db/store.ts";
import type { Context } from "../context.ts";
import type { Case } from "../triage/load-case.server.ts";

/** Writes that a proposal became part of another, in the transaction of the act that made it so. */
export async function recordMerge(ctx: Context, tx: WriteHandle, found: Case, target: { id: string }): Promise<void> {
  await endMerges(ctx, tx, found);
  await tx.insert(ctx.tables.merges).values({ id: newId(), sourceId: found.id, targetId: target.id, mergedBy: ctx.actor.kind === "person" ? ctx.actor.id : null, at: ctx.now });
}

/** Writes that a proposal is no longer part of another. */
export async function endMerges(ctx: Context, tx: WriteHandle, found: Case): Promise<void> {
  const { merges: m } = ctx.tables;
  await tx.update(m).set({ undoneAt: ctx.now, undoneBy: ctx.actor.kind === "person" ? ctx.actor.id : null }).where(and(eq(m.sourceId, found.id), isNull(m.undoneAt)));
}
