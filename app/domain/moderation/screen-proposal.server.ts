import type { WriteHandle } from "#db/store.ts";
import type { Context } from "../context.ts";
import { conflict, forbidden } from "../errors.ts";
import { announce } from "../notifications/announce.server.ts";
import { indexProposal, recordJourney, tallyProposal } from "../proposals/keep-books.server.ts";
import { objectionUntil } from "../reports/policy.ts";
import { recordDecision } from "../reports/record-decision.server.ts";
import { tellWriters } from "../reports/tell-writers.server.ts";
import { changeCase } from "../triage/change-case.server.ts";
import { loadCase, nameOf, type Case } from "../triage/load-case.server.ts";
import { mayModerate, requireStaff } from "../triage/policy.ts";
import { recordStaffAct } from "../triage/record-staff-act.server.ts";
import type { ScreenInput } from "./schema.ts";

/**
 * Decides on a proposal that was looked at before it is public: it is published, also where it will be turned down with a
 * reason that is public (`reject`: the answer is still to be written), or it is hidden for a reason. Its writers are told.
 * Throws `conflict` when somebody decided or changed it since `version`, or it was withdrawn.
 */
export async function screenProposal(ctx: Context, reference: string, version: number, input: ScreenInput): Promise<void> {
  requireStaff(ctx.actor);
  await ctx.write(async (tx) => {
    const found = await loadCase(ctx, tx, reference);
    if (!mayModerate(ctx.actor, found)) throw forbidden("interest");
    if (!found.awaitsScreening) throw conflict();
    if (input.outcome === "hide") await hide(ctx, tx, found, version, input);
    else await publish(ctx, tx, found, version, input.outcome === "reject" ? input.code : null);
  });
}

/** From now on it is in the lists and in the index, and those who follow the plan or the theme hear of it. */
async function publish(ctx: Context, tx: WriteHandle, found: Case, version: number, code: string | null) {
  const { id, planId, reference, title } = found;
  await changeCase(ctx, tx, found, version, { isHidden: false, awaitsScreening: false, publishedAt: ctx.now, stage: found.status === "received" ? "submitted" : "in_triage" });
  await tallyProposal(ctx, tx, found, 1);
  await indexProposal(ctx, tx, found);
  await recordJourney(ctx, tx, id, "screened");
  await recordStaffAct(ctx, tx, { action: "proposal.screened", subjectType: "proposal", subjectId: id, planId, data: { before: { stage: found.stage }, after: { isPublic: true }, ...(code && { code }) } });
  // Who wrote it is told by mail that it is public now; the announcement is for those who follow.
  await announce(ctx, tx, { kind: "proposal_submitted", planId, proposalId: id, data: nameOf(found) });
  await tellWriters(ctx, tx, found, { kind: "proposal_screened", payload: { reference, title }, dedupeKey: `screened:${id}` });
}

/** It was never public, and is not going to be: hidden as any other text, with the reasons and the way to object. */
async function hide(ctx: Context, tx: WriteHandle, found: Case, version: number, { reason, note }: { reason: NonNullable<Case["hideReason"]>; note: string }) {
  const { id, planId, reference, title } = found;
  await changeCase(ctx, tx, found, version, { awaitsScreening: false, hideReason: reason, hideNote: note, stage: "submitted" });
  await recordJourney(ctx, tx, id, "hidden", { reason });
  const decision = await recordDecision(ctx, tx, { subject: "proposal", proposalId: id, commentId: null, planId, reference, isGone: false }, { isRestricted: true, measure: "hidden", reason, note, reportId: null });
  await recordStaffAct(ctx, tx, { action: "proposal.not_published", subjectType: "proposal", subjectId: id, planId, data: { before: { stage: found.stage }, reason, decisionId: decision.id } });
  await tellWriters(ctx, tx, found, { kind: "proposal_hidden", payload: { reference, title, reason, note, origin: "desk", until: objectionUntil(ctx.now).toISOString() }, dedupeKey: `hidden:${decision.id}` });
}
