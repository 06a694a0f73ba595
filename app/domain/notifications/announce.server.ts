import { insertRow } from "#db/insert-row.ts";
import type { NoticeData } from "#db/schema/participation.ts";
import type { WriteHandle } from "#db/store.ts";
import type { NoticeKind } from "#db/values.ts";
import { newId } from "#app/lib/id.ts";
import type { Context } from "../context.ts";

/** Something that happened, for those whom it concerns: who takes part in the proposal, and who follows it or what it belongs to. */
export type Announcement = { kind: NoticeKind; planId: string; proposalId?: string; commentId?: string; data: NoticeData };

/** An announcement that was made, by which `tellAuthor` tells the author in the same transaction. */
export type Announced = Pick<Announcement, "kind" | "data"> & { id: string };

/** Says that something happened, in the transaction that did it. The worker finds out who is told of it, and how; who did it is not. */
export async function announce(ctx: Context, tx: WriteHandle, { kind, planId, proposalId, commentId, data }: Announcement): Promise<Announced> {
  const id = newId();
  await insertRow(tx, ctx.tables.announcements, {
    id, kind, planId, proposalId: proposalId ?? null, commentId: commentId ?? null, data, actorId: ctx.actor.kind === "person" ? ctx.actor.id : null, at: ctx.now, availableAt: ctx.now,
  });
  return { id, kind, data };
}
