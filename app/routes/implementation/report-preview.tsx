import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import type { ActAgain } from "#app/components/desk/act-again.ts";
import { DocumentView } from "#app/components/documents/document-view.tsx";
import { ReportPublishing } from "#app/components/implementation/report-publishing.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { BackLink } from "#app/components/ui/back-link.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { DomainError } from "#app/domain/errors.ts";
import { getReportPreview } from "#app/domain/implementation/get-report-page.server.ts";
import { publishReport } from "#app/domain/implementation/publish-report.server.ts";
import { publicTexts, publishInput } from "#app/domain/publications/schema.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { warnsOfCpr } from "#app/lib/cpr.ts";
import { fieldErrorsOf } from "#app/lib/field-errors.ts";
import { form, formAgain, page } from "#app/server/route.server.ts";

const declared = { access: "coordinator", params: z.object({ plan: z.string().max(80) }) } as const;

export const loader = page(declared, async ({ ctx, params, held }) => ({ ...(await getReportPreview(ctx, params.plan)), held: held ? ({ intent: "publish_report", errors: {}, fields: held } satisfies ActAgain) : undefined }));

/** Which field a refusal is about; the others are about the whole. */
const fieldOf: Record<string, string> = { override_missing: "overrideDa", change_note_missing: "noteDa" };

/** Publishes the report as it stands on the page: whoever publishes it has seen it. */
export const action = form(declared, async ({ ctx, params, fields }) => {
  await getReportPreview(ctx, params.plan);
  const again = (errors: ActAgain["errors"], overtaken = false) => formAgain<ActAgain>({ intent: "publish_report", errors, fields, overtaken }, overtaken ? 409 : 400);
  const input = publishInput.safeParse(fields);
  if (!input.success) return again(fieldErrorsOf(input.error));
  if (warnsOfCpr(fields, publicTexts(input.data))) return again({});
  try {
    const result = await publishReport(ctx, params.plan, z.coerce.number().int().catch(0).parse(fields.number), input.data);
    if (!result.ok && result.reason === "missing_changed") return again({}, true);
    if (!result.ok) return again({ [fieldOf[result.reason] ?? "publish"]: result.reason === "publication_blocked" ? "report_blocked" : result.reason });
  } catch (error) {
    if (error instanceof DomainError && error.kind === "conflict") return again({}, true);
    throw error;
  }
  throw redirect(`/${ctx.locale}/admin/plans/${params.plan}/report?done=published`, 303);
});

export const meta = titled<Awaited<ReturnType<typeof loader>>>((m, { plan }) => `${m.implementation.report.previewTitle}: ${plan.title.text}`);

export default function ReportPreview() {
  const { plan, of, document, held } = useLoaderData<typeof loader>();
  const answered: ActAgain | undefined = useActionData<typeof action>();
  const { locale, m } = useLocale();
  const words = m.implementation.report;
  const report = `/${locale}/admin/plans/${plan.slug}/report`;
  return (
    <>
      <PageHeading before={<BackLink href={report}>{words.title}</BackLink>} kicker={<span>{words.previewTitle}</span>} title={document.title} lead={document.subtitle} after={<p className="sp-small">{m.publications.admin.previewLead}</p>} />
      <DocumentView blocks={document.blocks} />
      {plan.state === "published" ? <ReportPublishing view={{ plan, of }} action={`${report}/preview`} again={answered ?? held} isHeld={!answered && held !== undefined} /> : null}
    </>
  );
}
