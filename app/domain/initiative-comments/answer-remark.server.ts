import { eq } from "drizzle-orm";
import { newId } from "#app/lib/id.ts";
import type { WriteHandle } from "#db/store.ts";
import type { Bilingual, DraftOutcome } from "#db/values.ts";
import type { Context } from "../context.ts";
import { conflict } from "../errors.ts";
import { done, refused, type Result } from "../result.ts";
import { requireStaff } from "../triage/policy.ts";
import { recordStaffAct } from "../triage/record-staff-act.server.ts";
import { getRemarkPlan } from "./desk-plan.server.ts";
import { holdRemark, seenOf } from "./desk-remark.server.ts";
import type { Remark } from "./load-remark.server.ts";
import type { RemarkAnswerInput } from "./schema.ts";
import { tellOfAnswer } from "./tell-writers.server.ts";

/** What is missing in an answer: what became of a comment on a draft, or why, in the plan's languages. */
export type AnswerRefusal = "remark_outcome_missing" | "remark_answer_missing" | "remark_gone";

/**
 * Answers a comment as who is responsible for the plan: what became of it, and why, in the plan's languages. A comment on how an initiative
 * is carried out needs no outcome. An answer can be changed: the one before is in the trail, as nothing else keeps it. Its writer is told.
 * Throws `conflict` when somebody answered it, or its writer changed it, since the form was shown.
 */
export async function answerRemark(ctx: Context, slug: string, id: string, input: RemarkAnswerInput): Promise<Result<null, AnswerRefusal>> {
  requireStaff(ctx.actor);
  const plan = await getRemarkPlan(ctx, slug);
  const answer: Bilingual = { da: input.answerDa, en: plan.bothLanguages ? input.answerEn : "" };
  const outcome = input.outcome === "" ? null : input.outcome;
  return ctx.write(async (tx) => {
    const { remark, reference, title } = await holdRemark(ctx, tx, plan, id);
    if (remark.isHidden || remark.deletedAt) return refused("remark_gone");
    if (remark.period === "draft" && outcome === null) return refused("remark_outcome_missing");
    if (answer.da === "" || (plan.bothLanguages && answer.en === "")) return refused("remark_answer_missing");
    const given = remark.period === "draft" ? outcome : outcome === "noted" ? outcome : null;
    // The same form twice is one answer.
    if (isSame(remark, given, answer)) return done(null);
    if (seenOf(remark) !== input.seen) throw conflict();
    await save(ctx, tx, remark, { outcome: given, answer });
    await recordStaffAct(ctx, tx, { action: "initiative_comment.answered", subjectType: "initiative_comment", subjectId: id, planId: plan.id, data: { initiative: reference, before: asData(remark), after: asData({ outcome: given, answer }) } });
    await tellOfAnswer(ctx, tx, remark, { reference, title }, { cause: newId(), outcome: given, answer });
    return done(null);
  });
}

async function save(ctx: Context, tx: WriteHandle, { id }: Remark, given: { outcome: DraftOutcome | null; answer: Bilingual }) {
  const { initiativeComments: c } = ctx.tables;
  await tx.update(c).set({ ...given, answeredBy: ctx.actor.kind === "person" ? ctx.actor.id : null, answeredAt: ctx.now }).where(eq(c.id, id));
}

function isSame(remark: Remark, outcome: DraftOutcome | null, answer: Bilingual): boolean {
  return remark.answeredAt !== null && remark.outcome === outcome && remark.answer?.da === answer.da && remark.answer.en === answer.en;
}

/** An answer as the trail holds it: it is the authority's own and public. */
function asData({ outcome, answer }: { outcome: DraftOutcome | null; answer: Bilingual | null }): { outcome: DraftOutcome | null; answerDa: string; answerEn: string } {
  return { outcome, answerDa: answer?.da ?? "", answerEn: answer?.en ?? "" };
}
