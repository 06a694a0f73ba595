import { and, desc, eq } from "drizzle-orm";
import type { HideReason, ReportState } from "#db/values.ts";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { isWriter } from "../proposals/speaker.ts";
import { aboutText, findText } from "./hold-text.server.ts";
import { objectionProblem, objectionUntil, type ObjectionRefusal } from "./policy.ts";
import { readText, type TextView } from "./read-text.server.ts";

/** The statement of reasons for hiding a text, for its writers. `origin`: whether somebody reported it. */
export type Statement = {
  id: string; text: TextView; at: Date; reason: HideReason; note: string; origin: "report" | "desk"; until: Date;
  objection: { text: string; at: Date; state: ReportState; answer: string; decidedAt: Date | null } | null;
  /** Why one cannot object now; null when one can. */
  problem: ObjectionRefusal | null;
};

/** The last decision by which the text was hidden. For who did not write it there is none (`not_found`). */
export async function getStatement(ctx: Context, reference: string, commentId: string | null): Promise<Statement> {
  const key = await findText(ctx, reference, commentId);
  const { view, writtenBy } = await readText(ctx, key);
  if (!isWriter(ctx.actor, writtenBy)) throw notFound();
  const { moderationDecisions: d, reports: r } = ctx.tables;
  const [decision] = await ctx.read.select().from(d).where(and(aboutText(d, key), eq(d.isRestricted, true))).orderBy(desc(d.at), desc(d.id)).limit(1);
  if (!decision?.reason) throw notFound();
  const { id, at, reason, note, objection, objectedAt, objectionState, objectionAnswer, objectionDecidedAt } = decision;
  const reported = await ctx.read.select({ id: r.id }).from(r).where(and(aboutText(r, key), eq(r.decidedAt, at), eq(r.state, "upheld"))).limit(1);
  return {
    id, text: view, at, reason, note, origin: reported.length > 0 ? "report" : "desk", until: objectionUntil(at),
    objection: objectedAt && objectionState ? { text: objection, at: objectedAt, state: objectionState, answer: objectionAnswer, decidedAt: objectionDecidedAt } : null,
    problem: objectionProblem({ at, objectedAt, isStillHidden: view.isHidden && !view.isGone }, ctx.now),
  };
}
