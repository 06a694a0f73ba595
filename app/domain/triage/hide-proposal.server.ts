import type { Context } from "../context.ts";
import { conflict, forbidden } from "../errors.ts";
import { announce } from "../notifications/announce.server.ts";
import { indexProposal, recordJourney, tallyProposal } from "../proposals/keep-books.server.ts";
import { changeCase } from "./change-case.server.ts";
import { loadCase, nameOf } from "./load-case.server.ts";
import { mayModerate, requireStaff } from "./policy.ts";
import { recordStaffAct } from "./record-staff-act.server.ts";
import type { HideInput } from "./schema.ts";
import { tellAuthor } from "./tell-author.server.ts";

/** Hides a proposal's text from the public, with a reason. Its place, reference and journey stay; the author is told why. */
export async function hideProposal(ctx: Context, reference: string, input: HideInput): Promise<void> {
  requireStaff(ctx.actor);
  await ctx.write(async (tx) => {
    const found = await loadCase(ctx, tx, reference);
    if (!mayModerate(ctx.actor, found)) throw forbidden();
    if (found.isHidden) throw conflict();
    await changeCase(ctx, tx, found, input.version, { isHidden: true, hideReason: input.reason, hideNote: input.note });
    await tallyProposal(ctx, tx, found, -1);
    await ctx.search.remove(tx, found.id);
    await recordJourney(ctx, tx, found.id, "hidden", { reason: input.reason });
    await recordStaffAct(ctx, tx, { action: "proposal.hidden", subjectType: "proposal", subjectId: found.id, planId: found.planId, data: { reason: input.reason } });
    const announced = await announce(ctx, tx, { kind: "proposal_hidden", planId: found.planId, proposalId: found.id, data: nameOf(found) });
    await tellAuthor(ctx, tx, found.authorId, { kind: "proposal_hidden", payload: { reference, title: found.title, reason: input.reason, note: input.note }, dedupeKey: `hidden:${found.id}:${input.version}` }, announced);
  });
}

/** Shows a hidden proposal again. */
export async function restoreProposal(ctx: Context, reference: string, version: number): Promise<void> {
  requireStaff(ctx.actor);
  await ctx.write(async (tx) => {
    const found = await loadCase(ctx, tx, reference);
    if (!mayModerate(ctx.actor, found)) throw forbidden();
    if (!found.isHidden) throw conflict();
    await changeCase(ctx, tx, found, version, { isHidden: false, hideReason: null, hideNote: null });
    await tallyProposal(ctx, tx, found, 1);
    await indexProposal(ctx, tx, found);
    await recordJourney(ctx, tx, found.id, "restored");
    await recordStaffAct(ctx, tx, { action: "proposal.restored", subjectType: "proposal", subjectId: found.id, planId: found.planId, data: { before: { reason: found.hideReason } } });
    const announced = await announce(ctx, tx, { kind: "proposal_restored", planId: found.planId, proposalId: found.id, data: nameOf(found) });
    await tellAuthor(ctx, tx, found.authorId, { kind: "proposal_restored", payload: { reference, title: found.title }, dedupeKey: `restored:${found.id}:${version}` }, announced);
  });
}
