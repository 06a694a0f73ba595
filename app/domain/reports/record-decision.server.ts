import type { WriteHandle } from "#db/store.ts";
import type { HideReason, ModerationMeasure, ReportSubject } from "#db/values.ts";
import { newId } from "#app/lib/id.ts";
import type { Context } from "../context.ts";
import { closeReports } from "./close-reports.server.ts";
import type { TextKey } from "./hold-text.server.ts";

/** The text is restricted for a reason from the list, or stays; `note` says why in words. `reportId`: the report that led to it. */
export type Decision = { isRestricted: boolean; measure: ModerationMeasure; reason: HideReason | null; note: string; reportId: string | null };

/** What was recorded: the decision, and how many reports it answers. */
export type RecordedDecision = { id: string; reports: number };

/**
 * Records a decision of staff about a text, and answers with it all open reports of it (`closeReports`).
 * Called in the transaction that makes the decision, authorised it, and holds the text.
 */
export async function recordDecision(ctx: Context, tx: WriteHandle, text: TextKey & { subject: ReportSubject; planId: string; reference: string; isGone: boolean }, decision: Decision): Promise<RecordedDecision> {
  const { subject, planId, proposalId, commentId } = text;
  const id = newId();
  await tx.insert(ctx.tables.moderationDecisions).values({ id, planId, subject, proposalId, commentId, ...decision, decidedBy: ctx.actor.kind === "person" ? ctx.actor.id : null, at: ctx.now });
  const outcome = decision.isRestricted ? "restricted" : text.isGone ? "deleted" : "kept";
  // What the writer of a hidden text is told is between them and the desk.
  const reports = await closeReports(ctx, tx, text, { outcome, measure: decision.measure, reason: decision.reason ?? "", note: decision.isRestricted ? "" : decision.note });
  return { id, reports };
}
