import { and, eq, isNull, sql } from "drizzle-orm";
import { inLocale } from "#app/lib/bilingual.ts";
import { cutAtWord } from "#app/lib/text.ts";
import type { CommentKind, Stance } from "#db/values.ts";
import type { Context } from "../context.ts";
import { keysetSql, pageByKey, type KeysetPage } from "../keyset/page-by-key.ts";
import type { ProposalRow } from "../proposals/list-proposals.server.ts";
import { speakerView } from "../proposals/speaker.ts";
import { standingOf, type Standing } from "./policy.ts";
import { countMembersOf, findOrganisation, type OrganisationView } from "./queries.server.ts";

/** A comment said in an organisation's name, with the proposal that it is on. */
export type OrganisationComment = { id: string; reference: string; title: string; titleLanguage: string; kind: CommentKind; stance: Stance | null; body: string; language: string; at: Date };

export type OrganisationPage = { organisation: OrganisationView; standing: Standing; members: number; proposals: KeysetPage<ProposalRow>; comments: KeysetPage<OrganisationComment> };

/** In how many characters a comment is shown; it is whole on the page of its proposal. */
const commentShown = 400;
const pageSize = 20;

/** The public page of an organisation: what it says of itself, and what was said in its name; or the id of the one that it became part of. Throws `not_found`. */
export async function getOrganisationPage(ctx: Context, id: string, cursors: { proposals?: string | undefined; comments?: string | undefined }): Promise<OrganisationPage | { mergedInto: string }> {
  const found = await findOrganisation(ctx, id);
  if ("mergedInto" in found) return found;
  const { version: _, emailDomain: __, ...organisation } = found.organisation;
  const [members, proposals, comments] = await Promise.all([countMembersOf(ctx, id), listProposalsOf(ctx, id, cursors.proposals), listCommentsOf(ctx, id, cursors.comments)]);
  return { organisation, standing: standingOf(ctx.actor, id), members, proposals, comments };
}

/** The visible proposals in an organisation's name, of all plans, the newest first. */
async function listProposalsOf(ctx: Context, id: string, cursor: string | undefined): Promise<KeysetPage<ProposalRow>> {
  const { proposals: p, themes, organisations } = ctx.tables;
  const order = { column: p.submittedAt, id: p.id, descending: true };
  const paging = pageByKey(order, cursor, pageSize);
  const keyset = keysetSql(order, paging.move, pageSize);
  const rows = await ctx.read.select({
    id: p.id, reference: p.reference, title: p.title, language: p.language, theme: themes.title, status: p.status, participantType: p.participantType, display: p.display, shownName: p.shownName,
    organisationId: p.organisationId, organisation: organisations.name, verifiedAt: organisations.verifiedAt, supportCount: p.supportCount, commentCount: p.commentCount, submittedAt: p.submittedAt,
  }).from(p).innerJoin(themes, eq(themes.id, p.themeId)).innerJoin(organisations, eq(organisations.id, p.organisationId)).where(and(eq(p.organisationId, sql.placeholder("organisation")), eq(p.isHidden, false), keyset.where)).orderBy(...keyset.orderBy).limit(keyset.limit)
    .prepare().execute({ organisation: id, ...paging.values });
  // What the page held is gone: an empty one would be a dead end.
  if (rows.length === 0 && paging.move !== "front") return listProposalsOf(ctx, id, undefined);
  const page = paging.pageOf(rows, (row) => ({ value: row.submittedAt.getTime(), id: row.id }));
  return { ...page, rows: page.rows.map(({ reference, title, language, theme, status, supportCount, commentCount, submittedAt, ...row }) => ({ reference, title, language, theme: inLocale(theme, ctx.locale), status, supportCount, commentCount, submittedAt, speaker: speakerView(row) })) };
}

/** The visible comments in an organisation's name on visible proposals, the newest first. */
async function listCommentsOf(ctx: Context, id: string, cursor: string | undefined): Promise<KeysetPage<OrganisationComment>> {
  const { comments: c, proposals: p } = ctx.tables;
  const order = { column: c.createdAt, id: c.id, descending: true };
  const paging = pageByKey(order, cursor, pageSize);
  const keyset = keysetSql(order, paging.move, pageSize);
  const rows = await ctx.read.select({ id: c.id, reference: p.reference, title: p.title, titleLanguage: p.language, kind: c.kind, stance: c.stance, body: c.body, language: c.language, at: c.createdAt })
    .from(c).innerJoin(p, eq(p.id, c.proposalId)).where(and(eq(c.organisationId, sql.placeholder("organisation")), eq(c.isHidden, false), isNull(c.deletedAt), eq(p.isHidden, false), keyset.where)).orderBy(...keyset.orderBy).limit(keyset.limit)
    .prepare().execute({ organisation: id, ...paging.values });
  if (rows.length === 0 && paging.move !== "front") return listCommentsOf(ctx, id, undefined);
  const page = paging.pageOf(rows, (row) => ({ value: row.at.getTime(), id: row.id }));
  return { ...page, rows: page.rows.map((row) => ({ ...row, body: cutAtWord(row.body, commentShown) })) };
}
