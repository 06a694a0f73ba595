import { and, eq, inArray } from "drizzle-orm";
import type { HideReason, ModerationMeasure, ReportReason, ReportState, ReportSubject } from "#db/values.ts";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { aboutText } from "./hold-text.server.ts";
import { asReportNumber } from "./report-number.ts";

/** What became of a report, for whoever has its number: nothing of a person, and nothing of the text. `note` is why a text stays. */
export type ReportStatus = { number: string; subject: ReportSubject; reference: string; reason: ReportReason; state: ReportState; createdAt: Date; decidedAt: Date | null; hideReason: HideReason | null; /** What was decided; null while it is open, or when its writer deleted the text. */ measure: ModerationMeasure | null; note: string; /** The text was hidden, and is shown again. */ isShownAgain: boolean; /** Its writer had deleted it when the report was closed. */ isDeleted: boolean };

/** Throws `not_found` for a number that there is not. */
export async function getReportStatus(ctx: Context, typedNumber: string): Promise<ReportStatus> {
  const { reports: r, proposals: p, comments: c, moderationDecisions: d } = ctx.tables;
  const number = asReportNumber(typedNumber);
  const [found] = await ctx.read.select({ report: r, reference: p.reference, isProposalHidden: p.isHidden, isCommentHidden: c.isHidden, deletedAt: c.deletedAt }).from(r).innerJoin(p, eq(p.id, r.proposalId)).leftJoin(c, eq(c.id, r.commentId)).where(eq(r.number, number));
  if (!found) throw notFound();
  const { subject, reason, state, createdAt, decidedAt } = found.report;
  // A decision answers all reports of the text that are open at its moment.
  const [decision] = decidedAt === null ? [] : await ctx.read.select({ hideReason: d.reason, note: d.note, measure: d.measure }).from(d).where(and(aboutText(d, found.report), eq(d.at, decidedAt), eq(d.isRestricted, state === "upheld"), inArray(d.measure, ["kept", "hidden", "redacted"])));
  return { number, subject, reference: found.reference, reason, state, createdAt, decidedAt, hideReason: decision?.hideReason ?? null, measure: decision?.measure ?? null, note: state === "dismissed" ? (decision?.note ?? "") : "", isDeleted: state === "dismissed" && decidedAt !== null && found.deletedAt !== null && found.deletedAt <= decidedAt, isShownAgain: state === "upheld" && decision?.measure !== "redacted" && !(found.isCommentHidden ?? found.isProposalHidden) };
}

/** The number of a report as it is kept, however it was typed; null for one that there is not. */
export async function findReportNumber(ctx: Context, typed: string): Promise<string | null> {
  const { reports: r } = ctx.tables;
  const [found] = await ctx.read.select({ number: r.number }).from(r).where(eq(r.number, asReportNumber(typed)));
  return found?.number ?? null;
}
