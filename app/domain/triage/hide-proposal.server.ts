import type { WriteHandle } from "#db/store.ts";
import type { Context } from "../context.ts";
import { conflict, forbidden } from "../errors.ts";
import { holdFamily } from "../merging/family.server.ts";
import { recordMeasure } from "../moderation/record-measure.server.ts";
import { announce, type Announced } from "../notifications/announce.server.ts";
import { indexProposal, recordJourney, tallyProposal } from "../proposals/keep-books.server.ts";
import { objectionUntil } from "../reports/policy.ts";
import { findOpenObjection } from "../reports/find-open-objection.server.ts";
import { findText } from "../reports/hold-text.server.ts";
import { recordDecision } from "../reports/record-decision.server.ts";
import { tellWriters } from "../reports/tell-writers.server.ts";
import { done, refused, type Result } from "../result.ts";
import { changeCase } from "./change-case.server.ts";
import { hidingWith, showingWith } from "./hidden-together.server.ts";
import { nameOf, type Case } from "./load-case.server.ts";
import { mayModerate, requireStaff } from "./policy.ts";
import { recordStaffAct } from "./record-staff-act.server.ts";
import type { HideInput } from "./schema.ts";
import { tellAuthor } from "./tell-author.server.ts";

/** Hides a proposal's text from the public, with a reason, and wherever else the same words stand (`hidingWith`). Its place, reference and journey stay. */
export async function hideProposal(ctx: Context, reference: string, input: HideInput): Promise<void> {
  requireStaff(ctx.actor);
  const { proposalId } = await findText(ctx, reference, null);
  await ctx.write(async (tx) => {
    const family = await holdFamily(ctx, tx, proposalId);
    await hideCase(ctx, tx, family.find(({ id }) => id === proposalId)!, input);
  });
}

/** Hides a proposal that is held. Each text that is hidden has its decision, which answers what is reported of it; its writers are given the reasons. `reportId`: the report that led to it. */
export async function hideCase(ctx: Context, tx: WriteHandle, found: Case, input: HideInput, reportId: string | null = null): Promise<void> {
  requireStaff(ctx.actor);
  const family = await holdFamily(ctx, tx, found.id);
  if (!family.every((each) => mayModerate(ctx.actor, each))) throw forbidden("interest");
  if (found.isHidden) throw conflict();
  await hideOne(ctx, tx, found, input, { reportId });
  for (const each of hidingWith(found, family)) await hideOne(ctx, tx, each, { ...input, version: each.version }, { reportId: null, from: found.reference });
}

/** `from`: the reference of the proposal that it is hidden with. */
async function hideOne(ctx: Context, tx: WriteHandle, found: Case, { reason, note, version }: HideInput, { reportId, from }: { reportId: string | null; from?: string }): Promise<void> {
  const { id, reference, planId, title } = found;
  await changeCase(ctx, tx, found, version, { isHidden: true, hideReason: reason, hideNote: note });
  await tallyProposal(ctx, tx, found, -1);
  await ctx.search.remove(tx, id);
  await recordJourney(ctx, tx, id, "hidden", { reason });
  const decision = await recordDecision(ctx, tx, { subject: "proposal", proposalId: id, commentId: null, planId, reference, isGone: false }, { isRestricted: true, measure: "hidden", reason, note, reportId });
  await recordStaffAct(ctx, tx, { action: "proposal.hidden", subjectType: "proposal", subjectId: id, planId, data: { reason, decisionId: decision.id, reports: decision.reports, ...(from && { from }) } });
  const announced = await announce(ctx, tx, { kind: "proposal_hidden", planId, proposalId: id, data: nameOf(found) });
  await tellWriters(ctx, tx, found, { kind: "proposal_hidden", payload: { reference, title, reason, note, origin: decision.reports > 0 ? "report" : "desk", until: objectionUntil(ctx.now).toISOString() }, dedupeKey: `hidden:${decision.id}` }, announced);
}

/** Shows a hidden proposal again. Where its writers have objected, the objection is answered instead (`decideObjection`): by somebody else, and with a reason. */
export async function restoreProposal(ctx: Context, reference: string, version: number): Promise<Result<null, "objection_open">> {
  requireStaff(ctx.actor);
  const { proposalId } = await findText(ctx, reference, null);
  return ctx.write(async (tx) => {
    const found = (await holdFamily(ctx, tx, proposalId)).find(({ id }) => id === proposalId)!;
    if (!mayModerate(ctx.actor, found)) throw forbidden("interest");
    if (await findOpenObjection(ctx, tx, { proposalId: found.id, commentId: null })) return refused("objection_open");
    const announced = await restoreCase(ctx, tx, found, version);
    await recordMeasure(ctx, tx, { subject: "proposal", planId: found.planId, proposalId: found.id, commentId: null }, { measure: "restored", isRestricted: false, reason: null });
    await tellAuthor(ctx, tx, found.authorId, { kind: "proposal_restored", payload: { reference, title: found.title }, dedupeKey: `restored:${found.id}:${version}` }, announced);
    return done(null);
  });
}

/**
 * Shows a proposal that is held again, with those that were hidden with it. Whoever calls it tells the writers; those of the
 * others are told here. Throws `conflict` when it is not hidden, or its words are hidden in a part for themselves.
 */
export async function restoreCase(ctx: Context, tx: WriteHandle, found: Case, version: number): Promise<Announced> {
  requireStaff(ctx.actor);
  const family = await holdFamily(ctx, tx, found.id);
  if (!family.every((each) => mayModerate(ctx.actor, each))) throw forbidden("interest");
  if (!found.isHidden || found.awaitsScreening) throw conflict();
  const { others, blockedBy } = await showingWith(ctx, tx, found, family);
  if (blockedBy !== null) throw conflict();
  const announced = await showOne(ctx, tx, found, version);
  for (const each of others) {
    const told = await showOne(ctx, tx, each, each.version);
    await recordMeasure(ctx, tx, { subject: "proposal", planId: each.planId, proposalId: each.id, commentId: null }, { measure: "restored", isRestricted: false, reason: null });
    await tellAuthor(ctx, tx, each.authorId, { kind: "proposal_restored", payload: { reference: each.reference, title: each.title }, dedupeKey: `restored:${each.id}:${each.version}` }, told);
  }
  return announced;
}

async function showOne(ctx: Context, tx: WriteHandle, found: Case, version: number): Promise<Announced> {
  await changeCase(ctx, tx, found, version, { isHidden: false, hideReason: null, hideNote: null, publishedAt: found.publishedAt ?? ctx.now });
  await tallyProposal(ctx, tx, found, 1);
  await indexProposal(ctx, tx, found);
  await recordJourney(ctx, tx, found.id, "restored");
  await recordStaffAct(ctx, tx, { action: "proposal.restored", subjectType: "proposal", subjectId: found.id, planId: found.planId, data: { before: { reason: found.hideReason } } });
  return announce(ctx, tx, { kind: "proposal_restored", planId: found.planId, proposalId: found.id, data: nameOf(found) });
}
