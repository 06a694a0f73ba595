import { recordAct } from "../audit.server.ts";
import type { Context } from "../context.ts";
import { forbidden } from "../errors.ts";
import { loadTarget } from "../proposals/load-target.server.ts";
import { mayComment, type Refusal } from "../proposals/policy.ts";
import { findVoice, speakerOf } from "../proposals/speaker.ts";
import { stillSpeaksFor } from "../proposals/still-speaks-for.server.ts";
import { takeTry } from "../rate-limits/take-try.server.ts";
import { done, refused, type Result } from "../result.ts";
import { insertComment, type NewComment } from "./insert-comment.server.ts";
import type { CommentInput, ReplyInput } from "./schema.ts";

/** Writes a comment with its stance. The same form posted twice is one comment. */
export async function writeComment(ctx: Context, reference: string, { voice, ...input }: CommentInput): Promise<Result<{ id: string }, Refusal | "voice_gone">> {
  return write(ctx, reference, voice, { ...input, kind: "comment", parentId: null });
}

/** Replies to a comment. There is one level: a reply cannot be replied to. */
export async function writeReply(ctx: Context, reference: string, { voice, parent, ...input }: ReplyInput): Promise<Result<{ id: string }, Refusal | "voice_gone">> {
  return write(ctx, reference, voice, { ...input, kind: "comment", stance: null, parentId: parent });
}

async function write(ctx: Context, reference: string, voiceKey: string, comment: NewComment): Promise<Result<{ id: string }, Refusal | "voice_gone">> {
  const proposal = await loadTarget(ctx, reference);
  const permission = mayComment(ctx.actor, proposal, ctx.now);
  if (!permission.allowed) return refused(permission.reason);
  if (ctx.actor.kind !== "person") throw forbidden();
  const voice = findVoice(ctx.actor, voiceKey);
  if (!voice) return refused("voice_gone");
  const speaker = speakerOf(ctx.actor, voice);
  await takeTry(ctx, "commentPerPerson", ctx.actor.id);
  return ctx.write(async (tx) => {
    if (!(await stillSpeaksFor(ctx, tx, speaker.authorId, voice))) return refused("voice_gone");
    // Only a position can find no room.
    const { id, isNew } = (await insertComment(ctx, tx, proposal, speaker, comment))!;
    if (isNew) await recordAct(ctx, tx, { action: "comment.written", subjectType: "comment", subjectId: id, data: { proposalId: proposal.id }, planId: proposal.planId });
    return done({ id });
  });
}
