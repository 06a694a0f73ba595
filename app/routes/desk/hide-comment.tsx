import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { typedOf, type ActAgain } from "#app/components/desk/act-again.ts";
import { HideReasons } from "#app/components/desk/hide-reasons.tsx";
import { characterLimit } from "#app/components/shell/character-limit.ts";
import { titled } from "#app/components/shell/document-head.ts";
import { FormErrors } from "#app/components/shell/form-errors.tsx";
import { fieldError } from "#app/components/shell/field-error.ts";
import { PeoplesText } from "#app/components/shell/text-of-people.tsx";
import { BackLink } from "#app/components/ui/back-link.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { getFieldId } from "#app/components/ui/field-id.ts";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { TextArea } from "#app/components/ui/text-area.tsx";
import { getComment } from "#app/domain/comments/list-threads.server.ts";
import { hideComment } from "#app/domain/triage/hide-comment.server.ts";
import { hideInput, triageLimits } from "#app/domain/triage/schema.ts";
import { requireProposalsOfPlan } from "#app/domain/triage/require-of-plan.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { fieldErrorsOf } from "#app/lib/field-errors.ts";
import { withQuery } from "#app/lib/with-query.ts";
import { form, formAgain, page } from "#app/server/route.server.ts";

const params = z.object({ plan: z.string(), comment: z.uuid() });

export const loader = page({ access: "moderator", params }, async ({ ctx, params, held }) => {
  const comment = await getComment(ctx, params.comment);
  await requireProposalsOfPlan(ctx, params.plan, [comment.reference]);
  return { ...comment, held: held ? ({ intent: "hide", errors: {}, fields: held } satisfies ActAgain) : undefined };
});

export const action = form({ access: "moderator", params }, async ({ ctx, params, fields }) => {
  await requireProposalsOfPlan(ctx, params.plan, [(await getComment(ctx, params.comment)).reference]);
  const input = hideInput.omit({ version: true }).safeParse(fields);
  if (!input.success) return formAgain<ActAgain>({ intent: "hide", errors: fieldErrorsOf(input.error), fields });
  const { reference } = await hideComment(ctx, params.comment, input.data.reason, input.data.note);
  throw redirect(`${withQuery(`/${ctx.locale}/desk/${params.plan}/${reference}`, { done: "commentHidden", comment: params.comment })}#case`, 303);
});

export const meta = titled((m) => m.proposals.comments.hide);

export default function HideComment() {
  const { reference, body, language, held } = useLoaderData<typeof loader>();
  const again: ActAgain | undefined = useActionData<typeof action>() ?? held;
  const { locale, m } = useLocale();
  const note = typedOf(again, "note") ?? "";
  const errors = { reason: fieldError(m, again?.errors.reason), note: fieldError(m, again?.errors.note, { max: triageLimits.note, value: note }) };
  return (
    <div className="sp-measure">
      <BackLink href={`/${locale}/proposals/${reference}`}>{reference}</BackLink>
      <PageHeading title={m.proposals.comments.hide} />
      <blockquote className="sp-quote"><PeoplesText text={body} language={language} /></blockquote>
      <form method="post" action="#hide" id="hide" className="sp-stack" noValidate data-once="">
        <FormErrors errors={[{ field: getFieldId("reason"), text: errors.reason }, { field: getFieldId("note"), text: errors.note }]} />
        <HideReasons value={typedOf(again, "reason")} error={errors.reason} />
        <TextArea name="note" label={m.desk.hide.note} hint={m.reports.desk.lawHint} rows={3} defaultValue={note} error={errors.note} count={characterLimit(m, triageLimits.note)} />
        <div className="sp-actions"><Button kind="warning">{m.proposals.comments.hide}</Button></div>
      </form>
    </div>
  );
}
