import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { titled } from "#app/components/shell/document-head.ts";
import { PeoplesText } from "#app/components/shell/text-of-people.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { BackLink } from "#app/components/ui/back-link.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { deleteComment } from "#app/domain/comments/delete-comment.server.ts";
import { getOwnComment } from "#app/domain/comments/get-own-comment.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import type { Messages } from "#app/i18n/messages.ts";
import { form, formAgain, page } from "#app/server/route.server.ts";
import type { CommentKind } from "#db/values.ts";

const params = z.object({ reference: z.string().max(40), comment: z.uuid() });

export const loader = page({ access: "participant", params }, async ({ ctx, params }) => getOwnComment(ctx, params.reference, params.comment));

export const action = form({ access: "participant", params }, async ({ ctx, params }) => {
  const result = await deleteComment(ctx, params.reference, params.comment);
  if (!result.ok) return formAgain({ refusal: result.reason }, 409);
  const { draftOf } = result.value;
  // Its text is there to be written on, or left.
  if (draftOf) throw redirect(`/${ctx.locale}/organisations/${draftOf}/positions/${params.reference}?done=withdrawn`, 303);
  throw redirect(`/${ctx.locale}/proposals/${params.reference}/comments/${params.comment}?done=deleted#commented`, 303);
});

function wordsFor({ discussion: { deletePage: words } }: Messages, kind: CommentKind) {
  if (kind === "official") return { title: words.titleAnswer, submit: words.submitAnswer };
  return kind === "position" ? { title: words.titlePosition, submit: words.submitPosition } : { title: words.title, submit: words.submit };
}

export const meta = titled<Awaited<ReturnType<typeof loader>>>((m, { kind }) => wordsFor(m, kind).title);

export default function DeleteComment() {
  const comment = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  const { locale, m } = useLocale();
  const words = m.discussion.deletePage;
  const { title, submit } = wordsFor(m, comment.kind);
  const path = `/${locale}/proposals/${comment.reference}/comments/${comment.id}`;
  const why = comment.isHidden || again?.refusal === "comment_hidden" ? words.hidden : comment.isDeleted ? words.already : comment.acts.remove ? null : words.notYours;
  return (
    <div className="sp-measure">
      <PageHeading before={<BackLink href={`/${locale}/proposals/${comment.reference}#debate`}>{m.discussion.back}</BackLink>} title={title} />
      {why ? <Alert kind="info" heading={why} /> : (
        <>
          <blockquote className="sp-quote"><PeoplesText text={comment.body} language={comment.language} /></blockquote>
          <form method="post" className="sp-stack" data-once="">
            <p>{comment.kind === "position" ? words.leadPosition : words.lead}</p>
            <div className="sp-actions"><Button kind="warning">{submit}</Button><a href={path}>{m.discussion.cancel}</a></div>
          </form>
        </>
      )}
    </div>
  );
}
