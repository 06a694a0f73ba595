import { and, eq, gt } from "drizzle-orm";
import { hashToken } from "#app/lib/token.ts";
import type { WriteHandle } from "#db/store.ts";
import { recordAct } from "../audit.server.ts";
import type { Context, Person } from "../context.ts";
import { forbidden } from "../errors.ts";
import { queueNotification } from "../mail/queue-notification.server.ts";
import { listPhases } from "../plans/queries.server.ts";
import { mayInviteCoAuthors, type Refusal } from "../proposals/policy.ts";
import { holdAllowance, removeSupport } from "../proposals/support-allowance.server.ts";
import { takeTry } from "../rate-limits/take-try.server.ts";
import { done, refused, type Result } from "../result.ts";
import { findPlace, holdPlace, ofPlace, type Place } from "./place.server.ts";
import type { CoAuthorDisplay } from "./schema.ts";

/**
 * Stands beside the author of the draft or proposal that the link is for. Having the link decides, whichever address the
 * account has. It works once, and then the address that it was sent to is forgotten. Whoever supported the proposal does not
 * any more: nobody supports what is their own.
 */
export async function acceptCoAuthorship(ctx: Context, token: string, display: CoAuthorDisplay): Promise<Result<{ id: string }, Refusal | "invitation_spent">> {
  const { actor } = ctx;
  if (actor.kind !== "person") throw forbidden();
  await takeTry(ctx, "acceptPerPerson", actor.id);
  const { coAuthors: a } = ctx.tables;
  const isOpen = and(eq(a.tokenHash, hashToken(token)), eq(a.state, "invited"), gt(a.expiresAt, ctx.now));
  const [found] = await ctx.read.select({ draftId: a.draftId, proposalId: a.proposalId }).from(a).where(isOpen);
  const before = found ? await findPlace(ctx, found) : null;
  if (!found || !before) return refused("invitation_spent");
  const phases = await listPhases(ctx, before.planId);
  return ctx.write(async (tx) => {
    // What they have used first, the proposal then, as supporting does: two that wait for one another would never end.
    await holdAllowance(ctx, tx, { planId: before.planId, userId: actor.id });
    const place = await holdPlace(ctx, tx, found);
    if (!place) return refused("invitation_spent");
    if (place.ownerId === actor.id) return refused("own_proposal");
    const permission = mayInviteCoAuthors(actor, { phases, proposal: place.proposal }, ctx.now);
    if (!permission.allowed) return refused(permission.reason);
    const [already] = await tx.select({ id: a.id }).from(a).where(and(ofPlace(ctx, place), eq(a.userId, actor.id), eq(a.state, "accepted")));
    if (already) {
      // Asked at two addresses: one is enough.
      await tx.delete(a).where(isOpen);
      return done(already);
    }
    const shownName = display === "name" ? actor.name : actor.neutralCode;
    const [taken] = await tx.update(a).set({ state: "accepted", userId: actor.id, display, shownName, email: "", emailKey: "", decidedAt: ctx.now }).where(isOpen).returning({ id: a.id });
    if (!taken) return refused("invitation_spent");
    const supportRemoved = place.proposalId !== null && (await removeSupport(ctx, tx, { planId: place.planId, proposalId: place.proposalId, userId: actor.id }));
    await recordAct(ctx, tx, { action: "co_author.accepted", subjectType: place.proposalId === null ? "draft" : "proposal", subjectId: place.proposalId ?? place.draftId!, data: { coAuthorId: taken.id, display, supportRemoved } });
    await tellOwner(ctx, tx, place, actor, { id: taken.id, shownName });
    return done(taken);
  });
}

async function tellOwner(ctx: Context, tx: WriteHandle, place: Place, person: Person, { id, shownName }: { id: string; shownName: string }) {
  if (place.ownerId === null || place.ownerId === person.id) return;
  await queueNotification(ctx, tx, { userId: place.ownerId, kind: "co_author_accepted", payload: { by: shownName, title: place.title, reference: place.reference ?? "" }, dedupeKey: `co-author-accepted:${id}` });
}
