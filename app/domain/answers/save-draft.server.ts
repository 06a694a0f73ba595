import { eq } from "drizzle-orm";
import type { Context } from "../context.ts";
import { changeCase } from "../triage/change-case.server.ts";
import { requireStaff } from "../triage/policy.ts";
import { recordStaffAct } from "../triage/record-staff-act.server.ts";
import { holdAnswerable, holdWithDraft, requireDraft, traceOf, writeDraft } from "./draft.server.ts";
import { findStageWithoutDraft } from "./find-stage.server.ts";
import { isAnswerable } from "./policy.ts";
import type { DraftInput } from "./schema.ts";

/** Keeps an answer in the making, whole or not. Nobody is told. Throws `conflict` when the case was changed since the form was opened. */
export async function saveDraft(ctx: Context, reference: string, { version, ...fields }: DraftInput): Promise<void> {
  const person = requireStaff(ctx.actor);
  await ctx.write(async (tx) => {
    const found = await holdAnswerable(ctx, tx, reference, version);
    await changeCase(ctx, tx, found, version, { stage: "answer_drafted" });
    const { before } = await writeDraft(ctx, tx, found, person, fields, { state: "draft" });
    await recordStaffAct(ctx, tx, { action: "answer.drafted", subjectType: "proposal", subjectId: found.id, planId: found.planId, data: { before: { ...traceOf(before), stage: found.stage }, after: { state: "draft", outcome: fields.outcome, stage: "answer_drafted" } } });
  });
}

/** Throws an answer in the making away. The case stands again where it did. Also what is left of one whose proposal was withdrawn. */
export async function discardDraft(ctx: Context, reference: string, version: number): Promise<void> {
  requireStaff(ctx.actor);
  const { answerDrafts: d } = ctx.tables;
  await ctx.write(async (tx) => {
    const found = await holdWithDraft(ctx, tx, reference, version);
    const before = await requireDraft(ctx, tx, found.id);
    const stage = isAnswerable(found) ? await findStageWithoutDraft(ctx, tx, found) : found.stage;
    await changeCase(ctx, tx, found, version, { stage });
    await tx.delete(d).where(eq(d.proposalId, found.id));
    await recordStaffAct(ctx, tx, { action: "answer.discarded", subjectType: "proposal", subjectId: found.id, planId: found.planId, data: { before: { ...traceOf(before), stage: found.stage }, after: { state: null, stage } } });
  });
}
