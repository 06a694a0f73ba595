import { and, eq } from "drizzle-orm";
import type { WriteHandle } from "#db/store.ts";
import type { Context } from "../context.ts";

/** In the transaction that sends a draft: who stands beside its author, and who was asked to, does so on the proposal. Whoever sends it is no co-author. */
export async function carryCoAuthors(ctx: Context, tx: WriteHandle, { draftId, proposalId, authorId }: { draftId: string; proposalId: string; authorId: string }): Promise<void> {
  const { coAuthors: a } = ctx.tables;
  await tx.delete(a).where(and(eq(a.draftId, draftId), eq(a.userId, authorId)));
  await tx.update(a).set({ draftId: null, proposalId }).where(eq(a.draftId, draftId));
}
