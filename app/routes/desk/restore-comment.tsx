import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import type { ActAgain } from "#app/components/desk/act-again.ts";
import { ActPage } from "#app/components/moderation/act-page.tsx";
import { ReportedText } from "#app/components/reports/reported-text.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { DomainError } from "#app/domain/errors.ts";
import { getModeratedText } from "#app/domain/moderation/get-moderated-text.server.ts";
import { restoreHiddenComment } from "#app/domain/moderation/restore-hidden-comment.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { withQuery } from "#app/lib/with-query.ts";
import { form, formAgain, page } from "#app/server/route.server.ts";

const params = z.object({ plan: z.string(), comment: z.uuid() });

export const loader = page({ access: "moderator", params }, async ({ ctx, params }) => getModeratedText(ctx, params.plan, params, true));

/** Shows a hidden comment again. */
export const action = form({ access: "moderator", params }, async ({ ctx, params, fields }) => {
  const again = (changes: Partial<ActAgain>) => formAgain<ActAgain>({ intent: "", errors: {}, fields, ...changes }, 409);
  const { key } = await getModeratedText(ctx, params.plan, params);
  try {
    const result = await restoreHiddenComment(ctx, { ...key, commentId: params.comment });
    if (!result.ok) return again(result.reason === "position_replaced" ? { errors: { form: result.reason } } : { overtaken: true });
    throw redirect(`${withQuery(`/${ctx.locale}/desk/${params.plan}/${result.value.reference}`, { done: "commentRestored", comment: params.comment })}#case`, 303);
  } catch (error) {
    if (error instanceof DomainError && error.kind === "conflict") return again({ overtaken: true });
    throw error;
  }
});

export const meta = titled<Awaited<ReturnType<typeof loader>>>((m, { text }) => `${m.moderation.restoreComment.title} (${text.reference})`);

export default function RestoreComment() {
  const data = useLoaderData<typeof loader>();
  const again: ActAgain | undefined = useActionData<typeof action>();
  const { locale, m } = useLocale();
  const words = m.moderation.restoreComment;
  const { plan, text } = data;
  const isOpen = text.isHidden && !text.isGone;
  return (
    <ActPage data={data} title={words.title} lead={words.lead} again={again} isHeld={false} back={`/${locale}/desk/${plan.slug}/decisions`}>
      {again?.errors.form ? <Alert kind="warning" heading={m.forms.fieldErrors.position_replaced} role="alert" focus /> : null}
      {data.objection ? <Alert kind="info" heading={words.objection}><p><a href={`/${locale}/desk/${plan.slug}/objections/${data.objection}`}>{m.reports.desk.toObjection}</a></p></Alert> : null}
      {text.isGone ? <p>{m.reports.desk.textDeleted}</p> : <><p className="sp-small sp-muted">{isOpen ? words.text : null}</p><ReportedText text={text} level={2} /></>}
      {isOpen && !data.objection ? <form method="post" data-once=""><Button kind="secondary">{words.send}</Button></form> : null}
    </ActPage>
  );
}
