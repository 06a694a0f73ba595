import { eq } from "drizzle-orm";
import { countPassage, findPassage, gapMark, hasGaps, leaveOut } from "#app/lib/gap-marks.ts";
import type { WriteHandle } from "#db/store.ts";
import { takeOffFiles } from "../attachments/take-off.server.ts";
import type { Context } from "../context.ts";
import { conflict, forbidden } from "../errors.ts";
import { holdFamily } from "../merging/family.server.ts";
import { findText, holdText, type TextKey } from "../reports/hold-text.server.ts";
import { objectionUntil } from "../reports/policy.ts";
import { recordDecision, type RecordedDecision } from "../reports/record-decision.server.ts";
import { tellWriters } from "../reports/tell-writers.server.ts";
import { done, refused, type Result } from "../result.ts";
import { requireModeratedComment } from "../triage/moderated-comment.server.ts";
import { mayModerate, requireStaff } from "../triage/policy.ts";
import { countPlaces, findPlaces, isManyPlaces } from "./find-places.server.ts";
import { nextGapNumber } from "./gaps.server.ts";
import { keepPassage, leaveOutOf } from "./leave-out-of.server.ts";
import type { RedactInput } from "./schema.ts";

/** `passage_places`: it stands in more places than whoever sent the form was shown. */
export type RedactRefusal = "passage_missing" | "passage_gap" | "passage_places";

/**
 * Leaves a passage out of a proposal: in the text in force, in all kept versions, and where it was quoted in draft initiatives;
 * and the same in the whole that it is a part of and in its parts, where the same words stand. A mark with the reason stands in
 * its place. Files that were chosen go off the public page with it. The decision answers what is reported, and its writers are given the reasons.
 * Throws `conflict` when somebody changed the case since `seen` (its version), or the text is hidden.
 */
export async function redactProposal(ctx: Context, reference: string, input: RedactInput): Promise<Result<null, RedactRefusal>> {
  requireStaff(ctx.actor);
  const { proposalId } = await findText(ctx, reference, null);
  return ctx.write(async (tx) => {
    const family = await holdFamily(ctx, tx, proposalId);
    const found = family.find((each) => each.id === proposalId)!;
    if (!family.every((each) => mayModerate(ctx.actor, each))) throw forbidden("interest");
    if (String(found.version) !== input.seen || (found.isHidden && !found.awaitsScreening)) throw conflict();
    if (hasGaps(input.passage)) return refused("passage_gap");
    const places = await findPlaces(ctx, tx, family, input.passage);
    const passage = places.find((each) => each.id === proposalId)?.passage;
    if (passage === undefined) return refused("passage_missing");
    if (isManyPlaces(places) && input.places !== countPlaces(places)) return refused("passage_places");
    const text = { subject: "proposal" as const, proposalId, commentId: null, planId: found.planId, reference, authorId: found.authorId, organisationId: found.organisationId };
    const decision = await recordDecision(ctx, tx, { ...text, isGone: false }, { isRestricted: true, measure: "redacted", reason: input.reason, note: input.note, reportId: null });
    const titles = new Map<string, string>();
    await takeOffFiles(ctx, tx, text, input.files, { reason: input.reason, decisionId: decision.id });
    for (const each of family) if (places.some(({ id }) => id === each.id)) titles.set(each.id, await leaveOutOf(ctx, tx, each, { passage, reason: input.reason, decision, from: reference, files: each.id === proposalId ? input.files.length : 0 }));
    await tell(ctx, tx, text, { ...input, decision, title: titles.get(proposalId)! });
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
    const places = countPassage(comment.body, passage);
    if (places > 1 && input.places !== places) return refused("passage_places");
    const number = await nextGapNumber(ctx, tx, key, [comment.body]);
    await tx.update(c).set({ body: leaveOut(comment.body, passage, gapMark(number, input.reason)) }).where(eq(c.id, comment.id));
    const text = { ...held, planId, reference };
    const decision = await recordDecision(ctx, tx, { ...text, isGone: false }, { isRestricted: true, measure: "redacted", reason: input.reason, note: input.note, reportId: null });
    await takeOffFiles(ctx, tx, text, input.files, { reason: input.reason, decisionId: decision.id });
    await keepPassage(ctx, tx, text, { passage, number, reason: input.reason, decision, files: input.files.length });
    await tell(ctx, tx, text, { ...input, decision, title: isProposalHidden ? reference : title });
    return done({ reference });
  });
}

/** Tells the writers of a text the reasons, once for the decision. */
async function tell(ctx: Context, tx: WriteHandle, text: TextKey & { subject: "proposal" | "comment"; reference: string; authorId: string | null; organisationId: string | null }, { reason, note, files, title, decision }: Pick<RedactInput, "reason" | "note" | "files"> & { title: string; decision: RecordedDecision }) {
  const { subject, reference, commentId } = text;
  await tellWriters(ctx, tx, text, { kind: "text_redacted", payload: { reference, subject, title, comment: commentId ?? "", decision: decision.id, files: String(files.length), reason, note, origin: decision.reports > 0 ? "report" : "desk", until: objectionUntil(ctx.now).toISOString() }, dedupeKey: `redacted:${decision.id}` });
}
