import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { titled } from "#app/components/shell/document-head.ts";
import { FormErrors } from "#app/components/shell/form-errors.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Field } from "#app/components/ui/field.tsx";
import { getFieldId } from "#app/components/ui/field-id.ts";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { findReportNumber } from "#app/domain/reports/get-report-status.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { page } from "#app/server/route.server.ts";

const query = z.object({ number: z.string().optional().catch(undefined) });

/** Leads whoever enters the number of a receipt to the page of the report. */
export const loader = page({ access: "public", query }, async ({ ctx, query }) => {
  const typed = query.number?.trim().slice(0, 100);
  if (typed === undefined) return { typed: null };
  const number = await findReportNumber(ctx, typed);
  if (number) throw redirect(`/${ctx.locale}/reports/${number}`, 303);
  return { typed };
});

export const meta = titled((m) => m.reports.status.find.title);

export default function FindReport() {
  const { typed } = useLoaderData<typeof loader>();
  const { locale, m } = useLocale();
  const words = m.reports.status.find;
  const error = typed === null ? undefined : words.unknown;
  return (
    <div className="sp-measure">
      <PageHeading title={words.title} lead={words.lead} />
      <FormErrors errors={[{ field: getFieldId("number"), text: error }]} />
      <form method="get" action={`/${locale}/reports`} className="sp-stack" noValidate>
        <Field name="number" label={words.number} hint={words.numberHint} error={error} defaultValue={typed ?? ""} autoComplete="off" spellCheck={false} width="l" />
        <div className="sp-actions"><Button>{words.submit}</Button></div>
      </form>
    </div>
  );
}
