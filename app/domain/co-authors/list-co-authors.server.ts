import { and, asc, eq, sql } from "drizzle-orm";
import { prepared } from "#db/prepared.ts";
import type { CoAuthorState } from "#db/values.ts";
import type { Context } from "../context.ts";
import { listPhases } from "../plans/queries.server.ts";
import { mayInviteCoAuthors, type Permission } from "../proposals/policy.ts";
import { closedFor, getOwnPlace, isSharedDraft, ofPlace, type PlaceName } from "./place.server.ts";

/** Somebody who stands beside the author, as everybody sees it. */
export type PublicCoAuthor = { id: string; name: string; isMe: boolean };

/** Those who accepted, in the order in which they did. Beside a text that is hidden nobody is named, as its author is not. */
export async function listPublicCoAuthors(ctx: Context, proposal: { id: string; isHidden: boolean; isWriter: boolean }): Promise<PublicCoAuthor[]> {
  const rows = await acceptedOf(ctx).execute({ proposalId: proposal.id });
  const me = ctx.actor.kind === "person" ? ctx.actor.id : null;
  const all = rows.map(({ userId, ...each }) => ({ ...each, isMe: me !== null && userId === me }));
  return proposal.isHidden && !proposal.isWriter ? all.filter((each) => each.isMe) : all;
}

const acceptedOf = prepared(({ read, tables: { coAuthors: a } }) => read.select({ id: a.id, name: a.shownName, userId: a.userId }).from(a).where(and(eq(a.proposalId, sql.placeholder("proposalId")), eq(a.state, "accepted"))).orderBy(asc(a.decidedAt), asc(a.id)));

export type CoAuthorsPage = {
  /** Of a draft the title may be empty; `reference` is set for a proposal. */
  place: { title: string; language: string; reference: string | null; isShared: boolean; closed: "hidden" | "withdrawn" | null };
  permission: Permission;
  /** `email` is known until it is decided; `name` from then on, as they are shown. */
  coAuthors: { id: string; state: CoAuthorState; email: string; name: string; expiresAt: Date; isExpired: boolean; decidedAt: Date | null }[];
};

/** Who stands beside the author of a draft or a proposal and who was asked to, for its author. Throws `not_found` for others. */
export async function getCoAuthorsPage(ctx: Context, name: PlaceName): Promise<CoAuthorsPage> {
  const place = await getOwnPlace(ctx, name);
  const { coAuthors: a } = ctx.tables;
  const [rows, phases] = await Promise.all([
    ctx.read.select({ id: a.id, state: a.state, email: a.email, name: a.shownName, expiresAt: a.expiresAt, decidedAt: a.decidedAt }).from(a).where(ofPlace(ctx, place)).orderBy(asc(a.createdAt), asc(a.id)),
    listPhases(ctx, place.planId),
  ]);
  return {
    place: { title: place.title, language: place.language, reference: place.reference, isShared: isSharedDraft(place), closed: closedFor(place) },
    permission: mayInviteCoAuthors(ctx.actor, { phases, proposal: place.proposal }, ctx.now),
    coAuthors: rows.map((row) => ({ ...row, isExpired: row.state === "invited" && row.expiresAt <= ctx.now })),
  };
}
