import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { typedOf, type ActAgain } from "#app/components/desk/act-again.ts";
import { deskPath, inboxQuery } from "#app/components/desk/inbox-query.ts";
import { ActPage } from "#app/components/moderation/act-page.tsx";
import { ReasonAndNote, reasonErrors } from "#app/components/moderation/reason-and-note.tsx";
import { ReportedText } from "#app/components/reports/reported-text.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { fieldError } from "#app/components/shell/field-error.ts";
import { FormErrors } from "#app/components/shell/form-errors.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { getFieldId } from "#app/components/ui/field-id.ts";
import { RadioGroup } from "#app/components/ui/radio-group.tsx";
import { getModeratedText } from "#app/domain/moderation/get-moderated-text.server.ts";
import { restrictWriter } from "#app/domain/moderation/restrict-writer.server.ts";
import { suspensionLengths, writerInput, writerMeasures } from "#app/domain/moderation/schema.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { warnsOfCpr } from "#app/lib/cpr.ts";
import { fieldErrorsOf } from "#app/lib/field-errors.ts";
import { form, formAgain, page } from "#app/server/route.server.ts";

const params = z.object({ plan: z.string(), reference: z.string().max(40).optional(), comment: z.uuid().optional() });

export const loader = page({ access: "moderator", params, query: inboxQuery }, async ({ ctx, params, query, held }) => ({
  ...(await getModeratedText(ctx, params.plan, params)), query, held: held ? ({ intent: "", errors: {}, fields: held } satisfies ActAgain) : undefined,
}));

/** Warns or suspends who wrote a text. */
export const action = form({ access: "moderator", params, query: inboxQuery }, async ({ ctx, params, query, fields }) => {
  const again = (errors: ActAgain["errors"], status = 400) => formAgain<ActAgain>({ intent: "", errors, fields }, status);
  const { key, text } = await getModeratedText(ctx, params.plan, params);
  const input = writerInput.safeParse(fields);
  if (!input.success) return again(fieldErrorsOf(input.error));
  if (warnsOfCpr(fields, [input.data.note])) return again({});
  const result = await restrictWriter(ctx, key, input.data);
  if (!result.ok) return again({ refused: result.reason }, 409);
  throw redirect(`${deskPath(ctx.locale, params.plan, `/${text.reference}`, query, { done: input.data.measure })}#case`, 303);
});

export const meta = titled<Awaited<ReturnType<typeof loader>>>((m, { text }) => `${m.moderation.writer.title[text.subject]} (${text.reference})`);

export default function Writer() {
  const data = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const again: ActAgain | undefined = answered ?? data.held;
  const { locale, m } = useLocale();
  const words = m.moderation.writer;
  const { plan, text, query } = data;
  const errors = { measure: fieldError(m, again?.errors.measure), length: fieldError(m, again?.errors.length) };
  const refusal = again?.errors.refused as keyof typeof words.refusals | undefined;
  const back = text.commentId ? `/${locale}/proposals/${text.reference}#comment-${text.commentId}` : `${deskPath(locale, plan.slug, `/${text.reference}`, query)}#case`;
  return (
    <ActPage data={data} title={words.title[text.subject]} lead={words.lead} again={again} isHeld={data.held !== undefined && !answered} back={back}>
      {refusal ? <Alert kind="warning" heading={words.refusals[refusal]} role="alert" focus /> : null}
      {text.isHidden ? <p>{data.awaitsScreening ? m.moderation.panel.waits : m.reports.desk.isHidden}</p> : <ReportedText text={text} level={2} folded />}
      <form method="post" action="#writer" id="writer" className="sp-stack" noValidate data-once="">
        <FormErrors errors={[{ field: getFieldId("measure"), text: errors.measure }, { field: getFieldId("length"), text: errors.length }, ...reasonErrors(m, again)]} />
        <RadioGroup name="measure" legend={words.measure} error={errors.measure} value={typedOf(again, "measure") ?? null} options={writerMeasures.map((value) => ({ value, ...words.measures[value] }))} />
        <RadioGroup name="length" legend={words.length} hint={words.lengthHint} error={errors.length} value={typedOf(again, "length") ?? null} options={suspensionLengths.map((value) => ({ value, label: words.lengths[value] }))} />
        <ReasonAndNote again={again} hint={words.noteHint} />
        <div className="sp-actions"><Button kind="warning">{words.send}</Button></div>
      </form>
    </ActPage>
  );
}
