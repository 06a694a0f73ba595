import { and, count, eq, gt, or } from "drizzle-orm";
import { newId } from "#app/lib/id.ts";
import { hashToken } from "#app/lib/token.ts";
import type { WriteHandle } from "#db/store.ts";
import type { Locale } from "#db/values.ts";
import { emailKey } from "../accounts/schema.ts";
import { recordAct } from "../audit.server.ts";
import type { Context } from "../context.ts";
import { forbidden } from "../errors.ts";
import { queueMail } from "../mail/queue-mail.server.ts";
import { listPhases } from "../plans/queries.server.ts";
import { mayInviteCoAuthors, type Refusal } from "../proposals/policy.ts";
import { takeTry } from "../rate-limits/take-try.server.ts";
import { done, refused, type Result } from "../result.ts";
import { getOwnPlace, holdOwnPlace, isSharedDraft, ofPlace, type Place, type PlaceName } from "./place.server.ts";
import { invitationToken } from "./invitation-token.ts";
import { coAuthorInvitationDays, coAuthorLimit, type CoAuthorInvitationInput } from "./schema.ts";

/**
 * Mails an invitation to stand beside the author, whoever has the address: the answer is the same with an account and without.
 * Inviting an address again renews the invitation, and the link before is void. Throws `not_found` for who does not decide on it.
 */
export async function inviteCoAuthor(ctx: Context, name: PlaceName, input: CoAuthorInvitationInput): Promise<Result<null, Refusal | "co_author_self" | "co_authors_full" | "draft_shared">> {
  const before = await getOwnPlace(ctx, name);
  const { actor } = ctx;
  if (actor.kind !== "person") throw forbidden();
  const phases = await listPhases(ctx, before.planId);
  const permission = mayInviteCoAuthors(actor, { phases, proposal: before.proposal }, ctx.now);
  if (!permission.allowed) return refused(permission.reason);
  const key = emailKey(input.email);
  if (await isOwnAddress(ctx, actor.id, key)) return refused("co_author_self");
  await takeTry(ctx, "invitePerPerson", actor.id);
  await takeTry(ctx, "invitePerAddress", hashToken(key));
  return ctx.write(async (tx) => {
    const place = await holdOwnPlace(ctx, tx, name);
    if (isSharedDraft(place)) return refused("draft_shared");
    const now = mayInviteCoAuthors(actor, { phases, proposal: place.proposal }, ctx.now);
    if (!now.allowed) return refused(now.reason);
    const kept = await keepInvitation(ctx, tx, place, { ...input, key, invitedBy: actor.id });
    if (kept === null) return refused("co_authors_full");
    const { coAuthorId, token } = kept;
    await recordAct(ctx, tx, { action: "co_author.invited", subjectType: place.proposalId === null ? "draft" : "proposal", subjectId: place.proposalId ?? place.draftId!, data: { coAuthorId } });
    await queueMail(ctx, tx, { kind: "co_author_invited", to: input.email, locale: await localeOf(ctx, tx, key), payload: { name: actor.name, title: nameable(place), token }, dedupeKey: `co-author:${hashToken(token)}` });
    return done(null);
  });
}

/** What nobody can read in public is not sent to strangers in our name: the link leads to it. */
function nameable({ title, proposal }: Place): string {
  return proposal === null || proposal.isHidden ? "" : title;
}

/** Writes it, or renews the one to the same address. Null when there are as many as there can be. */
async function keepInvitation(ctx: Context, tx: WriteHandle, place: Place, { email, key, invitedBy }: { email: string; key: string; invitedBy: string }): Promise<{ coAuthorId: string; token: string } | null> {
  const { coAuthors: a } = ctx.tables;
  const [before] = await tx.select({ id: a.id }).from(a).where(and(ofPlace(ctx, place), eq(a.state, "invited"), eq(a.emailKey, key)));
  const id = before?.id ?? newId();
  const token = invitationToken(id);
  const fresh = { tokenHash: hashToken(token), invitedBy, createdAt: ctx.now, expiresAt: new Date(ctx.now.getTime() + coAuthorInvitationDays * 24 * 3600 * 1000) };
  if (before) {
    await tx.update(a).set(fresh).where(eq(a.id, id));
    return { coAuthorId: id, token };
  }
  const [taken] = await tx.select({ count: count() }).from(a).where(and(ofPlace(ctx, place), or(eq(a.state, "accepted"), and(eq(a.state, "invited"), gt(a.expiresAt, ctx.now)))));
  if (taken!.count >= coAuthorLimit) return null;
  await tx.insert(a).values({ id, draftId: place.draftId, proposalId: place.proposalId, email, emailKey: key, ...fresh });
  return { coAuthorId: id, token };
}

async function isOwnAddress(ctx: Context, userId: string, key: string): Promise<boolean> {
  const { users } = ctx.tables;
  const [row] = await ctx.read.select({ emailKey: users.emailKey }).from(users).where(eq(users.id, userId));
  return row?.emailKey === key;
}

/** The language of who has the address here; else the one of who invites. */
async function localeOf(ctx: Context, tx: WriteHandle, key: string): Promise<Locale> {
  const { users } = ctx.tables;
  const [row] = await tx.select({ locale: users.locale }).from(users).where(eq(users.emailKey, key));
  return row?.locale ?? ctx.locale;
}
