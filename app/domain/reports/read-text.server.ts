import { eq } from "drizzle-orm";
import type { HideReason, ReportSubject } from "#db/values.ts";
import { listAttachments, type AttachmentView } from "../attachments/attach.server.ts";
import { putForwardBy } from "../co-authors/is-co-author.server.ts";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { speakerView, type SpeakerView } from "../proposals/speaker.ts";
import { wordsVersion, type TextKey } from "./hold-text.server.ts";
import type { WrittenBy } from "./policy.ts";

/** The words of a text: a proposal's fields, or a comment's body. */
export type TextWords = { title: string; problem: string; change: string; effect: string } | { body: string };

/** A text that is reported or decided on, with its words and files. Whoever asks for it leaves both out where they are hidden from the reader (`withoutWords`). */
export type TextView = { subject: ReportSubject; reference: string; commentId: string | null; words: TextWords; language: string; speaker: SpeakerView; writtenAt: Date; isHidden: boolean; hideReason: HideReason | null; isGone: boolean; wordsVersion: string; attachments: AttachmentView[] };

/** A text with its words and whose it is, for pages that decide who may see what. */
export async function readText(ctx: Context, { proposalId, commentId }: TextKey): Promise<{ view: TextView; writtenBy: WrittenBy; isProposalHidden: boolean }> {
  const { proposals: p, comments: c, organisations: o } = ctx.tables;
  const [proposal] = await ctx.read.select({ row: p, organisation: o.name, verifiedAt: o.verifiedAt }).from(p).leftJoin(o, eq(o.id, p.organisationId)).where(eq(p.id, proposalId));
  if (!proposal) throw notFound();
  const { reference, isHidden: isProposalHidden } = proposal.row;
  const [on, attachments] = await Promise.all([putForwardBy(ctx, proposal.row), listAttachments(ctx, commentId === null ? { proposalId } : { commentId })]);
  if (commentId === null) {
    const { row, ...organisation } = proposal;
    const { title, problem, change, effect, language, isHidden, hideReason, submittedAt, authorId, organisationId } = row;
    const view: TextView = { subject: "proposal", reference, commentId, words: { title, problem, change, effect }, language, speaker: speakerView({ ...row, ...organisation }), writtenAt: submittedAt, isHidden, hideReason, isGone: false, wordsVersion: wordsVersion(row, attachments), attachments };
    return { view, writtenBy: { authorId, organisationId, on }, isProposalHidden };
  }
  const [comment] = await ctx.read.select({ row: c, organisation: o.name, verifiedAt: o.verifiedAt }).from(c).leftJoin(o, eq(o.id, c.organisationId)).where(eq(c.id, commentId));
  if (!comment) throw notFound();
  const { row, ...organisation } = comment;
  const { body, language, isHidden, hideReason, createdAt, deletedAt, authorId, organisationId } = row;
  const isGone = deletedAt !== null;
  const view: TextView = { subject: "comment", reference, commentId, words: { body: isGone ? "" : body }, language, speaker: speakerView({ ...row, ...organisation }), writtenAt: createdAt, isHidden, hideReason, isGone, wordsVersion: wordsVersion(row, attachments), attachments };
  return { view, writtenBy: { authorId, organisationId, on }, isProposalHidden };
}

/** The same for who is not to see what is hidden. */
export function withoutWords(view: TextView): TextView {
  return { ...view, attachments: [], words: "body" in view.words ? { body: "" } : { title: "", problem: "", change: "", effect: "" } };
}
