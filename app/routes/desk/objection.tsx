import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { typedOf, type ActAgain } from "#app/components/desk/act-again.ts";
import { DecisionList } from "#app/components/reports/decision-list.tsx";
import { Overtaken } from "#app/components/reports/overtaken.tsx";
import { ReportItem } from "#app/components/reports/report-item.tsx";
import { ReportedText } from "#app/components/reports/reported-text.tsx";
import { characterLimit } from "#app/components/shell/character-limit.ts";
import { CprWarning } from "#app/components/shell/cpr-warning.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { fieldError } from "#app/components/shell/field-error.ts";
import { FormErrors } from "#app/components/shell/form-errors.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { BackLink } from "#app/components/ui/back-link.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { getFieldId } from "#app/components/ui/field-id.ts";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { RadioGroup } from "#app/components/ui/radio-group.tsx";
import { TextArea } from "#app/components/ui/text-area.tsx";
import { DomainError } from "#app/domain/errors.ts";
import { decideObjection } from "#app/domain/reports/decide-objection.server.ts";
import { getObjectionCase } from "#app/domain/reports/get-report-case.server.ts";
import { objectionAnswerInput, reportLimits } from "#app/domain/reports/schema.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { warnsOfCpr } from "#app/lib/cpr.ts";
import { fieldErrorsOf } from "#app/lib/field-errors.ts";
import { form, formAgain, page } from "#app/server/route.server.ts";
import type { ModerationMeasure } from "#db/values.ts";

const params = z.object({ plan: z.string(), decision: z.uuid() });

export const loader = page({ access: "moderator", params }, async ({ ctx, params, held }) => ({
  ...(await getObjectionCase(ctx, params.plan, params.decision)), held: held ? ({ intent: "", errors: {}, fields: held } satisfies ActAgain) : undefined,
}));

export const action = form({ access: "moderator", params }, async ({ ctx, params, fields }) => {
  const again = (changes: Partial<ActAgain>, status = 400) => formAgain<ActAgain>({ intent: "", errors: {}, fields, ...changes }, status);
  await getObjectionCase(ctx, params.plan, params.decision);
  const input = objectionAnswerInput.safeParse(fields);
  if (!input.success) return again({ errors: fieldErrorsOf(input.error) });
  if (warnsOfCpr(fields, [input.data.answer])) return again({});
  try {
    const result = await decideObjection(ctx, params.plan, params.decision, input.data);
    if (!result.ok) return again({ errors: { outcome: result.reason } }, 409);
  } catch (error) {
    if (error instanceof DomainError && error.kind === "conflict") return again({ overtaken: true }, 409);
    throw error;
  }
  throw redirect(`/${ctx.locale}/desk/${params.plan}/reports?view=objections&done=${input.data.outcome}`, 303);
});

export const meta = titled<Awaited<ReturnType<typeof loader>>>((m, { text }) => `${m.reports.desk.objectionTitle[text.subject](text.reference)} – ${m.desk.title}`);

export default function ObjectionPage() {
  const data = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const { locale, m } = useLocale();
  const words = m.reports.desk;
  const { plan, text, decision, state } = data;
  const again: ActAgain | undefined = answered ?? data.held;
  return (
    <div className="sp-measure">
      <PageHeading before={<BackLink href={`/${locale}/desk/${plan.slug}/reports?view=objections`}>{words.backToList}</BackLink>} title={words.objectionTitle[text.subject](text.reference)} />
      {again?.overtaken ? <Overtaken typed={typedOf(again, "answer")} /> : null}
      {data.held && !answered ? <Alert kind="info" heading={m.shell.heldNotice} role="status" focus /> : null}
      <section aria-labelledby="objection"><h2 id="objection">{words.objection}</h2><blockquote className="sp-quote"><div className="sp-prose" dir="auto">{data.objection}</div></blockquote><p className="sp-small sp-muted">{words.objectedOn(format.date(locale, data.objectedAt))}</p></section>
      <section aria-labelledby="decision"><h2 id="decision">{words.decision}</h2><DecisionList decisions={[decision]} /></section>
      <section aria-labelledby="text">
        <h2 id="text">{words.text}</h2>
        {data.refusal === "own_text" ? <p>{words.isHidden}</p> : <>{text.isHidden ? <p className="sp-small sp-muted">{words.readNoted}</p> : null}<ReportedText text={text} /></>}
      </section>
      {data.passage ? <section aria-labelledby="passage"><h2 id="passage">{m.moderation.redact.passage}</h2><p className="sp-small sp-muted">{m.moderation.objection.passage}</p><blockquote className="sp-quote"><div className="sp-prose" dir="auto">{data.passage}</div></blockquote></section> : null}
      {data.files.length > 0 ? <section aria-labelledby="files"><h2 id="files">{m.moderation.objection.files}</h2><p className="sp-small sp-muted">{m.moderation.objection.filesNoted}</p><ul className="sp-links" role="list">{data.files.map(({ id, name }) => <li key={id}><a href={`/attachments/${id}/${encodeURIComponent(name)}`}><bdi>{name}</bdi></a></li>)}</ul></section> : null}
      {data.reports.length > 0 ? <section aria-labelledby="reports"><h2 id="reports">{words.wasReported}</h2><ol className="sp-list" role="list">{data.reports.map((row) => <ReportItem key={row.number} row={row} />)}</ol></section> : null}
      {data.earlier.length > 0 ? <section aria-labelledby="earlier"><h2 id="earlier">{words.earlier}</h2><DecisionList decisions={data.earlier} /></section> : null}
      {state !== "open" ? <Alert kind="info" heading={state === "upheld" && decision.measure !== "hidden" ? m.moderation.objection.answered : words.answered[state]}>{data.decidedAt ? <p>{words.answeredOn(format.date(locale, data.decidedAt))}</p> : null}</Alert> : data.refusal ? <Alert kind="info" heading={data.refusal === "own_text" ? words.own : words.ownDecision} /> : <AnswerForm path={`/${locale}/desk/${plan.slug}/objections/${data.id}`} again={again} measure={decision.measure} />}
    </div>
  );
}

/** The answer to an objection: the result, and why. */
function AnswerForm({ path, again, measure }: { path: string; again: ActAgain | undefined; measure: ModerationMeasure }) {
  const { m } = useLocale();
  const words = m.reports.desk;
  const answer = typedOf(again, "answer") ?? "";
  const other = measure === "redacted" || measure === "warned" || measure === "suspended" ? m.moderation.objection.outcomes[measure] : null;
  const errors = { outcome: fieldError(m, again?.errors.outcome), answer: fieldError(m, again?.errors.answer, { max: reportLimits.answer, value: answer }) };
  return (
    <section aria-labelledby="answer-heading" id="answering">
      <h2 id="answer-heading">{words.answerTitle}</h2>
      <form method="post" action={`${path}#answering`} className="sp-stack" noValidate data-once="">
        <FormErrors errors={[{ field: getFieldId("outcome"), text: errors.outcome }, { field: getFieldId("answer"), text: errors.answer }]} />
        <CprWarning texts={[answer]} heading={m.reports.form.cprHeading} />
        <RadioGroup name="outcome" legend={words.outcome} error={errors.outcome} value={typedOf(again, "outcome") ?? null} options={(["upheld", "dismissed"] as const).map((value) => ({ value, ...(other ? { label: other[value], hint: m.moderation.objection.hint[value] } : words.outcomes[value]) }))} />
        <TextArea name="answer" label={words.answer} rows={5} defaultValue={answer} error={errors.answer} count={characterLimit(m, reportLimits.answer)} />
        <div className="sp-actions"><Button>{words.sendAnswer}</Button></div>
      </form>
    </section>
  );
}
