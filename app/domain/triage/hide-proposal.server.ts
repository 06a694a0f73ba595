import type { WriteHandle } from "#db/store.ts";
import type { Context } from "../context.ts";
import { conflict, forbidden } from "../errors.ts";
import { recordMeasure } from "../moderation/record-measure.server.ts";
import { announce, type Announced } from "../notifications/announce.server.ts";
import { indexProposal, recordJourney, tallyProposal } from "../proposals/keep-books.server.ts";
import { objectionUntil } from "../reports/policy.ts";
import { findOpenObjection } from "../reports/find-open-objection.server.ts";
import { recordDecision } from "../reports/record-decision.server.ts";
import { tellWriters } from "../reports/tell-writers.server.ts";
import { done, refused, type Result } from "../result.ts";
import { changeCase } from "./change-case.server.ts";
import { loadCase, nameOf, type Case } from "./load-case.server.ts";
import { mayModerate, requireStaff } from "./policy.ts";
import { recordStaffAct } from "./record-staff-act.server.ts";
import type { HideInput } from "./schema.ts";
import { tellAuthor } from "./tell-author.server.ts";

/** Hides a proposal's text from the public, with a reason. Its place, reference and journey stay. */
export async function hideProposal(ctx: Context, reference: string, input: HideInput): Promise<void> {
  requireStaff(ctx.actor);
  await ctx.write(async (tx) => hideCase(ctx, tx, await loadCase(ctx, tx, reference), input));
}

/** Hides a proposal that is held. The decision is recorded and answers what is reported of it; its writers are given the reasons. `reportId`: the report that led to it. */
export async function hideCase(ctx: Context, tx: WriteHandle, found: Case, input: HideInput, reportId: string | null = null): Promise<void> {
  requireStaff(ctx.actor);
  if (!mayModerate(ctx.actor, found)) throw forbidden("interest");
  if (found.isHidden) throw conflict();
  const { id, reference, planId, title } = found;
  const { reason, note, version } = input;
  await changeCase(ctx, tx, found, version, { isHidden: true, hideReason: reason, hideNote: note });
  await tallyProposal(ctx, tx, found, -1);
  await ctx.search.remove(tx, id);
  await recordJourney(ctx, tx, id, "hidden", { reason });
  const decision = await recordDecision(ctx, tx, { subject: "proposal", proposalId: id, commentId: null, planId, reference, isGone: false }, { isRestricted: true, measure: "hidden", reason, note, reportId });
  await recordStaffAct(ctx, tx, { action: "proposal.hidden", subjectType: "proposal", subjectId: id, planId, data: { reason, decisionId: decision.id, reports: decision.reports } });
  const announced = await announce(ctx, tx, { kind: "proposal_hidden", planId, proposalId: id, data: nameOf(found) });
  await tellWriters(ctx, tx, found, { kind: "proposal_hidden", payload: { reference, title, reason, note, origin: decision.reports > 0 ? "report" : "desk", until: objectionUntil(ctx.now).toISOString() }, dedupeKey: `hidden:${decision.id}` }, announced);
}

/** Shows a hidden proposal again. Where its writers have objected, the objection is answered instead (`decideObjection`): by somebody else, and with a reason. */
export async function restoreProposal(ctx: Context, reference: string, version: number): Promise<Result<null, "objection_open">> {
  requireStaff(ctx.actor);
  return ctx.write(async (tx) => {
    const found = await loadCase(ctx, tx, reference);
    if (!mayModerate(ctx.actor, found)) throw forbidden("interest");
    if (await findOpenObjection(ctx, tx, { proposalId: found.id, commentId: null })) return refused("objection_open");
    const announced = await restoreCase(ctx, tx, found, version);
    await recordMeasure(ctx, tx, { subject: "proposal", planId: found.planId, proposalId: found.id, commentId: null }, { measure: "restored", isRestricted: false, reason: null });
    await tellAuthor(ctx, tx, found.authorId, { kind: "proposal_restored", payload: { reference, title: found.title }, dedupeKey: `restored:${found.id}:${version}` }, announced);
    return done(null);
  });
}

/** Shows a proposal that is held again. Whoever calls it tells the writers. */
export async function restoreCase(ctx: Context, tx: WriteHandle, found: Case, version: number): Promise<Announced> {
  requireStaff(ctx.actor);
  if (!mayModerate(ctx.actor, found)) throw forbidden("interest");
  if (!found.isHidden || found.awaitsScreening) throw conflict();
  await changeCase(ctx, tx, found, version, { isHidden: false, hideReason: null, hideNote: null, publishedAt: found.publishedAt ?? ctx.now });
  await tallyProposal(ctx, tx, found, 1);
  await indexProposal(ctx, tx, found);
  await recordJourney(ctx, tx, found.id, "restored");
  await recordStaffAct(ctx, tx, { action: "proposal.restored", subjectType: "proposal", subjectId: found.id, planId: found.planId, data: { before: { reason: found.hideReason } } });
  return announce(ctx, tx, { kind: "proposal_restored", planId: found.planId, proposalId: found.id, data: nameOf(found) });
}
