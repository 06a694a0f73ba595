import { and, eq, gt } from "drizzle-orm";
import { hashToken } from "#app/lib/token.ts";
import { recordAct } from "../audit.server.ts";
import type { Context } from "../context.ts";
import { queueNotification } from "../mail/queue-notification.server.ts";
import { done, refused, type Result } from "../result.ts";
import { holdPlace } from "./place.server.ts";

/** Says no to an invitation, with an account or without, at any time. The address that it was sent to is forgotten, and who invited is told. */
export async function declineCoAuthorship(ctx: Context, token: string): Promise<Result<null, "invitation_spent">> {
  const { coAuthors: a } = ctx.tables;
  const isOpen = and(eq(a.tokenHash, hashToken(token)), eq(a.state, "invited"), gt(a.expiresAt, ctx.now));
  const [found] = await ctx.read.select({ id: a.id, draftId: a.draftId, proposalId: a.proposalId, email: a.email }).from(a).where(isOpen);
  if (!found) return refused("invitation_spent");
  return ctx.write(async (tx) => {
    const place = await holdPlace(ctx, tx, found);
    const [taken] = await tx.update(a).set({ state: "declined", email: "", emailKey: "", decidedAt: ctx.now }).where(isOpen).returning({ id: a.id });
    if (!place || !taken) return refused("invitation_spent");
    await recordAct(ctx, tx, { action: "co_author.declined", subjectType: place.proposalId === null ? "draft" : "proposal", subjectId: place.proposalId ?? place.draftId!, data: { coAuthorId: taken.id } });
    if (place.ownerId !== null) await queueNotification(ctx, tx, { userId: place.ownerId, kind: "co_author_declined", payload: { email: found.email, title: place.title, reference: place.reference ?? "" }, dedupeKey: `co-author-declined:${taken.id}` });
    return done(null);
  });
}
