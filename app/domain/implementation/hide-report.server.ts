import { and, eq, isNotNull, isNull } from "drizzle-orm";
import type { WriteHandle } from "#db/store.ts";
import { inLocale } from "#app/lib/bilingual.ts";
import { newId } from "#app/lib/id.ts";
import type { EvidenceLink } from "#db/schema/implementation.ts";
import { attachmentsOf, type AttachmentView } from "../attachments/attach.server.ts";
import { requirePlan } from "../board/hold-draft.server.ts";
import type { Context } from "../context.ts";
import { conflict, notFound } from "../errors.ts";
import { queueMail } from "../mail/queue-mail.server.ts";
import { requireStaff } from "../triage/policy.ts";
import { recordStaffAct } from "../triage/record-staff-act.server.ts";
import type { HideReportInput } from "./schema.ts";

type Said = { id: string; body: string; language: string; evidence: EvidenceLink[] };
type Found = { said: Said; initiativeId: string; milestone: number; /** Which party reported, to be told; null where staff did, or it has no mailbox. */ told: { name: string; email: string; title: string; plan: string; contact: string } | null };

/** Authorities are written to in the language of the country, as by reminders. */
const locale = "da";


/** Hides what a report says, with its links and files, for a reason that everybody can read. The level it reported stays. The party that reported is told. Also done when the plan is closed. Throws `not_found`; `conflict` when it is hidden already. */
export async function hideReport(ctx: Context, planSlug: string, reference: string, { report, reason }: HideReportInput): Promise<void> {
  requireStaff(ctx.actor);
  const plan = await requirePlan(ctx, planSlug);
  const { milestoneReports: r } = ctx.tables;
  await ctx.write(async (tx) => {
    const { initiativeId, milestone, told } = await findReport(ctx, tx, { planId: plan.id, reference, report });
    const changed = await tx.update(r).set({ hiddenAt: ctx.now, hideReason: reason }).where(and(eq(r.id, report), isNull(r.hiddenAt))).returning({ id: r.id });
    if (changed.length === 0) throw conflict();
    await recordStaffAct(ctx, tx, { action: "milestone.report_hidden", subjectType: "initiative", subjectId: initiativeId, planId: plan.id, data: { reference, milestone, report, reason } });
    if (told) {
      const { email, ...payload } = told;
      await queueMail(ctx, tx, { kind: "progress_hidden", to: email, locale, payload: { ...payload, reference, milestone: String(milestone), reason }, dedupeKey: `progress-hidden:${report}:${newId()}` });
    }
  });
}

/** Shows a hidden report again. Throws `not_found`; `conflict` when it is not hidden. */
export async function showReport(ctx: Context, planSlug: string, reference: string, report: string): Promise<void> {
  requireStaff(ctx.actor);
  const plan = await requirePlan(ctx, planSlug);
  const { milestoneReports: r } = ctx.tables;
  await ctx.write(async (tx) => {
    const { initiativeId, milestone, told } = await findReport(ctx, tx, { planId: plan.id, reference, report });
    const changed = await tx.update(r).set({ hiddenAt: null, hideReason: null }).where(and(eq(r.id, report), isNotNull(r.hiddenAt))).returning({ id: r.id });
    if (changed.length === 0) throw conflict();
    await recordStaffAct(ctx, tx, { action: "milestone.report_restored", subjectType: "initiative", subjectId: initiativeId, planId: plan.id, data: { reference, milestone, report } });
    if (told) {
      const { email, contact: _, ...payload } = told;
      await queueMail(ctx, tx, { kind: "progress_restored", to: email, locale, payload: { ...payload, reference, milestone: String(milestone) }, dedupeKey: `progress-restored:${report}:${newId()}` });
    }
  });
}

/** What a hidden report says, for staff. */
export type HiddenReport = Said & { files: AttachmentView[] };

/** Reads a hidden report. That it was read is recorded. Null where it is not hidden (any more), or is none of this initiative. */
export async function readHiddenReport(ctx: Context, planSlug: string, reference: string, report: string): Promise<HiddenReport | null> {
  requireStaff(ctx.actor);
  const plan = await requirePlan(ctx, planSlug);
  const { milestoneReports: r } = ctx.tables;
  return ctx.write(async (tx) => {
    const [hidden] = await tx.select({ id: r.id }).from(r).where(and(eq(r.id, report), isNotNull(r.hiddenAt)));
    if (!hidden) return null;
    const { initiativeId, milestone, said } = await findReport(ctx, tx, { planId: plan.id, reference, report });
    await recordStaffAct(ctx, tx, { action: "milestone.hidden_report_read", subjectType: "initiative", subjectId: initiativeId, planId: plan.id, data: { reference, milestone, report } });
    return { ...said, files: (await attachmentsOf({ ...ctx, read: tx }, "milestoneReportId", [report])).get(report) ?? [] };
  });
}

async function findReport(ctx: Context, tx: WriteHandle, { planId, reference, report }: { planId: string; reference: string; report: string }): Promise<Found> {
  const { milestoneReports: r, milestones: m, initiatives: i, initiativeAuthorities: a, plans: p } = ctx.tables;
  const [row] = await tx.select({ said: { id: r.id, body: r.body, language: r.language, evidence: r.evidence }, initiativeId: i.id, milestone: m.position, title: i.title, plan: p.title, contact: p.contact, name: a.name, email: a.email })
    .from(r).innerJoin(m, eq(m.id, r.milestoneId)).innerJoin(i, eq(i.id, m.initiativeId)).innerJoin(p, eq(p.id, i.planId)).leftJoin(a, eq(a.id, r.authorityId)).where(and(eq(r.id, report), eq(i.planId, planId), eq(i.reference, reference)));
  if (!row) throw notFound();
  const { said, initiativeId, milestone, title, plan, contact, name, email } = row;
  return { said, initiativeId, milestone, told: name && email ? { name, email, title: inLocale(title, locale).text, plan: inLocale(plan, locale).text, contact: contact?.email ?? "" } : null };
}
