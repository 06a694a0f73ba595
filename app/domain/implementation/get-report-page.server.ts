import { inLocale, type Worded } from "#app/lib/bilingual.ts";
import type { PlanState } from "#db/values.ts";
import type { Context } from "../context.ts";
import type { StructuredDocument } from "../documents/document.ts";
import { getManagedPlan } from "../plans/managed-plan.server.ts";
import { blocking, markOfMissing, type ReportMissing } from "../publications/gate.ts";
import type { Publishable } from "../publications/get-publishing.server.ts";
import { publicationsOf, type PublicationView } from "../publications/queries.server.ts";
import { collectReport } from "./collect-report.server.ts";
import { reportDocument } from "./report-document.ts";
import { missingInReport } from "./report-gate.ts";
import { findSelfAssessment, type SelfAssessment } from "./self-assessment.server.ts";

/** The page on which a self-assessment is written and published. */
export type ReportPage = {
  plan: { slug: string; title: Worded; state: PlanState; bothLanguages: boolean }; written: SelfAssessment;
  initiatives: { reference: string; number: string; title: Worded }[]; missing: ReportMissing[]; of: Publishable; publications: PublicationView[];
};

/** The texts of a plan's self-assessment, what is missing, and what was published. Throws as `getManagedPlan` does. */
export async function getReportPage(ctx: Context, planSlug: string): Promise<ReportPage> {
  const plan = await getManagedPlan(ctx, planSlug);
  const [content, written, all] = await Promise.all([collectReport(ctx, plan), findSelfAssessment(ctx, plan.id), publicationsOf(ctx, plan.id)]);
  const publications = all.filter(({ kind }) => kind === "report");
  const missing = missingInReport(content, { isAdopted: plan.state === "published", bothLanguages: plan.bothLanguages });
  const { slug, title, state, bothLanguages } = plan;
  return {
    plan: { slug, title: inLocale(title, ctx.locale), state, bothLanguages }, written, missing, publications,
    initiatives: content.initiatives.map(({ reference, number, title: name }) => ({ reference, number, title: inLocale(name, ctx.locale) })),
    of: { next: 1 + Math.max(0, ...publications.map(({ number }) => number)), isBlocked: missing.some(({ key }) => blocking.includes(key)), isLacking: missing.length > 0, seen: markOfMissing(missing) },
  };
}

/** The report as its next version would stand, for who runs the plan. */
export async function getReportPreview(ctx: Context, planSlug: string): Promise<Pick<ReportPage, "plan" | "of"> & { document: StructuredDocument }> {
  const managed = await getManagedPlan(ctx, planSlug);
  const [{ plan, of }, content] = await Promise.all([getReportPage(ctx, planSlug), collectReport(ctx, managed)]);
  return { plan, of, document: reportDocument(content, ctx.locale) };
}
