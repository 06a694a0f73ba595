import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { DebateRefused } from "#app/components/comments/debate-refused.tsx";
import { isClosed } from "#app/components/comments/too-late.tsx";
import { characterLimit } from "#app/components/shell/character-limit.ts";
import { CprWarning } from "#app/components/shell/cpr-warning.tsx";
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
import { editRemark, getOwnRemark, type OwnRemark } from "#app/domain/initiative-comments/own-remark.server.ts";
import { remarkEditInput, remarkLimits } from "#app/domain/initiative-comments/schema.ts";
import type { Refusal } from "#app/domain/proposals/policy.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import type { Messages } from "#app/i18n/messages.ts";
import { warnsOfCpr } from "#app/lib/cpr.ts";
import { fieldErrorsOf } from "#app/lib/field-errors.ts";
import { withQuery } from "#app/lib/with-query.ts";
import { form, formAgain, page } from "#app/server/route.server.ts";

const params = z.object({ reference: z.string().max(40), comment: z.uuid() });

export const loader = page({ access: "participant", params }, async ({ ctx, params, held }) => {
  const remark = await getOwnRemark(ctx, params.reference, params.comment);
  return { remark, isOver: ctx.now >= remark.editableUntil, held: typeof held?.body === "string" ? held.body : null };
});

export const action = form({ access: "participant", params }, async ({ ctx, params, fields }) => {
  const body = typeof fields.body === "string" ? fields.body : "";
  const input = remarkEditInput.safeParse(fields);
  if (!input.success) return formAgain({ body, problem: fieldErrorsOf(input.error).body, refusal: null });
  if (warnsOfCpr(fields, [body])) return formAgain({ body, problem: undefined, refusal: null });
  const result = await editRemark(ctx, params.reference, params.comment, input.data);
  if (!result.ok) return formAgain({ body, problem: undefined, refusal: result.reason }, 409);
  throw redirect(`${withQuery(`/${ctx.locale}/initiatives/${params.reference}`, { comment: params.comment, done: "edited" })}#comment-${params.comment}`, 303);
});

export const meta = titled((m) => m.initiativeComments.editPage.title);

/** Why the text cannot be changed, whoever asks; null when it can. */
function reasonAgainst({ initiativeComments: { editPage: words } }: Messages, remark: OwnRemark, isOver: boolean, refusal: string | null | undefined): string | null {
  if (remark.isDeleted || remark.isHidden) return words.gone;
  if (remark.isAnswered) return words.answered;
  if (isOver) return words.over;
  return isClosed({ allowed: false, reason: (refusal ?? "") as Refusal }) ? words.closed : null;
}

export default function EditRemark() {
  const { remark, isOver, held } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  const { locale, m } = useLocale();
  const words = m.initiativeComments.editPage;
  const { reference, id, acts } = remark;
  const text = again?.body ?? held;
  const page = `/${locale}/initiatives/${reference}`;
  const error = fieldError(m, again?.problem, { max: remarkLimits.body, value: text ?? "" });
  const isChanged = again?.refusal === "comment_changed";
  const why = reasonAgainst(m, remark, isOver, again?.refusal) ?? (acts.edit ? null : words.closed);
  return (
    <div className="sp-measure">
      <PageHeading before={<BackLink href={`${page}#comments`}>{words.back}</BackLink>} title={words.title} />
      {why ? <Alert kind="warning" heading={why} role="alert" focus /> : isChanged ? <Alert kind="warning" heading={words.changed} role="alert" focus /> : again?.refusal ? <DebateRefused reason={again.refusal} returnTo={`${page}/comments/${id}/edit`} /> : null}
      {isChanged ? <section className="sp-stack" aria-labelledby="as-saved"><h2 id="as-saved">{words.asSaved}</h2><blockquote className="sp-quote"><PeoplesText text={remark.body} language={remark.language} /></blockquote></section> : null}
      {why === null ? (
        <form method="post" action="#edit" id="edit" className="sp-stack" noValidate data-once="">
          <p>{words.lead(format.time(locale, remark.editableUntil))}</p>
          <FormErrors errors={[{ field: getFieldId("body"), text: error }]} />
          <CprWarning texts={[text ?? ""]} />
          <input type="hidden" name="seen" value={remark.seen} />
          <TextArea name="body" label={isChanged ? words.mine : m.initiativeComments.form.body} rows={6} defaultValue={text ?? remark.body} error={error} count={characterLimit(m, remarkLimits.body)} />
          <div className="sp-actions"><Button>{words.save}</Button><a href={`${page}#comments`}>{m.initiativeComments.deletePage.cancel}</a></div>
        </form>
      ) : text ? <section aria-labelledby="lost" className="sp-stack"><h2 id="lost">{words.mine}</h2><p>{words.notSaved}</p><TextArea name="kept" label={words.mine} rows={6} defaultValue={text} readOnly /></section> : null}
    </div>
  );
}
