import { and, eq, gt, isNull, sql } from "drizzle-orm";
import type { WriteHandle } from "#db/store.ts";
import { newId } from "#app/lib/id.ts";
import { hashToken } from "#app/lib/token.ts";
import { recordAct } from "../audit.server.ts";
import type { Context } from "../context.ts";
import { forbidden, notFound } from "../errors.ts";
import { loadTarget, type Target } from "../proposals/load-target.server.ts";
import { mayComment, type Refusal } from "../proposals/policy.ts";
import { findVoice, speakerOf, type Speaker } from "../proposals/speaker.ts";
import { stillSpeaksFor } from "../proposals/still-speaks-for.server.ts";
import { takeTry } from "../rate-limits/take-try.server.ts";
import { done, refused, type Result } from "../result.ts";
import type { CommentInput, ReplyInput } from "./schema.ts";
import { tallyComment } from "./tally-comment.server.ts";

/** Writes a comment with its stance. The same form posted twice is one comment. */
export async function writeComment(ctx: Context, reference: string, input: CommentInput): Promise<Result<{ id: string }, Refusal | "voice_gone">> {
  const proposal = await loadTarget(ctx, reference);
  return write(ctx, proposal, input, async (tx, speaker, id) => {
    const added = await insert(ctx, tx, { id, proposalId: proposal.id, speaker, input, stance: input.stance, parentId: null });
    if (added) await tallyComment(ctx, tx, { proposalId: proposal.id, participantType: speaker.participantType, stance: input.stance }, 1);
    return added;
  });
}

/** Replies to a comment. There is one level: a reply cannot be replied to. */
export async function writeReply(ctx: Context, reference: string, input: ReplyInput): Promise<Result<{ id: string }, Refusal | "voice_gone">> {
  const proposal = await loadTarget(ctx, reference);
  return write(ctx, proposal, input, async (tx, speaker, id) => {
    const { comments } = ctx.tables;
    const [parent] = await tx.select({ id: comments.id }).from(comments).where(and(eq(comments.id, input.parent), eq(comments.proposalId, proposal.id), isNull(comments.parentId), eq(comments.isHidden, false)));
    if (!parent) throw notFound();
    return insert(ctx, tx, { id, proposalId: proposal.id, speaker, input, stance: null, parentId: parent.id });
  });
}

async function write(ctx: Context, proposal: Target, input: CommentInput | ReplyInput, body: (tx: WriteHandle, speaker: Speaker, id: string) => Promise<boolean>): Promise<Result<{ id: string }, Refusal | "voice_gone">> {
  const permission = mayComment(ctx.actor, proposal, ctx.now);
  if (!permission.allowed) return refused(permission.reason);
  if (ctx.actor.kind !== "person") throw forbidden();
  const voice = findVoice(ctx.actor, input.voice);
  if (!voice) return refused("voice_gone");
  const speaker = speakerOf(ctx.actor, voice);
  await takeTry(ctx, "commentPerPerson", ctx.actor.id);
  const id = newId();
  const { proposals, comments } = ctx.tables;
  return ctx.write(async (tx) => {
    if (!(await stillSpeaksFor(ctx, tx, speaker.authorId, voice))) return refused("voice_gone");
    const same = await findSame(ctx, tx, proposal.id, speaker, input);
    if (same) return done({ id: same });
    const added = await body(tx, speaker, id);
    if (!added) {
      const [before] = await tx.select({ id: comments.id }).from(comments).where(eq(comments.formKey, keyOf(speaker, proposal.id, input)));
      return done({ id: before!.id });
    }
    await tx.update(proposals).set({ commentCount: sql`${proposals.commentCount} + 1` }).where(eq(proposals.id, proposal.id));
    await recordAct(ctx, tx, { action: "comment.written", subjectType: "comment", subjectId: id, data: { proposalId: proposal.id } });
    return done({ id });
  });
}

/** How long the same words again are the same comment: a browser that goes back shows them in a form with another key. In milliseconds. */
const sameFor = 60 * 60_000;

async function findSame(ctx: Context, tx: WriteHandle, proposalId: string, speaker: Speaker, input: CommentInput | ReplyInput): Promise<string | null> {
  const { comments: c } = ctx.tables;
  const [found] = await tx.select({ id: c.id }).from(c).where(and(
    eq(c.proposalId, proposalId), eq(c.authorId, speaker.authorId), eq(c.isHidden, false), gt(c.createdAt, new Date(ctx.now.getTime() - sameFor)), eq(c.body, input.body),
    "parent" in input ? eq(c.parentId, input.parent) : and(isNull(c.parentId), eq(c.stance, input.stance)),
  )).limit(1);
  return found?.id ?? null;
}

/** The same form with the same words is one comment; sent, gone back to and changed it is another. */
function keyOf(speaker: Speaker, proposalId: string, input: CommentInput | ReplyInput): string {
  return hashToken([input.formKey || newId(), speaker.authorId, proposalId, "parent" in input ? input.parent : input.stance, input.body].join("\n"));
}

async function insert(ctx: Context, tx: WriteHandle, comment: { id: string; proposalId: string; speaker: Speaker; input: CommentInput | ReplyInput; stance: CommentInput["stance"] | null; parentId: string | null }): Promise<boolean> {
  const { comments } = ctx.tables;
  const { id, proposalId, speaker, input, stance, parentId } = comment;
  const rows = await tx.insert(comments).values({ ...speaker, id, proposalId, parentId, stance, language: ctx.locale, body: input.body, formKey: keyOf(speaker, proposalId, input), createdAt: ctx.now }).onConflictDoNothing().returning({ id: comments.id });
  return rows.length > 0;
}
