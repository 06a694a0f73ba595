import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { ReportForm, type ReportAgain } from "#app/components/reports/report-form.tsx";
import { ReportedText } from "#app/components/reports/reported-text.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { Alert } from "#app/components/ui/alert.tsx";
import { BackLink } from "#app/components/ui/back-link.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { findStampProblem } from "#app/domain/accounts/sign-up-trap.ts";
import { getReportForm } from "#app/domain/reports/get-report-form.server.ts";
import { reportText } from "#app/domain/reports/report-text.server.ts";
import { reportInput, visitorReportInput } from "#app/domain/reports/schema.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { warnsOfCpr } from "#app/lib/cpr.ts";
import { fieldErrorsOf } from "#app/lib/field-errors.ts";
import { withQuery } from "#app/lib/with-query.ts";
import { form, formAgain, page, type FormFields } from "#app/server/route.server.ts";

const params = z.object({ reference: z.string().max(40) });
/** A comment that is none is not there, rather than its proposal in its place. */
const query = z.object({ comment: z.string().max(60).optional().catch(undefined) });

/** The id of the comment in the address; null for the proposal. */
function commentOf({ comment }: z.infer<typeof query>): string | null {
  return comment === undefined ? null : (z.uuid().safeParse(comment).data ?? "00000000-0000-0000-0000-000000000000");
}

export const loader = page({ access: "public", params, query }, async ({ ctx, params, query }) => ({ form: await getReportForm(ctx, params.reference, commentOf(query)), comment: query.comment }));

export const action = form({ access: "public", params, query }, async ({ ctx, params, query, fields, platform }) => {
  const again = (changes: Partial<ReportAgain>, status = 400) => formAgain<ReportAgain>({ errors: {}, trap: null, refusal: null, typed: typedIn(fields), ...changes }, status);
  const isVisitor = ctx.actor.kind !== "person";
  const input = (isVisitor ? visitorReportInput : reportInput).safeParse(fields);
  if (!input.success) return again({ errors: fieldErrorsOf(input.error) });
  const trap = isVisitor ? findStampProblem(ctx, fields.stamp, platform.env.SIGN_UP_SECONDS) : null;
  if (trap) return again({ trap: trap === "form_too_fast" ? "tooFast" : "tooOld" });
  // A field that people do not see. A browser may fill it in too, so it is said, and emptied.
  if (isVisitor && fields.subject) return again({ trap: "filledIn" });
  if (warnsOfCpr(fields, [input.data.body])) return again({});
  const result = await reportText(ctx, params.reference, commentOf(query), input.data);
  if (!result.ok) return again({ refusal: result.reason }, 409);
  throw redirect(`/${ctx.locale}/reports/${result.value.number}?sent=1`, 303);
});

function typedIn(fields: FormFields): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).filter((entry): entry is [string, string] => entry[0] !== "subject" && typeof entry[1] === "string"));
}

export const meta = titled<Awaited<ReturnType<typeof loader>>>((m, { form: { subject, reference } }) => `${m.reports.form.title[subject]} (${reference})`);

export default function Report() {
  const { form: shown, comment } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  const { locale, m } = useLocale();
  const words = m.reports.form;
  const proposal = `/${locale}/proposals/${shown.reference}`;
  return (
    <div className="sp-measure">
      <PageHeading before={<BackLink href={comment ? `${proposal}#comment-${comment}` : proposal}>{words.back}</BackLink>} kicker={<span>{shown.reference}</span>} title={words.title[shown.subject]} lead={shown.text ? words.lead : undefined} />
      {shown.text ? (
        <>
          <section aria-labelledby="reported-text"><h2 id="reported-text">{words.text}</h2><ReportedText text={shown.text} folded /></section>
          <ReportForm form={shown} path={withQuery(`${proposal}/report`, { comment })} again={again} />
        </>
      ) : (
        <Alert kind="info" heading={shown.isHidden ? words.hidden : words.gone} role={again ? "alert" : undefined} focus={again !== undefined}>
          <p>{words.notReportable}</p>
          {again?.typed.body ? <><p>{words.kept}:</p><div className="sp-prose" dir="auto">{again.typed.body}</div></> : null}
        </Alert>
      )}
      <p className="sp-small"><a href={`/${locale}/rules`}>{words.rules}</a></p>
    </div>
  );
}
