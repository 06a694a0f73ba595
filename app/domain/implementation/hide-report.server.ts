import { and, eq, inArray, isNotNull, isNull } from "drizzle-orm";
import type { WriteHandle } from "#db/store.ts";
import type { EvidenceLink } from "#db/schema/implementation.ts";
import { attachmentsOf, type AttachmentView } from "../attachments/attach.server.ts";
import { requirePlan } from "../board/hold-draft.server.ts";
import type { Context } from "../context.ts";
import { conflict, notFound } from "../errors.ts";
import { requireStaff } from "../triage/policy.ts";
import { recordStaffAct } from "../triage/record-staff-act.server.ts";
import type { HideReportInput } from "./schema.ts";

type Found = { id: string; body: string; language: string; evidence: EvidenceLink[]; initiativeId: string; milestone: number };

/** Hides what a report says, with its links and files, for a reason that everybody can read. The level it reported stays. Also done when the plan is closed. Throws `not_found`; `conflict` when it is hidden already. */
export async function hideReport(ctx: Context, planSlug: string, reference: string, { report, reason }: HideReportInput): Promise<void> {
  requireStaff(ctx.actor);
  const plan = await requirePlan(ctx, planSlug);
  const { milestoneReports: r } = ctx.tables;
  await ctx.write(async (tx) => {
    const { initiativeId, milestone } = await findReport(ctx, tx, { planId: plan.id, reference, report });
    const changed = await tx.update(r).set({ hiddenAt: ctx.now, hideReason: reason }).where(and(eq(r.id, report), isNull(r.hiddenAt))).returning({ id: r.id });
    if (changed.length === 0) throw conflict();
    await recordStaffAct(ctx, tx, { action: "milestone.report_hidden", subjectType: "initiative", subjectId: initiativeId, planId: plan.id, data: { reference, milestone, report, reason } });
  });
}

/** Shows a hidden report again. Throws `not_found`; `conflict` when it is not hidden. */
export async function showReport(ctx: Context, planSlug: string, reference: string, report: string): Promise<void> {
  requireStaff(ctx.actor);
  const plan = await requirePlan(ctx, planSlug);
  const { milestoneReports: r } = ctx.tables;
  await ctx.write(async (tx) => {
    const { initiativeId, milestone } = await findReport(ctx, tx, { planId: plan.id, reference, report });
    const changed = await tx.update(r).set({ hiddenAt: null, hideReason: null }).where(and(eq(r.id, report), isNotNull(r.hiddenAt))).returning({ id: r.id });
    if (changed.length === 0) throw conflict();
    await recordStaffAct(ctx, tx, { action: "milestone.report_restored", subjectType: "initiative", subjectId: initiativeId, planId: plan.id, data: { reference, milestone, report } });
  });
}

/** What a hidden report says, for staff. */
export type HiddenReport = Pick<Found, "id" | "body" | "language" | "evidence"> & { files: AttachmentView[] };

/** Reads a hidden report. That it was read is recorded. Null where it is not hidden (any more), or is none of this initiative. */
export async function readHiddenReport(ctx: Context, planSlug: string, reference: string, report: string): Promise<HiddenReport | null> {
  requireStaff(ctx.actor);
  const plan = await requirePlan(ctx, planSlug);
  const { milestoneReports: r } = ctx.tables;
  return ctx.write(async (tx) => {
    const [hidden] = await tx.select({ id: r.id }).from(r).where(and(eq(r.id, report), isNotNull(r.hiddenAt)));
    if (!hidden) return null;
    const { initiativeId, milestone, ...found } = await findReport(ctx, tx, { planId: plan.id, reference, report });
    await recordStaffAct(ctx, tx, { action: "milestone.hidden_report_read", subjectType: "initiative", subjectId: initiativeId, planId: plan.id, data: { reference, milestone, report } });
    return { ...found, files: (await attachmentsOf({ ...ctx, read: tx }, "milestoneReportId", [report])).get(report) ?? [] };
  });
}

async function findReport(ctx: Context, tx: WriteHandle, { planId, reference, report }: { planId: string; reference: string; report: string }): Promise<Found> {
  const { milestoneReports: r, milestones: m, initiatives: i } = ctx.tables;
  const ofPlan = tx.select({ id: i.id }).from(i).where(and(eq(i.planId, planId), eq(i.reference, reference)));
  const [found] = await tx.select({ id: r.id, body: r.body, language: r.language, evidence: r.evidence, initiativeId: m.initiativeId, milestone: m.position }).from(r).innerJoin(m, eq(m.id, r.milestoneId)).where(and(eq(r.id, report), inArray(m.initiativeId, ofPlan)));
  if (!found) throw notFound();
  return found;
}
