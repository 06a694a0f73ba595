import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { DebateRefused } from "#app/components/comments/debate-refused.tsx";
import { CprWarning } from "#app/components/shell/cpr-warning.tsx";
import { characterLimit } from "#app/components/shell/character-limit.ts";
import { titled } from "#app/components/shell/document-head.ts";
import { fieldError } from "#app/components/shell/field-error.ts";
import { FormErrors } from "#app/components/shell/form-errors.tsx";
import { PeoplesText } from "#app/components/shell/text-of-people.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { BackLink } from "#app/components/ui/back-link.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { getFieldId } from "#app/components/ui/field-id.ts";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { TextArea } from "#app/components/ui/text-area.tsx";
import { editComment } from "#app/domain/comments/edit-comment.server.ts";
import { getOwnComment } from "#app/domain/comments/get-own-comment.server.ts";
import { commentLimit, editInput } from "#app/domain/comments/schema.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { warnsOfCpr } from "#app/lib/cpr.ts";
import { fieldErrorsOf } from "#app/lib/field-errors.ts";
import { form, formAgain, page } from "#app/server/route.server.ts";

const params = z.object({ reference: z.string().max(40), comment: z.uuid() });

export const loader = page({ access: "participant", params }, async ({ ctx, params, held }) => {
  const comment = await getOwnComment(ctx, params.reference, params.comment);
  return { comment, isOver: ctx.now >= comment.editableUntil, held: typeof held?.body === "string" ? held.body : null };
});

export const action = form({ access: "participant", params }, async ({ ctx, params, fields }) => {
  const body = typeof fields.body === "string" ? fields.body : "";
  const input = editInput.safeParse(fields);
  if (!input.success) return formAgain({ body, problem: fieldErrorsOf(input.error).body, refusal: null });
  if (warnsOfCpr(fields, [body])) return formAgain({ body, problem: undefined, refusal: null });
  const result = await editComment(ctx, params.reference, params.comment, input.data);
  if (!result.ok) return formAgain({ body, problem: undefined, refusal: result.reason }, 409);
  throw redirect(`/${ctx.locale}/proposals/${params.reference}/comments/${params.comment}?done=edited#commented`, 303);
});

export const meta = titled((m) => m.discussion.editPage.title);

export default function EditComment() {
  const { comment, isOver, held } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  const { locale, m } = useLocale();
  const words = m.discussion.editPage;
  const { reference, id, acts } = comment;
  const text = again?.body ?? held;
  const isGone = comment.isDeleted || comment.isHidden;
  const path = `/${locale}/proposals/${reference}/comments/${id}`;
  const error = fieldError(m, again?.problem, { max: commentLimit, value: text ?? "" });
  const isChanged = again?.refusal === "comment_changed";
  return (
    <div className="sp-measure">
      <PageHeading before={<BackLink href={`/${locale}/proposals/${reference}#debate`}>{m.discussion.back}</BackLink>} title={words.title} />
      {isGone ? <Alert kind="warning" heading={words.gone} role="alert" focus /> : isOver ? <Alert kind="warning" heading={words.over} role="alert" focus /> : again?.refusal && !isChanged ? <DebateRefused reason={again.refusal} returnTo={`${path}/edit`} /> : null}
      {isChanged ? <Alert kind="warning" heading={words.changed} role="alert" focus /> : null}
      {isChanged ? <section className="sp-stack" aria-labelledby="as-saved"><h2 id="as-saved">{words.asSaved}</h2><blockquote className="sp-quote"><PeoplesText text={comment.body} language={comment.language} /></blockquote></section> : null}
      {acts.edit ? (
        <form method="post" action="#edit" id="edit" className="sp-stack" noValidate data-once="">
          <p>{words.lead(format.time(locale, comment.editableUntil))}</p>
          <FormErrors errors={[{ field: getFieldId("body"), text: error }]} />
          <CprWarning texts={[text ?? ""]} />
          <input type="hidden" name="seen" value={comment.seen} />
          <TextArea name="body" label={isChanged ? words.mine : words.body} rows={6} defaultValue={text ?? comment.body} error={error} count={characterLimit(m, commentLimit)} />
          <div className="sp-actions"><Button>{words.save}</Button><a href={path}>{m.discussion.cancel}</a></div>
        </form>
      ) : text ? <section aria-labelledby="lost" className="sp-stack"><h2 id="lost">{words.mine}</h2><p>{words.overText}</p><TextArea name="kept" label={words.mine} rows={6} defaultValue={text} readOnly /></section> : null}
    </div>
  );
}
