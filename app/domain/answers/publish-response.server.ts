import { and, desc, eq } from "drizzle-orm";
import { newId } from "#app/lib/id.ts";
import type { ReadHandle, WriteHandle } from "#db/store.ts";
import type { Context } from "../context.ts";
import { conflict } from "../errors.ts";
import { holdMerges, previewMergeTarget } from "../merging/find-merge-target.server.ts";
import { endMerges, recordMerge } from "../merging/merges.server.ts";
import { announce } from "../notifications/announce.server.ts";
import { recordJourney } from "../proposals/keep-books.server.ts";
import { done, refused, type Result } from "../result.ts";
import { changeStatus } from "../triage/change-case.server.ts";
import { nameOf, type Case } from "../triage/load-case.server.ts";
import { recordStaffAct } from "../triage/record-staff-act.server.ts";
import { tellAuthor } from "../triage/tell-author.server.ts";
import { isAnswerable } from "./policy.ts";
import { completeAnswer, findMissing, type AnswerFields, type AnswerProblem, type CompleteAnswer } from "./schema.ts";

/** An answer that was found fit to be published, with what it points at and what it follows. */
export type Checked = { answer: CompleteAnswer; target: { id: string } | null; lastVersion: number; /** Whether an answer is in force that it corrects. */ isCorrection: boolean; lastPublishedAt: Date | null };

/** The same as `examineAnswer`, in the transaction that publishes or approves: no other merge comes in between. */
export async function checkAnswer(ctx: Context, tx: WriteHandle, found: Case, fields: AnswerFields): Promise<Result<Checked, AnswerProblem>> {
  if (fields.outcome === "merged") await holdMerges(ctx, tx, found.planId);
  return examineAnswer(ctx, tx, found, fields);
}

/** Whether an answer could be published to this case as it now is, or what is missing. Throws `conflict` for a case that takes none any more. */
export async function examineAnswer(ctx: Context, handle: ReadHandle, found: Case, fields: AnswerFields): Promise<Result<Checked, AnswerProblem>> {
  if (!isAnswerable(found)) throw conflict();
  const answer = completeAnswer.safeParse(fields);
  if (!answer.success) return refused(findMissing(fields) ?? "incomplete");
  const { responses: r, initiatives: i } = ctx.tables;
  const before = await handle.select({ version: r.version, retractedAt: r.retractedAt, publishedAt: r.publishedAt }).from(r).where(eq(r.proposalId, found.id)).orderBy(desc(r.version));
  const isCorrection = before.some((each) => each.retractedAt === null);
  if (isCorrection && answer.data.correction === "") return refused("correction_missing");
  const { landedIn, outcome, mergedInto } = answer.data;
  if (landedIn !== "" && (await handle.select({ id: i.id }).from(i).where(and(eq(i.reference, landedIn), eq(i.planId, found.planId)))).length === 0) return refused("landed_unknown");
  const target = outcome === "merged" ? await previewMergeTarget(ctx, handle, found, mergedInto) : null;
  if (typeof target === "string") return refused(target);
  return done({ answer: answer.data, target, lastVersion: before[0]?.version ?? 0, isCorrection, lastPublishedAt: before[0]?.publishedAt ?? null });
}

/**
 * Publishes a checked answer: the one way in which a proposal is answered. The response, the case, the journey, the audit
 * trail and what everybody is told are written in the transaction of the command; what was in the making is gone.
 * Throws `conflict` when the case is no longer at `version`.
 */
export async function publishResponse(ctx: Context, tx: WriteHandle, found: Case, version: number, { answer, target, lastVersion, isCorrection }: Checked, by: { authorId: string | null; approvedBy: string | null }): Promise<void> {
  const { responses, answerDrafts } = ctx.tables;
  const { outcome, reason, forwardedTo, mergedInto: _, correction, language = ctx.locale, ...rest } = answer;
  await changeStatus(ctx, tx, found, version, { status: outcome, assigneeId: found.assigneeId ?? by.authorId, stage: "published", firstAnsweredAt: found.firstAnsweredAt ?? ctx.now });
  const number = lastVersion + 1;
  await tx.insert(responses).values({
    ...rest, id: newId(), proposalId: found.id, version: number, outcome, reason, mergedIntoId: target?.id ?? null, forwardedTo: outcome === "forwarded" ? forwardedTo : null,
    correction: isCorrection ? correction : "", language, authorId: by.authorId, approvedBy: by.approvedBy, publishedAt: ctx.now,
  });
  await tx.delete(answerDrafts).where(eq(answerDrafts.proposalId, found.id));
  if (target) await recordMerge(ctx, tx, found, target);
  else await endMerges(ctx, tx, found);
  await recordJourney(ctx, tx, found.id, isCorrection ? "answer_changed" : "answered", { outcome });
  await recordStaffAct(ctx, tx, { action: isCorrection ? "proposal.answer_changed" : "proposal.answered", subjectType: "proposal", subjectId: found.id, planId: found.planId, data: { before: { status: found.status, stage: found.stage }, after: { status: outcome, stage: "published" }, responseVersion: number } });
  const announced = await announce(ctx, tx, { kind: isCorrection ? "answer_changed" : "proposal_answered", planId: found.planId, proposalId: found.id, data: { ...nameOf(found), outcome } });
  await tellAuthor(ctx, tx, found.authorId, { kind: "proposal_answered", payload: mailOf(found, answer, isCorrection), dedupeKey: `answered:${found.id}:${number}` }, announced);
}

/** What the mail to the author is made from, but for the name. */
export function mailOf({ reference, title }: Pick<Case, "reference" | "title">, { outcome, summary, reason, correction }: CompleteAnswer, isCorrection: boolean): Record<string, string> {
  return { reference, title, outcome, summary, reason, correction: isCorrection ? correction : "" };
}
