import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import type { ActAgain } from "#app/components/desk/act-again.ts";
import { AssessmentForm } from "#app/components/implementation/assessment-form.tsx";
import { ReportChecks } from "#app/components/implementation/report-publishing.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { AdminPage } from "#app/components/shell/side-nav.tsx";
import { Words } from "#app/components/shell/worded.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { BackLink } from "#app/components/ui/back-link.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { DomainError } from "#app/domain/errors.ts";
import { getReportPage } from "#app/domain/implementation/get-report-page.server.ts";
import { readAssessment } from "#app/domain/implementation/self-assessment-form.ts";
import { saveSelfAssessment } from "#app/domain/implementation/self-assessment.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { warnsOfCpr } from "#app/lib/cpr.ts";
import { form, formAgain, page } from "#app/server/route.server.ts";

const params = z.object({ plan: z.string().max(80) });
const query = z.object({ done: z.enum(["saved", "published"]).optional().catch(undefined) });
const declared = { access: "coordinator", params, query } as const;

export const loader = page(declared, async ({ ctx, params, query, held }) => ({ view: await getReportPage(ctx, params.plan), done: query.done, held: held ? ({ intent: String(held.intent), errors: {}, fields: held } satisfies ActAgain) : undefined }));

/** Saves the texts. */
export const action = form(declared, async ({ ctx, params, fields }) => {
  const { initiatives } = await getReportPage(ctx, params.plan);
  const again = (errors: ActAgain["errors"], overtaken = false) => formAgain<ActAgain>({ intent: "save", errors, fields, overtaken }, overtaken ? 409 : 400);
  const { input, errors } = readAssessment(fields, initiatives.map(({ reference }) => reference));
  if (!input) return again(errors);
  if (warnsOfCpr(fields, [...Object.values(input.parts), ...Object.values(input.initiatives)].flatMap(({ da, en }) => [da, en]))) return again({});
  try {
    const saved = await saveSelfAssessment(ctx, params.plan, input);
    if (!saved.ok) return again({ intent: saved.reason });
  } catch (error) {
    if (error instanceof DomainError && error.kind === "conflict") return again({}, true);
    throw error;
  }
  throw redirect(`/${ctx.locale}/admin/plans/${params.plan}/report?done=saved`, 303);
});

export const meta = titled<Awaited<ReturnType<typeof loader>>>((m, { view }) => `${m.implementation.report.title}: ${view.plan.title.text}`);

export default function SelfAssessmentPage() {
  const { view, done, held } = useLoaderData<typeof loader>();
  const answered: ActAgain | undefined = useActionData<typeof action>();
  const { locale, m } = useLocale();
  const words = m.implementation.report;
  const { plan } = view;
  const path = `/${locale}/admin/plans/${plan.slug}/report`;
  const again = answered ?? held;
  const isHeld = !answered && held !== undefined;
  return (
    <AdminPage>
      <PageHeading before={<BackLink href={`/${locale}/admin/plans/${plan.slug}`}><Words of={plan.title} /></BackLink>} title={words.title} lead={words.lead} />
      {done && !answered ? <Alert kind="success" heading={words[done]} headingLevel={null} role="status" focus>{done === "published" ? <p>{m.publications.admin.publishedText}</p> : null}</Alert> : null}
      {plan.state === "published" ? <AssessmentForm view={view} action={path} again={again} isHeld={isHeld} /> : <Alert kind="info" heading={plan.state === "closed" ? m.publications.admin.closed : words.notAdopted} headingLevel={null} />}
      <ReportChecks view={view} action={path} />
    </AdminPage>
  );
}
