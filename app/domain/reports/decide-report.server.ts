import { and, eq } from "drizzle-orm";
import type { WriteHandle } from "#db/store.ts";
import type { Context } from "../context.ts";
import { conflict, forbidden, notFound } from "../errors.ts";
import { holdFamily } from "../merging/family.server.ts";
import { hideFoundComment } from "../triage/hide-comment.server.ts";
import { hideCase } from "../triage/hide-proposal.server.ts";
import { loadCase } from "../triage/load-case.server.ts";
import { requireStaff } from "../triage/policy.ts";
import { recordStaffAct } from "../triage/record-staff-act.server.ts";
import { holdText, type HeldText } from "./hold-text.server.ts";
import { mayDecideReport } from "./policy.ts";
import { recordDecision } from "./record-decision.server.ts";
import type { KeepInput, RestrictInput } from "./schema.ts";
import { asReportNumber } from "./report-number.ts";

/**
 * Decides what is reported of a text, with all that is open of it: `reason` hides it, as the desk hides texts; without
 * one it stays. Throws `conflict` when somebody decided meanwhile, or when the words are no longer those that were read.
 */
export async function decideReport(ctx: Context, planSlug: string, number: string, input: RestrictInput | KeepInput): Promise<void> {
  requireStaff(ctx.actor);
  const { reports: r, plans } = ctx.tables;
  const [report] = await ctx.read.select({ id: r.id, planId: r.planId, proposalId: r.proposalId, commentId: r.commentId }).from(r).innerJoin(plans, eq(plans.id, r.planId)).where(and(eq(r.number, asReportNumber(number)), eq(plans.slug, planSlug)));
  if (!report) throw notFound();
  requireStaff(ctx.actor, report.planId);
  await ctx.write(async (tx) => {
    if (report.commentId === null) await holdFamily(ctx, tx, report.proposalId);
    const text = await holdText(ctx, tx, report);
    if (!mayDecideReport(ctx.actor, text)) throw forbidden();
    const [open] = await tx.select({ id: r.id }).from(r).where(and(eq(r.id, report.id), eq(r.state, "open")));
    if (!open || input.seen !== text.wordsVersion) throw conflict();
    if ("reason" in input) await restrict(ctx, tx, text, input, report.id);
    else await keep(ctx, tx, text, input, report.id);
  });
}

async function restrict(ctx: Context, tx: WriteHandle, text: HeldText, { reason, note }: RestrictInput, reportId: string) {
  if (text.isGone) throw conflict();
  if (text.commentId !== null) await hideFoundComment(ctx, tx, text.commentId, { reason, note }, reportId);
  else {
    const found = await loadCase(ctx, tx, text.reference);
    await hideCase(ctx, tx, found, { reason, note, version: found.version }, reportId);
  }
}

async function keep(ctx: Context, tx: WriteHandle, text: HeldText, { note }: KeepInput, reportId: string) {
  const decision = await recordDecision(ctx, tx, text, { isRestricted: false, measure: "kept", reason: null, note, reportId });
  await recordStaffAct(ctx, tx, { action: "text.kept", subjectType: text.subject, subjectId: text.commentId ?? text.proposalId, planId: text.planId, data: { decisionId: decision.id, reports: decision.reports } });
}
