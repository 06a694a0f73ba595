import { and, eq, isNull } from "drizzle-orm";
import type { WriteHandle } from "#db/store.ts";
import { recordAct } from "../audit.server.ts";
import type { Context } from "../context.ts";
import { conflict, forbidden } from "../errors.ts";
import { announce } from "../notifications/announce.server.ts";
import { recordJourney } from "../proposals/keep-books.server.ts";
import { changeStatus } from "../triage/change-case.server.ts";
import { loadCase, nameOf, type Case } from "../triage/load-case.server.ts";
import { mayModerate, requireStaff } from "../triage/policy.ts";
import { tellAuthor } from "../triage/tell-author.server.ts";
import { holdMerges } from "./find-merge-target.server.ts";
import { endMerges } from "./merges.server.ts";

/**
 * Undoes a merge: the proposal stands for itself again and is under consideration. The answer is taken back, and stays to be
 * read with the merge that it was for. Throws `conflict` when the proposal is in no merge any more, or was changed meanwhile.
 */
export async function undoMerge(ctx: Context, reference: string, version: number): Promise<void> {
  const person = requireStaff(ctx.actor);
  await ctx.write(async (tx) => {
    const found = await loadCase(ctx, tx, reference);
    if (!mayModerate(ctx.actor, found)) throw forbidden("interest");
    if (found.status !== "merged" || found.version !== version) throw conflict();
    if (!(await standForItself(ctx, tx, found, { assigneeId: found.assigneeId ?? person.id, by: "staff" }))) throw conflict();
  });
}

/**
 * What becomes of those that are part of a held proposal which its author withdraws: nothing is left to answer for them, so
 * each stands for itself again. Those that are part of them stay so.
 */
export async function releaseSources(ctx: Context, tx: WriteHandle, { id, planId }: Pick<Case, "id" | "planId">): Promise<void> {
  const { merges: m, proposals: p } = ctx.tables;
  await holdMerges(ctx, tx, planId);
  const sources = await tx.select({ reference: p.reference }).from(m).innerJoin(p, eq(p.id, m.sourceId)).where(and(eq(m.targetId, id), isNull(m.undoneAt))).orderBy(p.reference);
  for (const { reference } of sources) {
    const found = await loadCase(ctx, tx, reference);
    if (found.status === "merged") await standForItself(ctx, tx, found, { assigneeId: found.assigneeId, by: "participant" });
  }
}

/** Ends the merge of a held proposal, with its answer, and tells its people. `by`: the desk, or who withdrew what it was part of. False when it is in none. */
async function standForItself(ctx: Context, tx: WriteHandle, found: Case, { assigneeId, by }: { assigneeId: string | null; by: "staff" | "participant" }): Promise<boolean> {
  const { responses: r, merges: m, proposals: p } = ctx.tables;
  const [merge] = await tx.select({ id: m.id, into: p.reference }).from(m).innerJoin(p, eq(p.id, m.targetId)).where(and(eq(m.sourceId, found.id), isNull(m.undoneAt)));
  if (!merge) return false;
  await changeStatus(ctx, tx, found, found.version, { status: "under_consideration", assigneeId, stage: "in_triage", firstAnsweredAt: null });
  // An answer before the merge is not in force again: it was given up for it.
  await tx.update(r).set({ retractedAt: ctx.now }).where(and(eq(r.proposalId, found.id), isNull(r.retractedAt)));
  await endMerges(ctx, tx, found);
  await recordJourney(ctx, tx, found.id, "merge_undone");
  await recordAct(ctx, tx, { action: "proposal.merge_undone", subjectType: "proposal", subjectId: found.id, planId: found.planId, data: { from: merge.into, before: { status: found.status, stage: found.stage }, after: { status: "under_consideration", stage: "in_triage" } } }, by);
  const announced = await announce(ctx, tx, { kind: "merge_undone", planId: found.planId, proposalId: found.id, data: nameOf(found) });
  await tellAuthor(ctx, tx, found.authorId, { kind: "merge_undone", payload: { reference: found.reference, title: found.title, other: merge.into, why: by === "staff" ? "" : "withdrawn" }, dedupeKey: `merge-undone:${merge.id}` }, announced);
  return true;
}
