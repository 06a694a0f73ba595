import { and, eq, gt, isNull, ne, sql } from "drizzle-orm";
import type { WriteHandle } from "#db/store.ts";
import type { CommentKind, NoticeKind, Stance } from "#db/values.ts";
import { withoutMarks } from "#app/lib/gap-marks.ts";
import { newId } from "#app/lib/id.ts";
import { hashToken } from "#app/lib/token.ts";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { announce } from "../notifications/announce.server.ts";
import type { Target } from "../proposals/load-target.server.ts";
import type { Speaker } from "../proposals/speaker.ts";
import { countComment } from "./tally-comment.server.ts";

/** What is said: `stance` without `parentId`, or the other way round. */
export type NewComment = { kind: CommentKind; stance: Stance | null; parentId: string | null; body: string; formKey: string; language?: string };

/**
 * Writes what somebody says in a debate, counts it and announces it, in the transaction of the command. The same form, or
 * the same words within an hour, are the same comment: then the id is that of the one before. Null when there was no room:
 * another position of the organisation stands, or the author has replied to the answer before. Throws `not_found` for a reply to what cannot be replied to.
 */
export async function insertComment(ctx: Context, tx: WriteHandle, proposal: Target, speaker: Speaker, sent: NewComment): Promise<{ id: string; isNew: boolean } | null> {
  const { comments } = ctx.tables;
  const comment = { ...sent, body: withoutMarks(sent.body) };
  if (comment.parentId) await holdParent(ctx, tx, proposal.id, comment.parentId);
  const same = await findSame(ctx, tx, proposal.id, speaker, comment);
  if (same) return { id: same, isNew: false };
  const id = newId();
  const formKey = keyOf(speaker, proposal.id, comment);
  const row = { ...speaker, id, proposalId: proposal.id, kind: comment.kind, parentId: comment.parentId, stance: comment.stance, language: comment.language ?? ctx.locale, body: comment.body, formKey, createdAt: ctx.now };
  const added = await tx.insert(comments).values(row).onConflictDoNothing().returning({ id: comments.id });
  if (added.length === 0) {
    const [before] = await tx.select({ id: comments.id }).from(comments).where(eq(comments.formKey, formKey));
    return before ? { id: before.id, isNew: false } : null;
  }
  await countComment(ctx, tx, row, 1);
  const { reference, title, language, planId } = proposal;
  await announce(ctx, tx, { kind: noticeOf(comment), planId, proposalId: proposal.id, commentId: id, data: { reference, title, language, comment: id } });
  return { id, isNew: true };
}

function noticeOf({ kind, parentId }: NewComment): NoticeKind {
  if (kind === "official") return "official_answer";
  if (kind === "position") return "position_published";
  if (kind === "author_reply") return "author_replied";
  return parentId ? "reply_written" : "comment_written";
}

/** The comment that is replied to, held until the transaction ends: it is neither hidden nor deleted in between. There is one level of replies, and none to the author's reply to the answer, which is not part of the debate. */
async function holdParent(ctx: Context, tx: WriteHandle, proposalId: string, parentId: string) {
  const { comments: c } = ctx.tables;
  const held = await tx.update(c).set({ replyCount: sql`${c.replyCount}` }).where(and(eq(c.id, parentId), eq(c.proposalId, proposalId), isNull(c.parentId), ne(c.kind, "author_reply"), isNull(c.deletedAt), eq(c.isHidden, false))).returning({ id: c.id });
  if (held.length === 0) throw notFound();
}

/** How long the same words again are the same comment: a browser that goes back shows them in a form with another key. In milliseconds. */
export const sameFor = 60 * 60_000;

async function findSame(ctx: Context, tx: WriteHandle, proposalId: string, speaker: Speaker, { kind, body, parentId, stance }: NewComment): Promise<string | null> {
  const { comments: c } = ctx.tables;
  const [found] = await tx.select({ id: c.id }).from(c).where(and(
    eq(c.proposalId, proposalId), eq(c.authorId, speaker.authorId), eq(c.kind, kind), eq(c.isHidden, false), gt(c.createdAt, new Date(ctx.now.getTime() - sameFor)), eq(c.body, body),
    parentId ? eq(c.parentId, parentId) : and(isNull(c.parentId), eq(c.stance, stance!)),
  )).limit(1);
  return found?.id ?? null;
}

/** The same form with the same words is one comment; sent, gone back to and changed it is another. */
function keyOf(speaker: Speaker, proposalId: string, { kind, formKey, parentId, stance, body }: NewComment): string {
  return hashToken([formKey || newId(), speaker.authorId, proposalId, parentId ?? stance, ...(kind === "comment" ? [] : [kind]), body].join("\n"));
}
