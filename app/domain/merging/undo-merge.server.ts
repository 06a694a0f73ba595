import { and, eq, isNull } from "drizzle-orm";
import type { Context } from "../context.ts";
import { conflict, forbidden } from "../errors.ts";
import { announce } from "../notifications/announce.server.ts";
import { recordJourney } from "../proposals/keep-books.server.ts";
import { changeStatus } from "../triage/change-case.server.ts";
import { loadCase, nameOf } from "../triage/load-case.server.ts";
import { mayModerate, requireStaff } from "../triage/policy.ts";
import { recordStaffAct } from "../triage/record-staff-act.server.ts";
import { tellAuthor } from "../triage/tell-author.server.ts";
import { endMerges } from "./merges.server.ts";

/**
 * Undoes a merge: the proposal stands for itself again and is under consideration. The answer is taken back, and stays to be
 * read with the merge that it was for. Throws `conflict` when the proposal is in no merge any more, or was changed meanwhile.
 */
export async function undoMerge(ctx: Context, reference: string, version: number): Promise<void> {
  const person = requireStaff(ctx.actor);
  const { responses: r, merges: m, proposals: p } = ctx.tables;
  await ctx.write(async (tx) => {
    const found = await loadCase(ctx, tx, reference);
    if (!mayModerate(ctx.actor, found)) throw forbidden("interest");
    if (found.status !== "merged") throw conflict();
    const [merge] = await tx.select({ id: m.id, into: p.reference }).from(m).innerJoin(p, eq(p.id, m.targetId)).where(and(eq(m.sourceId, found.id), isNull(m.undoneAt)));
    if (!merge) throw conflict();
    await changeStatus(ctx, tx, found, version, { status: "under_consideration", assigneeId: found.assigneeId ?? person.id, stage: "in_triage", firstAnsweredAt: null });
    // An answer before the merge is not in force again: it was given up for it.
    await tx.update(r).set({ retractedAt: ctx.now }).where(and(eq(r.proposalId, found.id), isNull(r.retractedAt)));
    await endMerges(ctx, tx, found);
    await recordJourney(ctx, tx, found.id, "merge_undone");
    await recordStaffAct(ctx, tx, { action: "proposal.merge_undone", subjectType: "proposal", subjectId: found.id, planId: found.planId, data: { from: merge.into, before: { status: found.status, stage: found.stage }, after: { status: "under_consideration", stage: "in_triage" } } });
    const announced = await announce(ctx, tx, { kind: "merge_undone", planId: found.planId, proposalId: found.id, data: nameOf(found) });
    await tellAuthor(ctx, tx, found.authorId, { kind: "merge_undone", payload: { reference, title: found.title, other: merge.into }, dedupeKey: `merge-undone:${merge.id}` }, announced);
  });
}
