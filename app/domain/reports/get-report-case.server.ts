import { listTakenOff, type TakenOffFile } from "../attachments/take-off.server.ts";
import { and, asc, desc, eq } from "drizzle-orm";
import type { HideReason, ModerationMeasure, ReportReason, ReportState } from "#db/values.ts";
import { recordRead } from "../audit/record-read.server.ts";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { getPlan, type PlanSummary } from "../plans/queries.server.ts";
import { requireStaff } from "../triage/policy.ts";
import { hasOtherStaff } from "./has-other-staff.server.ts";
import { aboutText, type TextKey } from "./hold-text.server.ts";
import { mayDecideObjection, mayDecideReport } from "./policy.ts";
import { readText, withoutWords, type TextView } from "./read-text.server.ts";
import { asReportNumber } from "./report-number.ts";

/** What somebody reported. Who it was the desk need not know; `hasAccount` is all that it is told. */
export type ReportRow = { number: string; reason: ReportReason; body: string; language: string; at: Date; hasAccount: boolean; state: ReportState };

/** A decision about the text, made before. */
export type DecisionRow = { id: string; measure: ModerationMeasure; until: Date | null; reason: HideReason | null; note: string; at: Date; objection: { state: ReportState; answer: string } | null };

/** `isOwn`: it is the reader's own text or their organisation's, so somebody else decides. */
export type ReportCase = { plan: PlanSummary; number: string; isOpen: boolean; text: TextView; reports: ReportRow[]; moreReports: boolean; decisions: DecisionRow[]; isOwn: boolean };

const mostReports = 50;

/** A report at the desk, with what else is open about the text. The words of a text that has been hidden since are left out. */
export async function getReportCase(ctx: Context, planSlug: string, typedNumber: string): Promise<ReportCase> {
  requireStaff(ctx.actor);
  const plan = await getPlan(ctx, planSlug);
  requireStaff(ctx.actor, plan.id);
  const { reports: r } = ctx.tables;
  const number = asReportNumber(typedNumber);
  const [report] = await ctx.read.select().from(r).where(and(eq(r.number, number), eq(r.planId, plan.id)));
  if (!report) throw notFound();
  const isOpen = report.state === "open";
  const columns = reportColumns(ctx);
  const [{ view, writtenBy }, found, decisions] = await Promise.all([
    readText(ctx, report),
    isOpen ? ctx.read.select(columns).from(r).where(and(aboutText(r, report), eq(r.state, "open"))).orderBy(asc(r.createdAt), asc(r.id)).limit(mostReports + 1) : ctx.read.select(columns).from(r).where(eq(r.id, report.id)),
    listDecisions(ctx, report),
  ]);
  return {
    plan, number, isOpen, decisions, isOwn: !mayDecideReport(ctx.actor, writtenBy),
    text: view.isHidden ? withoutWords(view) : view,
    reports: found.slice(0, mostReports).map(withoutReporter), moreReports: found.length > mostReports,
  };
}

function reportColumns({ tables: { reports: r } }: Context) {
  return { number: r.number, reason: r.reason, body: r.body, language: r.locale, at: r.createdAt, reporterId: r.reporterId, state: r.state };
}

function withoutReporter({ reporterId, ...row }: Omit<ReportRow, "hasAccount"> & { reporterId: string | null }): ReportRow {
  return { ...row, hasAccount: reporterId !== null };
}

async function listDecisions(ctx: Context, key: TextKey): Promise<DecisionRow[]> {
  const { moderationDecisions: d } = ctx.tables;
  const rows = await ctx.read.select().from(d).where(aboutText(d, key)).orderBy(desc(d.at), desc(d.id)).limit(mostReports);
  return rows.map(({ id, measure, until, reason, note, at, objectionState, objectionAnswer }) => ({ id, measure, until, reason, note, at, objection: objectionState ? { state: objectionState, answer: objectionAnswer } : null }));
}

/** `refusal`: why the reader does not answer it themselves. */
export type ObjectionCase = { plan: PlanSummary; id: string; text: TextView; decision: DecisionRow; earlier: DecisionRow[]; objection: string; objectedAt: Date; decidedAt: Date | null; state: ReportState; /** What was reported of the text and led to the decision. */ reports: ReportRow[]; /** Of a decision by which a passage was left out: the passage, and the files that went off the page with it. */ passage: string | null; files: TakenOffFile[]; refusal: "own_text" | "own_decision" | null };

/** An objection at the desk, with the hidden text that it is about: that staff opened that is recorded. */
export async function getObjectionCase(ctx: Context, planSlug: string, decisionId: string): Promise<ObjectionCase> {
  const person = requireStaff(ctx.actor);
  const plan = await getPlan(ctx, planSlug);
  requireStaff(ctx.actor, plan.id);
  const { moderationDecisions: d } = ctx.tables;
  const [row] = await ctx.read.select().from(d).where(and(eq(d.id, decisionId), eq(d.planId, plan.id)));
  if (!row?.objectedAt || !row.objectionState) throw notFound();
  const { reports: r } = ctx.tables;
  const [{ view, writtenBy }, decisions, reported] = await Promise.all([
    readText(ctx, row), listDecisions(ctx, row),
    ctx.read.select(reportColumns(ctx)).from(r).where(and(aboutText(r, row), eq(r.decidedAt, row.at), eq(r.state, "upheld"))).orderBy(asc(r.createdAt), asc(r.id)).limit(mostReports),
  ]);
  const isOwn = !mayDecideReport(ctx.actor, writtenBy);
  const mayDecide = mayDecideObjection(ctx.actor, { ...writtenBy, decidedBy: row.decidedBy }, await hasOtherStaff(ctx, ctx.read, row, writtenBy, person.id));
  const { redactions: x } = ctx.tables;
  const [redaction] = isOwn || row.measure !== "redacted" ? [] : await ctx.read.select({ passage: x.passage }).from(x).where(eq(x.decisionId, row.id));
  if ((view.isHidden || redaction) && !isOwn) await recordRead(ctx, { action: `${row.subject}.hidden_text_read`, subjectType: row.subject, subjectId: row.commentId ?? row.proposalId, planId: row.planId });
  return {
    plan, id: row.id, text: view.isHidden && isOwn ? withoutWords(view) : view, decision: decisions.find((each) => each.id === row.id)!, earlier: decisions.filter((each) => each.id !== row.id),
    objection: row.objection, objectedAt: row.objectedAt, decidedAt: row.objectionDecidedAt, reports: isOwn ? [] : reported.map(withoutReporter), passage: redaction?.passage ?? null, files: redaction ? await listTakenOff(ctx, row.id) : [], state: row.objectionState, refusal: mayDecide ? null : isOwn ? "own_text" : "own_decision",
  };
}
