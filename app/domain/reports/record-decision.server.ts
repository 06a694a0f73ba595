import { and, asc, eq } from "drizzle-orm";
import type { WriteHandle } from "#db/store.ts";
import type { HideReason, ReportSubject } from "#db/values.ts";
import { newId } from "#app/lib/id.ts";
import type { Context } from "../context.ts";
import { aboutText, type TextKey } from "./hold-text.server.ts";
import { tellReporter } from "./tell-reporter.server.ts";

/** The text is restricted for a reason from the list, or stays; `note` says why in words. `reportId`: the report that led to it. */
export type Decision = { isRestricted: boolean; reason: HideReason | null; note: string; reportId: string | null };

/** What was recorded: the decision, and how many reports it answers. */
export type RecordedDecision = { id: string; reports: number };

/**
 * Records a decision of staff about a text, and answers with it all open reports of it: who reported is told, and their
 * address is emptied. Called in the transaction that makes the decision, authorised it, and holds the text.
 */
export async function recordDecision(ctx: Context, tx: WriteHandle, text: TextKey & { subject: ReportSubject; planId: string; reference: string }, decision: Decision): Promise<RecordedDecision> {
  const { moderationDecisions, reports } = ctx.tables;
  const { subject, planId, reference, proposalId, commentId } = text;
  const id = newId();
  const isOpen = and(aboutText(reports, text), eq(reports.state, "open"));
  // Read before the address is emptied; as the text is held, none is added or decided in between.
  const open = await tx.select({ id: reports.id, number: reports.number, reporterId: reports.reporterId, email: reports.email, locale: reports.locale }).from(reports).where(isOpen).orderBy(asc(reports.createdAt), asc(reports.id));
  await tx.insert(moderationDecisions).values({ id, planId, subject, proposalId, commentId, ...decision, decidedBy: ctx.actor.kind === "person" ? ctx.actor.id : null, at: ctx.now });
  if (open.length === 0) return { id, reports: 0 };
  await tx.update(reports).set({ state: decision.isRestricted ? "upheld" : "dismissed", decidedAt: ctx.now, email: "" }).where(isOpen);
  // What the writer of a hidden text is told is between them and the desk.
  const payload = { reference, subject, outcome: decision.isRestricted ? "restricted" : "kept", reason: decision.reason ?? "", note: decision.isRestricted ? "" : decision.note };
  for (const { number, ...reporter } of open) await tellReporter(ctx, tx, reporter, { kind: "report_decided", payload: { ...payload, number } });
  return { id, reports: open.length };
}

/** The text is shown again: an objection that still waits has thereby got what it asked for. */
export async function settleObjection(ctx: Context, tx: WriteHandle, text: TextKey): Promise<void> {
  const { moderationDecisions: d } = ctx.tables;
  await tx.update(d).set({ objectionState: "upheld", objectionDecidedBy: ctx.actor.kind === "person" ? ctx.actor.id : null, objectionDecidedAt: ctx.now }).where(and(aboutText(d, text), eq(d.objectionState, "open")));
}
