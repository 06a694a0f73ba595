import { and, eq, isNull, ne, sql, type SQL } from "drizzle-orm";
import type { WriteHandle } from "#db/store.ts";
import type { HideReason, ReportSubject } from "#db/values.ts";
import { hashToken } from "#app/lib/token.ts";
import { listAttachments } from "../attachments/attach.server.ts";
import { putForwardBy } from "../co-authors/is-co-author.server.ts";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { asReference } from "../proposals/reference.ts";
import type { WrittenBy } from "./policy.ts";

/** Which text: a proposal's, or, with `commentId`, that of a comment on it. */
export type TextKey = { proposalId: string; commentId: string | null };

/** A text as decisions about it need to know it. `wordsVersion` names the words as they now are; `isGone`: its writer deleted it. */
export type HeldText = TextKey & WrittenBy & { subject: ReportSubject; planId: string; reference: string; isHidden: boolean; hideReason: HideReason | null; isGone: boolean; wordsVersion: string };

/** Finds a text by its public address. Throws `not_found`, also for a comment on another proposal. */
export async function findText(ctx: Context, typedReference: string, commentId: string | null): Promise<TextKey> {
  const { proposals: p, plans, comments: c } = ctx.tables;
  const [proposal] = await ctx.read.select({ id: p.id }).from(p).innerJoin(plans, eq(plans.id, p.planId)).where(and(eq(p.reference, asReference(typedReference)), ne(plans.state, "draft")));
  if (!proposal) throw notFound();
  if (commentId !== null) {
    const [comment] = await ctx.read.select({ id: c.id }).from(c).where(and(eq(c.id, commentId), eq(c.proposalId, proposal.id)));
    if (!comment) throw notFound();
  }
  return { proposalId: proposal.id, commentId };
}

/**
 * The text, held until the transaction ends: reports of it, decisions about it and hiding it wait here for one another.
 * A comment is held before its proposal, as everywhere. Changing nothing is how both databases hold a row.
 */
export async function holdText(ctx: Context, tx: WriteHandle, { proposalId, commentId }: TextKey): Promise<HeldText> {
  const { proposals: p, comments: c } = ctx.tables;
  if (commentId === null) {
    const [row] = await tx.update(p).set({ version: sql`${p.version}` }).where(eq(p.id, proposalId)).returning();
    if (!row) throw notFound();
    const { planId, reference, authorId, organisationId, isHidden, hideReason } = row;
    const on = await putForwardBy(ctx, row, tx);
    return { subject: "proposal", proposalId, commentId, planId, reference, authorId, organisationId, on, isHidden, hideReason, isGone: false, wordsVersion: wordsVersion(row, await listAttachments({ read: tx, tables: ctx.tables }, { proposalId })) };
  }
  const [row] = await tx.update(c).set({ isHidden: sql`${c.isHidden}` }).where(eq(c.id, commentId)).returning();
  const [proposal] = await tx.select({ id: p.id, planId: p.planId, reference: p.reference, authorId: p.authorId, organisationId: p.organisationId }).from(p).where(eq(p.id, proposalId));
  if (!row || !proposal) throw notFound();
  const { authorId, organisationId, isHidden, hideReason, deletedAt } = row;
  const { planId, reference } = proposal;
  const on = await putForwardBy(ctx, proposal, tx);
  return { subject: "comment", proposalId, commentId, planId, reference, authorId, organisationId, on, isHidden, hideReason, isGone: deletedAt !== null, wordsVersion: wordsVersion(row, await listAttachments({ read: tx, tables: ctx.tables }, { commentId })) };
}

/** Names the words of a text with its files: another name, other words or other files. */
export function wordsVersion(row: { textVersion: number } | { editedAt: Date | null }, files: readonly { id: string }[]): string {
  const words = "textVersion" in row ? String(row.textVersion) : String(row.editedAt?.getTime() ?? 0);
  return files.length === 0 ? words : `${words}-${hashToken(files.map(({ id }) => id).join()).slice(0, 16)}`;
}

/** Rows about one text: a proposal's own are those without a comment. */
export function aboutText(table: Context["tables"]["reports"] | Context["tables"]["moderationDecisions"], { proposalId, commentId }: TextKey): SQL {
  return and(eq(table.proposalId, proposalId), commentId === null ? isNull(table.commentId) : eq(table.commentId, commentId))!;
}
