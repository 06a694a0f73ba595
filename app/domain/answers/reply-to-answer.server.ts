import { and, eq, isNull } from "drizzle-orm";
import type { z } from "zod";
import type { WriteHandle } from "#db/store.ts";
import { recordAct } from "../audit.server.ts";
import { insertComment } from "../comments/insert-comment.server.ts";
import type { Context, Person } from "../context.ts";
import { forbidden, notFound } from "../errors.ts";
import { recordJourney } from "../proposals/keep-books.server.ts";
import { loadTarget, type Target } from "../proposals/load-target.server.ts";
import { suspendedUntil } from "../proposals/policy.ts";
import { isWriter, speakerOf, type Speaker } from "../proposals/speaker.ts";
import { stillSpeaksFor } from "../proposals/still-speaks-for.server.ts";
import { takeTry } from "../rate-limits/take-try.server.ts";
import { done, refused, type Result } from "../result.ts";
import { mayReplyToAnswer } from "./policy.ts";
import type { authorReplyInput } from "./schema.ts";

/**
 * Replies in public to the answer, once, as whose the proposal is: its author, or a representative of its organisation. It
 * takes no stance and is not counted in the debate; its row holds `neutral`, as the table asks for one. Throws `not_found`
 * for whose the proposal is not.
 */
export async function replyToAnswer(ctx: Context, reference: string, { body, formKey }: z.output<typeof authorReplyInput>): Promise<Result<null, "voice_gone" | "already_replied" | "no_answer" | "suspended">> {
  const { actor } = ctx;
  if (actor.kind !== "person") throw forbidden();
  const proposal = await loadTarget(ctx, reference);
  if (!mayReplyToAnswer({ ...proposal, isWriter: isWriter(actor, proposal) }, { isAnswered: true, hasReplied: false })) throw notFound();
  if (suspendedUntil(actor, proposal.phases, ctx.now)) return refused("suspended");
  await takeTry(ctx, "commentPerPerson", actor.id);
  return ctx.write(async (tx) => {
    if (!(await isAnswered(ctx, tx, proposal.id))) return refused("no_answer");
    const speaker = await speakerFor(ctx, tx, proposal, actor);
    if (!(await stillSpeaksFor(ctx, tx, actor.id, speaker))) return refused("voice_gone");
    const written = await insertComment(ctx, tx, proposal, speaker, { kind: "author_reply", stance: "neutral", parentId: null, body, formKey });
    if (!written) return refused("already_replied");
    if (written.isNew) {
      await recordJourney(ctx, tx, proposal.id, "author_replied");
      await recordAct(ctx, tx, { action: "comment.author_replied", subjectType: "comment", subjectId: written.id, planId: proposal.planId, data: { proposalId: proposal.id } });
    }
    return done(null);
  });
}

async function isAnswered(ctx: Context, tx: WriteHandle, proposalId: string): Promise<boolean> {
  const { responses: r } = ctx.tables;
  return (await tx.select({ id: r.id }).from(r).where(and(eq(r.proposalId, proposalId), isNull(r.retractedAt))).limit(1)).length > 0;
}

/** As the proposal names who speaks: nobody is to be known from the reply who stands behind a neutral code above it. Another representative speaks as the organisation. */
async function speakerFor(ctx: Context, tx: WriteHandle, { id, authorId, organisationId }: Target, actor: Person): Promise<Speaker> {
  if (organisationId !== null && authorId !== actor.id) return speakerOf(actor, { organisationId, display: "organisation" });
  const { proposals: p } = ctx.tables;
  const [row] = await tx.select({ participantType: p.participantType, organisationId: p.organisationId, display: p.display, shownName: p.shownName }).from(p).where(eq(p.id, id));
  return { ...row!, authorId: actor.id };
}
