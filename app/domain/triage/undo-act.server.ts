import { and, desc, eq, notInArray } from "drizzle-orm";
import type { WriteHandle } from "#db/store.ts";
import type { Context } from "../context.ts";
import { conflict, forbidden } from "../errors.ts";
import { recordMeasure } from "../moderation/record-measure.server.ts";
import { findOpenObjection } from "../reports/find-open-objection.server.ts";
import { changeCase } from "./change-case.server.ts";
import { restoreCase } from "./hide-proposal.server.ts";
import { loadCase, type Case } from "./load-case.server.ts";
import { putBack } from "./place-case.server.ts";
import { mayModerate, requireStaff } from "./policy.ts";
import { recordStaffAct } from "./record-staff-act.server.ts";
import { takeOut } from "./remove-from-shortlist.server.ts";
import type { UndoInput } from "./schema.ts";
import { tellAuthor } from "./tell-author.server.ts";
import { putBackIn } from "./shortlist-proposals.server.ts";
import { findUndoable, silentActs, type UndoableAct } from "./undoable.ts";

/**
 * Undoes what one did last to a case: from the trail, so that no form can say what was before. Throws `conflict` when something
 * happened to it since. What people were told is not called back: that it was undone is told in the same way.
 */
export async function undoAct(ctx: Context, reference: string, { act, version }: UndoInput): Promise<UndoableAct> {
  const person = requireStaff(ctx.actor);
  return ctx.write(async (tx) => {
    const found = await loadCase(ctx, tx, reference);
    if (!mayModerate(ctx.actor, found)) throw forbidden("interest");
    const undoable = findUndoable(await lastEntry(ctx, tx, found.id), { id: person.id, now: ctx.now });
    if (undoable?.entry !== act || found.version !== version) throw conflict();
    if (undoable.act === "proposal.hidden") await showAgain(ctx, tx, found);
    else if (undoable.act === "proposal.unshortlisted") {
      await putBackIn(ctx, tx, found, undoable.initiative);
      await changeCase(ctx, tx, found, version, {});
    } else {
      const { before, after } = undoable;
      if (!before || after?.status !== found.status || after.stage !== found.stage) throw conflict();
      if (undoable.act === "proposal.shortlisted") await takeOut(ctx, tx, found, undoable.initiative);
      // The journey tells of the initiative already.
      await putBack(ctx, tx, found, before, undoable.act === "proposal.shortlisted");
    }
    await recordStaffAct(ctx, tx, { action: "case.undone", subjectType: "proposal", subjectId: found.id, planId: found.planId, data: { undone: undoable.act, before: undoable.after ?? undefined, after: undoable.before ?? undefined } });
    return undoable.act;
  });
}

async function lastEntry(ctx: Context, tx: WriteHandle, proposalId: string) {
  const { auditEntries: a } = ctx.tables;
  const [entry] = await tx.select({ id: a.id, action: a.action, at: a.at, actorId: a.actorId, data: a.data }).from(a)
    .where(and(eq(a.subjectType, "proposal"), eq(a.subjectId, proposalId), notInArray(a.action, [...silentActs]))).orderBy(desc(a.at), desc(a.id)).limit(1);
  return entry;
}

async function showAgain(ctx: Context, tx: WriteHandle, found: Case): Promise<void> {
  // Somebody objected meanwhile: that is answered, and by somebody else.
  if (await findOpenObjection(ctx, tx, { proposalId: found.id, commentId: null })) throw conflict();
  const announced = await restoreCase(ctx, tx, found, found.version);
  await recordMeasure(ctx, tx, { subject: "proposal", planId: found.planId, proposalId: found.id, commentId: null }, { measure: "restored", isRestricted: false, reason: null });
  await tellAuthor(ctx, tx, found.authorId, { kind: "proposal_restored", payload: { reference: found.reference, title: found.title }, dedupeKey: `restored:${found.id}:${found.version}` }, announced);
}
