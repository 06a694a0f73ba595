import { and, eq, inArray, or } from "drizzle-orm";
import type { ReadHandle, WriteHandle } from "#db/store.ts";
import type { Context } from "../context.ts";
import { conflict, forbidden } from "../errors.ts";
import { announce } from "../notifications/announce.server.ts";
import { recordJourney, tallyProposal } from "../proposals/keep-books.server.ts";
import { done, refused, type Result } from "../result.ts";
import { changeStatus } from "../triage/change-case.server.ts";
import { loadCase, nameOf, type Case } from "../triage/load-case.server.ts";
import { mayModerate, requireStaff } from "../triage/policy.ts";
import { recordStaffAct } from "../triage/record-staff-act.server.ts";
import { tellAuthor } from "../triage/tell-author.server.ts";

/**
 * Puts a split submission together again while nothing was said of its parts: they are removed, and the whole is under
 * consideration. Refused as `parts_in_use` once people or the desk have done something with a part that would be lost.
 * Throws `conflict` when it is not split any more, or was changed meanwhile.
 */
export async function undoSplit(ctx: Context, reference: string, version: number): Promise<Result<null, "parts_in_use">> {
  requireStaff(ctx.actor);
  return ctx.write(async (tx) => {
    const found = await loadCase(ctx, tx, reference);
    if (!mayModerate(ctx.actor, found)) throw forbidden("interest");
    if (found.status !== "split") throw conflict();
    const parts = await holdParts(ctx, tx, found.id);
    if (await arePartsInUse(ctx, tx, parts)) return refused("parts_in_use");
    for (const part of parts) {
      await tallyProposal(ctx, tx, part, -1);
      await ctx.search.remove(tx, part.id);
    }
    const ids = parts.map(({ id }) => id);
    const { proposals: p, follows: f } = ctx.tables;
    await tx.delete(f).where(and(eq(f.subject, "proposal"), inArray(f.subjectId, ids)));
    await tx.delete(p).where(inArray(p.id, ids));
    await changeStatus(ctx, tx, found, version, { status: "under_consideration", assigneeId: found.assigneeId, stage: "in_triage" });
    await recordJourney(ctx, tx, found.id, "split_undone");
    await recordStaffAct(ctx, tx, { action: "proposal.split_undone", subjectType: "proposal", subjectId: found.id, planId: found.planId, data: { parts: parts.map((each) => each.reference), before: { status: "split", stage: found.stage }, after: { status: "under_consideration", stage: "in_triage" } } });
    const announced = await announce(ctx, tx, { kind: "split_undone", planId: found.planId, proposalId: found.id, data: nameOf(found) });
    await tellAuthor(ctx, tx, found.authorId, { kind: "split_undone", payload: { reference, title: found.title }, dedupeKey: `split-undone:${announced.id}` }, announced);
    return done(null);
  });
}

type Part = Omit<Case, "isCoAuthor">;

/** The parts, held: what is said of one meanwhile waits, and then finds it gone, or is seen here. In the order in which everyone takes hold of several. */
async function holdParts(ctx: Context, tx: WriteHandle, wholeId: string): Promise<Part[]> {
  const { proposals: p } = ctx.tables;
  const parts: Part[] = [];
  for (const { reference } of await tx.select({ reference: p.reference }).from(p).where(eq(p.partOfId, wholeId)).orderBy(p.reference)) parts.push(await loadCase(ctx, tx, reference));
  return parts;
}

/** Whether anything would be lost with the parts: an answer, a place in an initiative, support, a word of anybody, or work of the desk. */
export async function arePartsInUse(ctx: Context, handle: Pick<ReadHandle, "select">, parts: readonly Pick<Part, "id" | "status" | "isHidden">[]): Promise<boolean> {
  if (parts.some(({ status, isHidden }) => isHidden || (status !== "received" && status !== "under_consideration"))) return true;
  const ids = parts.map(({ id }) => id);
  const { tables: t } = ctx;
  for (const table of [t.responses, t.answerDrafts, t.initiativeSources, t.supports, t.comments, t.positionDrafts, t.reports, t.moderationDecisions, t.attachments, t.caseNotes, t.assessments, t.caseConflicts, t.authorityRequests, t.bulkItems]) {
    if ((await handle.select({ id: table.proposalId }).from(table).where(inArray(table.proposalId, ids)).limit(1)).length > 0) return true;
  }
  return (await handle.select({ id: t.merges.id }).from(t.merges).where(or(inArray(t.merges.sourceId, ids), inArray(t.merges.targetId, ids))).limit(1)).length > 0;
}
