import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { titled } from "#app/components/shell/document-head.ts";
import { When } from "#app/components/shell/when.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { DefinitionList } from "#app/components/ui/definition-list.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { getReportStatus } from "#app/domain/reports/get-report-status.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { page } from "#app/server/route.server.ts";

const query = z.object({ sent: z.literal("1").optional().catch(undefined) });

/** For whoever has the number: nothing of who reported, and nothing of the text. */
export const loader = page({ access: "public", params: z.object({ number: z.string().max(40) }), query }, async ({ ctx, params, query }) => ({ report: await getReportStatus(ctx, params.number), isReceipt: query.sent === "1" }));

export const meta = titled<Awaited<ReturnType<typeof loader>>>((m, { isReceipt }) => (isReceipt ? m.reports.status.thanks : m.reports.status.title));

export default function ReportStatus() {
  const { report, isReceipt } = useLoaderData<typeof loader>();
  const { locale, m } = useLocale();
  const words = m.reports.status;
  const { state, hideReason, note, decidedAt } = report;
  const isOpen = state === "open";
  return (
    <div className="sp-measure">
      <PageHeading title={isReceipt ? words.thanks : words.title} />
      <section className="sp-box">
        <p>{words.number}<br /><span className="sp-box__number sp-box__number--long">{report.number}</span></p>
        {isReceipt ? <p>{words.keep}</p> : null}
      </section>
      {isOpen ? null : <Alert kind="info" heading={report.isShownAgain ? words.shownAgain : report.isDeleted ? words.deleted : report.measure === "redacted" ? m.moderation.report.redacted : words.states[state]}>{hideReason ? <p>{words.because}: {m.words.hideReasons[hideReason]}.<br />{words.rule}: {m.reports.grounds[hideReason]}.</p> : null}{note ? <div className="sp-prose" dir="auto">{note}</div> : null}</Alert>}
      <DefinitionList items={[
        ...(isOpen ? [{ term: words.state, text: words.states.open }] : []),
        { term: words.about, text: <a href={`/${locale}/proposals/${report.reference}`}>{words.aboutText[report.subject](report.reference)}</a> },
        { term: words.reason, text: m.reports.reasons[report.reason].label },
        { term: words.sentAt, text: <When at={report.createdAt} /> },
        ...(decidedAt ? [{ term: words.decidedAt, text: <When at={decidedAt} /> }] : []),
      ].map((item) => ({ ...item, key: item.term }))} />
      {isOpen ? <><h2>{words.next}</h2><ol>{words.steps.map((step) => <li key={step}>{step}</li>)}</ol></> : <p>{words.complain}</p>}
      <p className="sp-small"><a href={`/${locale}/reports`}>{isReceipt ? words.find.title : words.find.link}</a></p>
    </div>
  );
}
