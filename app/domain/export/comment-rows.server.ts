import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { Context } from "../context.ts";
import type { ExportCell, ExportRow } from "./rows.ts";

/** Named as in Decidim's export of comments where there is the same there. */
export const commentColumns = ["id", "commentable_reference", "parent_id", "depth", "kind", "stance", "author/name", "author/type", "organisation/name", "locale", "body", "hidden", "hidden_reason", "deleted", "useful", "replies", "created_at", "updated_at", "url"] as const;

type Column = (typeof commentColumns)[number];

/** So many are read at a time: one proposal may have thousands. */
const batchSize = 1000;

/** The comments on the proposals with these ids, by proposal as they came to it. Those on a hidden proposal are as hidden as it is. */
export async function* readComments(ctx: Context, ids: readonly string[], address: string): AsyncGenerator<ExportRow[], void> {
  const { comments: c, proposals: p, organisations } = ctx.tables;
  let last: { reference: string; createdAt: Date; id: string } | undefined;
  do {
    const beyond = last ? sql`(${p.reference}, ${c.createdAt}, ${c.id}) > (${last.reference}, ${sql.param(last.createdAt, c.createdAt)}, ${last.id})` : undefined;
    const rows = await ctx.read.select({ comment: c, reference: p.reference, isProposalHidden: p.isHidden, organisation: organisations.name })
      .from(c).innerJoin(p, eq(p.id, c.proposalId)).leftJoin(organisations, eq(organisations.id, c.organisationId)).where(and(inArray(c.proposalId, [...ids]), beyond)).orderBy(asc(p.reference), asc(c.createdAt), asc(c.id)).limit(batchSize);
    if (rows.length > 0) yield rows.map((row) => rowOf(row, address));
    const end = rows.length === batchSize ? rows.at(-1) : undefined;
    last = end && { reference: end.reference, createdAt: end.comment.createdAt, id: end.comment.id };
  } while (last);
}

type Found = { comment: Context["tables"]["comments"]["$inferSelect"]; reference: string; isProposalHidden: boolean; organisation: string | null };

function rowOf({ comment: c, reference, isProposalHidden, organisation }: Found, address: string): ExportRow {
  const shown = <T>(value: T) => (c.isHidden || isProposalHidden || c.deletedAt !== null ? null : value);
  const cells: Record<Column, ExportCell> = {
    id: c.id, commentable_reference: reference, parent_id: c.parentId, depth: c.parentId === null ? 0 : 1, kind: c.kind, stance: c.stance, "author/name": shown(c.shownName), "author/type": c.participantType, "organisation/name": shown(organisation), locale: c.language, body: shown(c.body),
    hidden: c.isHidden || isProposalHidden, hidden_reason: c.hideReason, deleted: c.deletedAt !== null, useful: c.usefulCount, replies: c.replyCount, created_at: c.createdAt, updated_at: c.editedAt, url: `${address}/proposals/${reference}#comment-${c.id}`,
  };
  return commentColumns.map((column) => cells[column]);
}
