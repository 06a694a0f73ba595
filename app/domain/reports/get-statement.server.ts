import { and, eq } from "drizzle-orm";
import type { HideReason, ModerationMeasure, ReportState } from "#db/values.ts";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { chooseDecision, listOwnDecisions } from "./find-decision.server.ts";
import { aboutText, findText } from "./hold-text.server.ts";
import { isInForce, isPersonal } from "./in-force.server.ts";
import { objectionProblem, objectionUntil, type ObjectionRefusal } from "./policy.ts";
import { readText, type TextView } from "./read-text.server.ts";

/** The statement of reasons for a decision about a text or who wrote it, for whom it is about. `origin`: whether somebody reported it. */
export type Statement = {
  id: string; measure: ModerationMeasure; /** What was decided still holds. */ isInForce: boolean; /** Of a suspension: until when. */ suspendedUntil: Date | null;
  /** Other decisions about the same text or person. */
  others: { id: string; measure: ModerationMeasure; at: Date }[];
  text: TextView; at: Date; reason: HideReason; note: string; origin: "report" | "desk"; until: Date;
  objection: { text: string; at: Date; state: ReportState; answer: string; decidedAt: Date | null } | null;
  /** Why one cannot object now; null when one can. */
  problem: ObjectionRefusal | null;
};

/** The decision with this id, or the last about the text. For whom it is not about there is none (`not_found`). */
export async function getStatement(ctx: Context, reference: string, commentId: string | null, decisionId: string | null = null): Promise<Statement> {
  const key = await findText(ctx, reference, commentId);
  const { view, writtenBy } = await readText(ctx, key);
  const { reports: r } = ctx.tables;
  const decisions = await listOwnDecisions(ctx, ctx.read, { ...key, ...writtenBy });
  const decision = chooseDecision(decisions, decisionId, view.isHidden);
  if (!decision?.reason) throw notFound();
  const { id, measure, until, at, reason, note, objection, objectedAt, objectionState, objectionAnswer, objectionDecidedAt } = decision;
  const holds = await isInForce(ctx, ctx.read, decision, view);
  const reported = isPersonal(decision) ? [] : await ctx.read.select({ id: r.id }).from(r).where(and(aboutText(r, key), eq(r.decidedAt, at), eq(r.state, "upheld"))).limit(1);
  return {
    id, measure, isInForce: holds, suspendedUntil: until, others: decisions.filter((each) => each.id !== id).map((each) => ({ id: each.id, measure: each.measure, at: each.at })), text: view, at, reason, note, origin: reported.length > 0 ? "report" : "desk", until: objectionUntil(at),
    objection: objectedAt && objectionState ? { text: objection, at: objectedAt, state: objectionState, answer: objectionAnswer, decidedAt: objectionDecidedAt } : null,
    problem: objectionProblem({ at, objectedAt, isInForce: holds }, ctx.now),
  };
}
