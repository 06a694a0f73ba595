import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { HideReasons } from "#app/components/desk/hide-reasons.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { FormErrors } from "#app/components/shell/form-errors.tsx";
import { fieldError } from "#app/components/shell/field-error.ts";
import { PeoplesText } from "#app/components/shell/text-of-people.tsx";
import { BackLink } from "#app/components/ui/back-link.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { getFieldId } from "#app/components/ui/field-id.ts";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { getComment } from "#app/domain/comments/list-threads.server.ts";
import { hideComment } from "#app/domain/triage/hide-comment.server.ts";
import { requireProposalsOfPlan } from "#app/domain/triage/require-of-plan.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { withQuery } from "#app/lib/with-query.ts";
import { form, formAgain, page } from "#app/server/route.server.ts";
import { hideReasons } from "#db/values.ts";

const params = z.object({ plan: z.string(), comment: z.uuid() });

export const loader = page({ access: "moderator", params }, async ({ ctx, params }) => {
  const comment = await getComment(ctx, params.comment);
  await requireProposalsOfPlan(ctx, params.plan, [comment.reference]);
  return comment;
});

export const action = form({ access: "moderator", params }, async ({ ctx, params, fields }) => {
  await requireProposalsOfPlan(ctx, params.plan, [(await getComment(ctx, params.comment)).reference]);
  const reason = z.enum(hideReasons).safeParse(fields.reason);
  if (!reason.success) return formAgain({ problem: "hide_reason_missing" });
  const { reference } = await hideComment(ctx, params.comment, reason.data);
  throw redirect(`${withQuery(`/${ctx.locale}/desk/${params.plan}/${reference}`, { done: "commentHidden", comment: params.comment })}#case`, 303);
});

export const meta = titled((m) => m.proposals.comments.hide);

export default function HideComment() {
  const { reference, body, language } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  const { locale, m } = useLocale();
  const error = fieldError(m, again?.problem);
  return (
    <div className="sp-measure">
      <BackLink href={`/${locale}/proposals/${reference}`}>{reference}</BackLink>
      <PageHeading title={m.proposals.comments.hide} />
      <blockquote className="sp-quote"><PeoplesText text={body} language={language} /></blockquote>
      <form method="post" action="#hide" id="hide" className="sp-stack" noValidate data-once="">
        <FormErrors errors={[{ field: getFieldId("reason"), text: error }]} />
        <HideReasons error={error} />
        <div className="sp-actions"><Button kind="warning">{m.proposals.comments.hide}</Button></div>
      </form>
    </div>
  );
}
