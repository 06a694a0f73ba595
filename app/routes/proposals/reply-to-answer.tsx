import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { AnswerCard } from "#app/components/proposals/answer-card.tsx";
import { CprWarning } from "#app/components/shell/cpr-warning.tsx";
import { characterLimit } from "#app/components/shell/character-limit.ts";
import { titled } from "#app/components/shell/document-head.ts";
import { fieldError } from "#app/components/shell/field-error.ts";
import { FormErrors } from "#app/components/shell/form-errors.tsx";
import { Refused } from "#app/components/shell/refused.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { BackLink } from "#app/components/ui/back-link.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { getFieldId } from "#app/components/ui/field-id.ts";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { TextArea } from "#app/components/ui/text-area.tsx";
import { getReplying } from "#app/domain/answers/get-replying.server.ts";
import { replyToAnswer } from "#app/domain/answers/reply-to-answer.server.ts";
import { answerLimits, authorReplyInput } from "#app/domain/answers/schema.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { warnsOfCpr } from "#app/lib/cpr.ts";
import { fieldErrorsOf, type FieldErrors } from "#app/lib/field-errors.ts";
import { form, formAgain, page, type FormFields } from "#app/server/route.server.ts";

type Again = { errors: FieldErrors; fields: FormFields };

const params = z.object({ reference: z.string().max(40) });

/** For whose the proposal is alone: for others the page is not there. */
export const loader = page({ access: "participant", params }, async ({ ctx, params, held }) => ({ ...(await getReplying(ctx, params.reference)), held: held ? ({ errors: {}, fields: held } satisfies Again) : undefined }));

export const action = form({ access: "participant", params }, async ({ ctx, params, fields }) => {
  const again = (errors: FieldErrors, status = 400) => formAgain<Again>({ errors, fields }, status);
  await getReplying(ctx, params.reference);
  const input = authorReplyInput.safeParse(fields);
  if (!input.success) return again(fieldErrorsOf(input.error));
  if (warnsOfCpr(fields, [input.data.body])) return again({});
  const result = await replyToAnswer(ctx, params.reference, input.data);
  // Why somebody may not write is said by the page, which looks it up.
  if (!result.ok) return again(result.reason === "suspended" ? {} : { body: result.reason }, 409);
  throw redirect(`/${ctx.locale}/proposals/${params.reference}?replied=1#answer`, 303);
});

export const meta = titled<Awaited<ReturnType<typeof loader>>>((m, { proposal }) => `${m.answers.reply.pageTitle}: ${proposal.reference}`);

export default function ReplyToAnswer() {
  const { proposal, formKey, hasReplied, suspendedUntil, held } = useLoaderData<typeof loader>();
  const again: Again | undefined = useActionData<typeof action>() ?? held;
  const { locale, m } = useLocale();
  const words = m.answers.reply;
  const body = typeof again?.fields.body === "string" ? again.fields.body : "";
  const error = fieldError(m, again?.errors.body ?? (hasReplied ? "already_replied" : undefined), { max: answerLimits.reply, value: body });
  return (
    <div className="sp-measure">
      <PageHeading before={<BackLink href={`/${locale}/proposals/${proposal.reference}#answer`}>{words.back}</BackLink>} title={words.pageTitle} />
      {held && again === held ? <Alert kind="info" heading={m.shell.heldNotice} focus role="status" /> : null}
      {suspendedUntil ? <Refused permission={{ allowed: false, reason: "suspended", at: suspendedUntil }} returnTo={`/${locale}/proposals/${proposal.reference}`} /> : null}
      <AnswerCard proposal={proposal} />
      <form method="post" action={`/${locale}/proposals/${proposal.reference}/reply-to-answer#reply`} id="reply" className="sp-stack sp-answering__reply" noValidate data-once="">
        <FormErrors errors={[{ field: getFieldId("body"), text: error }]} />
        <CprWarning texts={[body]} />
        <input type="hidden" name="formKey" value={typeof again?.fields.formKey === "string" ? again.fields.formKey : formKey} />
        <TextArea name="body" label={words.label} hint={words.hint} rows={7} defaultValue={body} error={error} count={characterLimit(m, answerLimits.reply)} />
        {suspendedUntil ? null : <div className="sp-actions"><Button>{words.send}</Button></div>}
      </form>
    </div>
  );
}
