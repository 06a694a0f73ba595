import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { typedOf, type ActAgain } from "#app/components/desk/act-again.ts";
import { DecideForms } from "#app/components/reports/decide-forms.tsx";
import { DecisionList } from "#app/components/reports/decision-list.tsx";
import { Overtaken } from "#app/components/reports/overtaken.tsx";
import { ReportItem } from "#app/components/reports/report-item.tsx";
import { ReportedText } from "#app/components/reports/reported-text.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { Alert } from "#app/components/ui/alert.tsx";
import { BackLink } from "#app/components/ui/back-link.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { DomainError } from "#app/domain/errors.ts";
import { decideReport } from "#app/domain/reports/decide-report.server.ts";
import { getReportCase } from "#app/domain/reports/get-report-case.server.ts";
import { keepInput, restrictInput } from "#app/domain/reports/schema.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { warnsOfCpr } from "#app/lib/cpr.ts";
import { fieldErrorsOf } from "#app/lib/field-errors.ts";
import { form, formAgain, page } from "#app/server/route.server.ts";

const params = z.object({ plan: z.string(), number: z.string().max(40) });

export const loader = page({ access: "moderator", params }, async ({ ctx, params, held }) => ({
  ...(await getReportCase(ctx, params.plan, params.number)), held: held ? ({ intent: String(held.intent), errors: {}, fields: held } satisfies ActAgain) : undefined,
}));

/** Hides the text, or lets it stay. */
export const action = form({ access: "moderator", params }, async ({ ctx, params, fields }) => {
  const { isOwn } = await getReportCase(ctx, params.plan, params.number);
  const intent = fields.intent === "restrict" ? "restrict" : fields.intent === "keep" ? "keep" : null;
  const again = (changes: Partial<ActAgain>, status = 400) => formAgain<ActAgain>({ intent: intent ?? "", errors: {}, fields, ...changes }, status);
  if (intent === null) return again({ errors: { intent: "invalid" } });
  const input = (intent === "restrict" ? restrictInput : keepInput).safeParse(fields);
  if (!input.success) return again({ errors: fieldErrorsOf(input.error) });
  if (!isOwn && warnsOfCpr(fields, [input.data.note])) return again({});
  try {
    await decideReport(ctx, params.plan, params.number, input.data);
  } catch (error) {
    if (error instanceof DomainError && error.kind === "conflict") return again({ overtaken: true }, 409);
    throw error;
  }
  throw redirect(`/${ctx.locale}/desk/${params.plan}/reports?done=${intent === "restrict" ? "restricted" : "kept"}`, 303);
});

export const meta = titled<Awaited<ReturnType<typeof loader>>>((m, { number }) => `${m.reports.desk.reportTitle(number)} – ${m.desk.title}`);

export default function ReportCasePage() {
  const data = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const { locale, m } = useLocale();
  const words = m.reports.desk;
  const { plan, number, text, isOpen } = data;
  const list = `/${locale}/desk/${plan.slug}/reports`;
  const again: ActAgain | undefined = answered ?? data.held;
  const publicPage = `/${locale}/proposals/${text.reference}${text.commentId ? `#comment-${text.commentId}` : ""}`;
  return (
    <div className="sp-measure">
      <PageHeading before={<BackLink href={list}>{words.backToList}</BackLink>} kicker={<span>{words.reportTitle(number)}</span>} title={words[text.subject](text.reference)} />
      {again?.overtaken ? <Overtaken typed={typedOf(again, "note")} /> : null}
      {data.held && !answered ? <Alert kind="info" heading={m.shell.heldNotice} role="status" focus /> : null}
      {isOpen ? null : <Alert kind="info" heading={words.decidedAlready} />}
      <section aria-labelledby="text">
        <h2 id="text">{words.text}</h2>
        {text.isGone ? <p>{isOpen ? words.isGone : words.textDeleted}</p> : text.isHidden ? <p>{words.isHidden}</p> : <ReportedText text={text} />}
        <p className="sp-small"><a href={publicPage}>{words.publicPage}</a></p>
      </section>
      <section aria-labelledby="reports">
        <h2 id="reports">{words.reports}</h2>
        <ol className="sp-list" role="list">{data.reports.map((row) => <ReportItem key={row.number} row={row} />)}</ol>
        {data.moreReports ? <p>{words.more}</p> : isOpen && data.reports.length > 1 ? <p>{words.together}</p> : null}
      </section>
      <section aria-labelledby="earlier"><h2 id="earlier">{words.earlier}</h2><DecisionList decisions={data.decisions} /></section>
      {!isOpen ? null : data.isOwn ? <Alert kind="info" heading={words.own} /> : <DecideForms text={text} path={`${list}/${number}`} again={again} />}
    </div>
  );
}
