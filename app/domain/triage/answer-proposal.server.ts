import { eq, max } from "drizzle-orm";
import { newId } from "#app/lib/id.ts";
import type { Context } from "../context.ts";
import { conflict, forbidden } from "../errors.ts";
import { findMergeTarget, type MergeRefusal } from "../merging/find-merge-target.server.ts";
import { endMerges, recordMerge } from "../merging/merges.server.ts";
import { announce } from "../notifications/announce.server.ts";
import { recordJourney } from "../proposals/keep-books.server.ts";
import { done, refused, type Result } from "../result.ts";
import { changeStatus } from "./change-case.server.ts";
import { loadCase, nameOf } from "./load-case.server.ts";
import { mayModerate, requireStaff } from "./policy.ts";
import { recordStaffAct } from "./record-staff-act.server.ts";
import type { AnswerInput } from "./schema.ts";
import { tellAuthor } from "./tell-author.server.ts";

/**
 * Publishes the reasoned response to a proposal, or a new version of it; earlier versions are kept. The author is told.
 * Throws `conflict` when the proposal was withdrawn or split, or changed by somebody since the form was opened.
 */
export async function answerProposal(ctx: Context, reference: string, input: AnswerInput): Promise<Result<null, MergeRefusal>> {
  const person = requireStaff(ctx.actor);
  const { responses } = ctx.tables;
  return ctx.write(async (tx) => {
    const found = await loadCase(ctx, tx, reference);
    if (!mayModerate(ctx.actor, found)) throw forbidden();
    if (found.status === "withdrawn" || found.status === "split") throw conflict();
    const target = input.outcome === "merged" ? await findMergeTarget(ctx, tx, found, input.mergedInto) : null;
    if (typeof target === "string") return refused(target);
    await changeStatus(ctx, tx, found, input.version, { status: input.outcome, assigneeId: found.assigneeId ?? person.id, stage: "published", firstAnsweredAt: found.firstAnsweredAt ?? ctx.now });
    const [last] = await tx.select({ version: max(responses.version) }).from(responses).where(eq(responses.proposalId, found.id));
    const version = (last?.version ?? 0) + 1;
    await tx.insert(responses).values({
      id: newId(), proposalId: found.id, version, outcome: input.outcome, reason: input.reason, elementsAdopted: input.elementsAdopted, elementsNotAdopted: input.elementsNotAdopted,
      mergedIntoId: target?.id ?? null, forwardedTo: input.outcome === "forwarded" ? input.forwardedTo : null, language: ctx.locale, authorId: person.id, publishedAt: ctx.now,
    });
    if (target) await recordMerge(ctx, tx, found, target);
    else await endMerges(ctx, tx, found);
    const status = input.outcome;
    await recordJourney(ctx, tx, found.id, version === 1 ? "answered" : "answer_changed", { outcome: status });
    await recordStaffAct(ctx, tx, { action: version === 1 ? "proposal.answered" : "proposal.answer_changed", subjectType: "proposal", subjectId: found.id, planId: found.planId, data: { before: { status: found.status }, after: { status }, responseVersion: version } });
    const announced = await announce(ctx, tx, { kind: version === 1 ? "proposal_answered" : "answer_changed", planId: found.planId, proposalId: found.id, data: { ...nameOf(found), outcome: status } });
    await tellAuthor(ctx, tx, found.authorId, { kind: "proposal_answered", payload: { reference, title: found.title, outcome: status, reason: input.reason }, dedupeKey: `answered:${found.id}:${version}` }, announced);
    return done(null);
  });
}
