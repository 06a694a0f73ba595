import { and, eq, gt, or } from "drizzle-orm";
import { hashToken } from "#app/lib/token.ts";
import { listAttachments, type AttachmentView } from "../attachments/attach.server.ts";
import type { Context } from "../context.ts";
import { listPhases } from "../plans/queries.server.ts";
import { mayInviteCoAuthors, type Permission } from "../proposals/policy.ts";
import { closedFor, findPlace } from "./place.server.ts";
import { invitationIn } from "./invitation-token.ts";
import type { CoAuthorDisplay } from "./schema.ts";

/** An invitation, or that one is a co-author already, with the text as it is now. */
export type CoAuthorPage = {
  id: string;
  /** Whether the reader has accepted. Else it is an invitation that can be taken up. */
  isCoAuthor: boolean;
  display: CoAuthorDisplay | null;
  inviter: string | null;
  expiresAt: Date;
  /** Of a proposal alone. */
  reference: string | null;
  title: string;
  language: string;
  /** Null where it is not to be seen: a hidden text, and one that an organisation's members write among themselves. */
  text: { problem: string; change: string; effect: string } | null;
  /** The files that go with it, where the text is seen. Those of a draft are not to be had before one has accepted. */
  attachments: AttachmentView[];
  /** The reader wrote it. */
  isAuthor: boolean;
  closed: "hidden" | "withdrawn" | null;
  permission: Permission;
};

/**
 * What somebody was invited to, by the token of the link; or, by the id, what the reader stands beside. Null when the
 * invitation was used, withdrawn or is too old, or the reader is no co-author (any more).
 */
export async function findCoAuthorPage(ctx: Context, { token, id }: { token?: string | undefined; id?: string | undefined }): Promise<CoAuthorPage | null> {
  const { coAuthors: a, users } = ctx.tables;
  const me = ctx.actor.kind === "person" ? ctx.actor.id : null;
  const mine = me === null ? undefined : and(eq(a.userId, me), eq(a.state, "accepted"));
  const which = token ? and(eq(a.tokenHash, hashToken(token)), or(and(eq(a.state, "invited"), gt(a.expiresAt, ctx.now)), mine)) : id && mine ? and(eq(a.id, id), mine) : undefined;
  if (!which) return null;
  const [row] = await ctx.read.select({ id: a.id, state: a.state, draftId: a.draftId, proposalId: a.proposalId, display: a.display, inviter: users.name, expiresAt: a.expiresAt }).from(a).leftJoin(users, eq(users.id, a.invitedBy)).where(which);
  const place = row ? await findPlace(ctx, row) : null;
  if (!row || !place) return null;
  const isSeen = place.proposal === null ? place.organisationId === null : !place.proposal.isHidden;
  return {
    id: row.id, isCoAuthor: row.state === "accepted", display: row.display === "name" || row.display === "code" ? row.display : null, inviter: row.inviter, expiresAt: row.expiresAt,
    reference: place.reference, language: place.language, title: isSeen ? place.title : "",
    text: isSeen ? { problem: place.problem, change: place.change, effect: place.effect } : null,
    attachments: isSeen ? await listAttachments(ctx, place.proposalId === null ? { draftId: place.draftId! } : { proposalId: place.proposalId }) : [],
    isAuthor: me !== null && place.ownerId === me,
    closed: closedFor(place),
    permission: mayInviteCoAuthors(ctx.actor, { phases: await listPhases(ctx, place.planId), proposal: place.proposal }, ctx.now),
  };
}

/** Whether a link that no longer works was followed by a newer one to the same address, which does. */
export async function isReplacedLink(ctx: Context, token: string): Promise<boolean> {
  const id = invitationIn(token);
  if (id === null) return false;
  const { coAuthors: a } = ctx.tables;
  return (await ctx.read.select({ id: a.id }).from(a).where(and(eq(a.id, id), eq(a.state, "invited"), gt(a.expiresAt, ctx.now)))).length > 0;
}
