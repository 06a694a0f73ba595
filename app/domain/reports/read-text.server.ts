import { eq } from "drizzle-orm";
import type { HideReason, ReportSubject } from "#db/values.ts";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { speakerView, type SpeakerView } from "../proposals/speaker.ts";
import { wordsVersion, type TextKey } from "./hold-text.server.ts";
import type { WrittenBy } from "./policy.ts";

/** The words of a text: a proposal's fields, or a comment's body. */
export type TextWords = { title: string; problem: string; change: string; effect: string } | { body: string };

/** A text that is reported or decided on, with its words. Whoever asks for it leaves the words out where they are hidden from the reader. */
export type TextView = { subject: ReportSubject; reference: string; commentId: string | null; words: TextWords; language: string; speaker: SpeakerView; writtenAt: Date; isHidden: boolean; hideReason: HideReason | null; isGone: boolean; wordsVersion: string };

/** A text with its words and whose it is, for pages that decide who may see what. */
export async function readText(ctx: Context, { proposalId, commentId }: TextKey): Promise<{ view: TextView; writtenBy: WrittenBy & { planId: string } }> {
  const { proposals: p, comments: c, organisations: o } = ctx.tables;
  const [proposal] = await ctx.read.select({ row: p, organisation: o.name, verifiedAt: o.verifiedAt }).from(p).leftJoin(o, eq(o.id, p.organisationId)).where(eq(p.id, proposalId));
  if (!proposal) throw notFound();
  const { planId, reference } = proposal.row;
  if (commentId === null) {
    const { row, ...organisation } = proposal;
    const { title, problem, change, effect, language, isHidden, hideReason, submittedAt, authorId, organisationId } = row;
    const view: TextView = { subject: "proposal", reference, commentId, words: { title, problem, change, effect }, language, speaker: speakerView({ ...row, ...organisation }), writtenAt: submittedAt, isHidden, hideReason, isGone: false, wordsVersion: wordsVersion(row) };
    return { view, writtenBy: { planId, authorId, organisationId } };
  }
  const [comment] = await ctx.read.select({ row: c, organisation: o.name, verifiedAt: o.verifiedAt }).from(c).leftJoin(o, eq(o.id, c.organisationId)).where(eq(c.id, commentId));
  if (!comment) throw notFound();
  const { row, ...organisation } = comment;
  const { body, language, isHidden, hideReason, createdAt, deletedAt, authorId, organisationId } = row;
  const isGone = deletedAt !== null;
  const view: TextView = { subject: "comment", reference, commentId, words: { body: isGone ? "" : body }, language, speaker: speakerView({ ...row, ...organisation }), writtenAt: createdAt, isHidden, hideReason, isGone, wordsVersion: wordsVersion(row) };
  return { view, writtenBy: { planId, authorId, organisationId } };
}
