import { and, eq } from "drizzle-orm";
import { findPassage, gapMark, hasGaps, leaveOut } from "#app/lib/gap-marks.ts";
import { newId } from "#app/lib/id.ts";
import type { WriteHandle } from "#db/store.ts";
import type { Context } from "../context.ts";
import { conflict, forbidden } from "../errors.ts";
import { indexProposal, recordJourney } from "../proposals/keep-books.server.ts";
import { holdText, type TextKey } from "../reports/hold-text.server.ts";
import { objectionUntil } from "../reports/policy.ts";
import { recordDecision } from "../reports/record-decision.server.ts";
import { tellWriters } from "../reports/tell-writers.server.ts";
import { done, refused, type Result } from "../result.ts";
import { changeCase } from "../triage/change-case.server.ts";
import { loadCase } from "../triage/load-case.server.ts";
import { requireModeratedComment } from "../triage/moderated-comment.server.ts";
import { mayModerate, requireStaff } from "../triage/policy.ts";
import { recordStaffAct } from "../triage/record-staff-act.server.ts";
import { nextGapNumber } from "./gaps.server.ts";
import type { RedactInput } from "./schema.ts";

export type RedactRefusal = "passage_missing" | "passage_gap";

const fields = ["title", "problem", "change", "effect"] as const;
type Text = Record<(typeof fields)[number], string>;

/**
 * Leaves a passage out of a proposal: in the text in force, in all kept versions, and where it was quoted in draft initiatives.
 * A mark with the reason stands in its place. The decision answers what is reported, and its writers are given the reasons.
 * Throws `conflict` when somebody changed the case since `seen` (its version), or the text is hidden.
 */
export async function redactProposal(ctx: Context, reference: string, input: RedactInput): Promise<Result<null, RedactRefusal>> {
  requireStaff(ctx.actor);
  const { proposalVersions: v, initiativeSources: s } = ctx.tables;
  return ctx.write(async (tx) => {
    const found = await loadCase(ctx, tx, reference);
    if (!mayModerate(ctx.actor, found)) throw forbidden("interest");
    if (String(found.version) !== input.seen || (found.isHidden && !found.awaitsScreening)) throw conflict();
    if (hasGaps(input.passage)) return refused("passage_gap");
    const key: TextKey = { proposalId: found.id, commentId: null };
    const versions = await tx.select().from(v).where(eq(v.proposalId, found.id));
    const texts = [found, ...versions].flatMap((text) => fields.map((field) => text[field]));
    const passage = texts.map((text) => findPassage(text, input.passage)).find((each) => each !== null);
    if (passage === undefined) return refused("passage_missing");
    const number = await nextGapNumber(ctx, tx, key, texts);
    const without = textWithout(passage, gapMark(number, input.reason));
    const text = without(found);
    await changeCase(ctx, tx, found, found.version, text);
    for (const version of versions) await tx.update(v).set(without(version)).where(and(eq(v.proposalId, found.id), eq(v.number, version.number)));
    for (const source of await tx.select().from(s).where(eq(s.proposalId, found.id))) await tx.update(s).set({ passage: leaveOut(source.passage, passage, gapMark(number, input.reason)) }).where(and(eq(s.proposalId, found.id), eq(s.initiativeId, source.initiativeId)));
    if (!found.isHidden) await indexProposal(ctx, tx, { ...found, ...text });
    await recordJourney(ctx, tx, found.id, "redacted", { reason: input.reason });
    await decide(ctx, tx, { ...key, subject: "proposal", planId: found.planId, reference, authorId: found.authorId, organisationId: found.organisationId }, { ...input, passage, number, title: text.title });
    return done(null);
  });
}

/** The same of a comment. `seen` names the words that were shown (`wordsVersion`). Answers the proposal's reference. */
export async function redactComment(ctx: Context, key: TextKey & { commentId: string }, input: RedactInput): Promise<Result<{ reference: string }, RedactRefusal>> {
  requireStaff(ctx.actor);
  const { comments: c } = ctx.tables;
  return ctx.write(async (tx) => {
    const held = await holdText(ctx, tx, key);
    const { comment, reference, planId, title, isProposalHidden } = await requireModeratedComment(ctx, tx, key.commentId);
    if (held.wordsVersion !== input.seen || comment.isHidden || comment.deletedAt) throw conflict();
    if (hasGaps(input.passage)) return refused("passage_gap");
    const passage = findPassage(comment.body, input.passage);
    if (passage === null) return refused("passage_missing");
    const number = await nextGapNumber(ctx, tx, key, [comment.body]);
    await tx.update(c).set({ body: leaveOut(comment.body, passage, gapMark(number, input.reason)) }).where(eq(c.id, comment.id));
    await decide(ctx, tx, { ...held, planId, reference }, { ...input, passage, number, title: isProposalHidden ? reference : title });
    return done({ reference });
  });
}

function textWithout(passage: string, mark: string): (text: Text) => Text {
  return ({ title, problem, change, effect }) => ({ title: leaveOut(title, passage, mark), problem: leaveOut(problem, passage, mark), change: leaveOut(change, passage, mark), effect: leaveOut(effect, passage, mark) });
}

type Decided = TextKey & { subject: "proposal" | "comment"; planId: string; reference: string; authorId: string | null; organisationId: string | null };

/** Keeps the passage, for the desk alone, with the decision; tells its writers, and records it without the passage. */
async function decide(ctx: Context, tx: WriteHandle, text: Decided, { passage, number, reason, note, title }: Pick<RedactInput, "passage" | "reason" | "note"> & { number: number; title: string }) {
  const staff = requireStaff(ctx.actor, text.planId);
  const { proposalId, commentId, subject, planId, reference } = text;
  const decision = await recordDecision(ctx, tx, { ...text, isGone: false }, { isRestricted: true, measure: "redacted", reason, note, reportId: null });
  await tx.insert(ctx.tables.redactions).values({ id: newId(), planId, subject, proposalId, commentId, number, passage, reason, decisionId: decision.id, redactedBy: staff.id, at: ctx.now });
  await recordStaffAct(ctx, tx, { action: `${subject}.redacted`, subjectType: subject, subjectId: commentId ?? proposalId, planId, data: { reason, number, decisionId: decision.id, reports: decision.reports, ...(commentId && { proposalId }) } });
  await tellWriters(ctx, tx, text, { kind: "text_redacted", payload: { reference, subject, title, comment: commentId ?? "", decision: decision.id, reason, note, origin: decision.reports > 0 ? "report" : "desk", until: objectionUntil(ctx.now).toISOString() }, dedupeKey: `redacted:${decision.id}` });
}
