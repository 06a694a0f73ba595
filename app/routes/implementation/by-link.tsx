import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { ReportingPage } from "#app/components/implementation/reporting-page.tsx";
import type { ReportAgain } from "#app/components/implementation/report-form.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { findReporting } from "#app/domain/implementation/find-reporting.server.ts";
import { reportByLink } from "#app/domain/implementation/report-progress.server.ts";
import { readReport } from "#app/domain/implementation/schema.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { warnsOfCpr } from "#app/lib/cpr.ts";
import { newId } from "#app/lib/id.ts";
import { form, formAgain, page } from "#app/server/route.server.ts";
import type { RequestScope } from "#app/server/request-scope.ts";

const params = z.object({ token: z.string().max(100) });
const query = z.object({ done: z.literal("sent").optional().catch(undefined) });

/** The link is the key: it is in no index of a search engine, and is told to nobody that the page links to. */
function keepPrivate({ headers }: RequestScope) {
  headers["X-Robots-Tag"] = "noindex, nofollow";
  headers["Referrer-Policy"] = "no-referrer";
}

export const loader = page({ access: "public", params, query }, async ({ ctx, params, query, scope }) => {
  keepPrivate(scope);
  const found = await findReporting(ctx, params.token);
  // Before the plan is adopted the link asks whether one takes part.
  if (found?.isDraft) throw redirect(`/${ctx.locale}/authority/${params.token}`);
  return data({ found, token: params.token, isSent: query.done === "sent", formKey: newId() }, { status: found ? 200 : 404 });
});

export const action = form({ access: "public", params, query }, async ({ ctx, params, fields, scope }) => {
  keepPrivate(scope);
  const again = (errors: ReportAgain["errors"], status = 400) => formAgain<ReportAgain>({ intent: "report", errors, fields }, status);
  const { input, errors } = readReport(fields);
  if (!input) return again(errors);
  if (warnsOfCpr(fields, [input.body])) return again({});
  const result = await reportByLink(ctx, params.token, input);
  if (!result.ok) return again({ intent: result.reason }, 409);
  throw redirect(`/${ctx.locale}/authority/${params.token}/progress?done=sent`, 303);
});

export const meta = titled((m) => m.implementation.reporting.title);

export default function ReportByLink() {
  const { found, token, isSent, formKey } = useLoaderData<typeof loader>();
  const again: ReportAgain | undefined = useActionData<typeof action>();
  const { locale, m } = useLocale();
  if (!found) return <div className="sp-measure"><PageHeading title={m.assessment.answer.spentTitle} lead={m.assessment.answer.spentText} /></div>;
  return <ReportingPage found={found} action={`/${locale}/authority/${token}/progress`} formKey={formKey} again={again} isSent={isSent && !again} />;
}
