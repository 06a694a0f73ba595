import { and, eq } from "drizzle-orm";
import { recordAct } from "../audit.server.ts";
import type { Context } from "../context.ts";
import { queueNotification } from "../mail/queue-notification.server.ts";
import { done, refused, type Result } from "../result.ts";
import { getOwnPlace, holdOwnPlace, ofPlace, type PlaceName } from "./place.server.ts";

/**
 * Takes an invitation back, or removes who took it up, who is told by mail. At any time. Refused when there is nobody any more.
 * Answers which of the two it was. Throws `not_found` for who does not decide on it.
 */
export async function removeCoAuthor(ctx: Context, name: PlaceName, id: string): Promise<Result<"withdrawn" | "removed", "co_author_gone">> {
  await getOwnPlace(ctx, name);
  const { coAuthors: a } = ctx.tables;
  return ctx.write(async (tx) => {
    const place = await holdOwnPlace(ctx, tx, name);
    const [gone] = await tx.delete(a).where(and(eq(a.id, id), ofPlace(ctx, place))).returning({ state: a.state, userId: a.userId });
    if (!gone) return refused("co_author_gone");
    const wasCoAuthor = gone.state === "accepted";
    await recordAct(ctx, tx, { action: wasCoAuthor ? "co_author.removed" : "co_author.invitation_withdrawn", subjectType: place.proposalId === null ? "draft" : "proposal", subjectId: place.proposalId ?? place.draftId!, data: { coAuthorId: id, ...(gone.userId && { userId: gone.userId }) } });
    if (wasCoAuthor && gone.userId !== null) await queueNotification(ctx, tx, { userId: gone.userId, kind: "co_author_removed", payload: { title: place.proposal?.isHidden ? "" : place.title, reference: place.reference ?? "" }, dedupeKey: `co-author-removed:${id}` });
    return done(wasCoAuthor ? "removed" : "withdrawn");
  });
}
