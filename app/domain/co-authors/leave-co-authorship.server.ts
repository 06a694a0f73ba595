import { and, eq } from "drizzle-orm";
import { recordAct } from "../audit.server.ts";
import type { Context } from "../context.ts";
import { forbidden, notFound } from "../errors.ts";
import { queueNotification } from "../mail/queue-notification.server.ts";
import { holdPlace } from "./place.server.ts";

/** Stands beside the author no longer, at any time. Throws `not_found` for who does not (any more). Answers the reference of the proposal, null for a draft. */
export async function leaveCoAuthorship(ctx: Context, id: string): Promise<{ reference: string | null }> {
  const { actor } = ctx;
  if (actor.kind !== "person") throw forbidden();
  const { coAuthors: a } = ctx.tables;
  const isMine = and(eq(a.id, id), eq(a.userId, actor.id), eq(a.state, "accepted"));
  const [found] = await ctx.read.select({ draftId: a.draftId, proposalId: a.proposalId }).from(a).where(isMine);
  if (!found) throw notFound();
  return ctx.write(async (tx) => {
    const place = await holdPlace(ctx, tx, found);
    const [gone] = await tx.delete(a).where(isMine).returning({ shownName: a.shownName });
    if (!place || !gone) throw notFound();
    await recordAct(ctx, tx, { action: "co_author.left", subjectType: place.proposalId === null ? "draft" : "proposal", subjectId: place.proposalId ?? place.draftId!, data: { coAuthorId: id } });
    if (place.ownerId !== null) await queueNotification(ctx, tx, { userId: place.ownerId, kind: "co_author_left", payload: { by: gone.shownName, title: place.title, reference: place.reference ?? "" }, dedupeKey: `co-author-left:${id}` });
    return { reference: place.reference };
  });
}
