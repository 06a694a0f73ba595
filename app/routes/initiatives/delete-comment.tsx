import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { titled } from "#app/components/shell/document-head.ts";
import { PeoplesText } from "#app/components/shell/text-of-people.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { BackLink } from "#app/components/ui/back-link.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { deleteRemark, getOwnRemark } from "#app/domain/initiative-comments/own-remark.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { withQuery } from "#app/lib/with-query.ts";
import { form, formAgain, page } from "#app/server/route.server.ts";

const params = z.object({ reference: z.string().max(40), comment: z.uuid() });

export const loader = page({ access: "participant", params }, async ({ ctx, params }) => getOwnRemark(ctx, params.reference, params.comment));

export const action = form({ access: "participant", params }, async ({ ctx, params }) => {
  const result = await deleteRemark(ctx, params.reference, params.comment);
  if (!result.ok) return formAgain({ refusal: result.reason }, 409);
  throw redirect(`${withQuery(`/${ctx.locale}/initiatives/${params.reference}`, { comment: params.comment, done: "deleted" })}#comment-${params.comment}`, 303);
});

export const meta = titled((m) => m.initiativeComments.deletePage.title);

export default function DeleteRemark() {
  const remark = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  const { locale, m } = useLocale();
  const words = m.initiativeComments.deletePage;
  const page = `/${locale}/initiatives/${remark.reference}`;
  const why = remark.isHidden || again?.refusal === "comment_hidden" ? words.hidden : remark.isDeleted ? words.already : remark.acts.remove ? null : words.notYours;
  return (
    <div className="sp-measure">
      <PageHeading before={<BackLink href={`${page}#comments`}>{m.initiativeComments.editPage.back}</BackLink>} title={words.title} />
      {why ? <Alert kind="info" heading={why} /> : (
        <>
          <blockquote className="sp-quote"><PeoplesText text={remark.body} language={remark.language} /></blockquote>
          <form method="post" className="sp-stack" data-once="">
            <p>{words.lead}</p>
            <div className="sp-actions"><Button kind="warning">{words.submit}</Button><a href={`${page}#comments`}>{words.cancel}</a></div>
          </form>
        </>
      )}
    </div>
  );
}
