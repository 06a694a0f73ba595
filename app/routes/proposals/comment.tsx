import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { Comment, nameOf, usefulForm } from "#app/components/comments/comment.tsx";
import { DebateRefused } from "#app/components/comments/debate-refused.tsx";
import { OfficialForm, ReplyForm } from "#app/components/comments/reply-form.tsx";
import { propsOf, Replies } from "#app/components/comments/thread.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { ClosedProposalContext, Refused } from "#app/components/shell/refused.tsx";
import { useLangOf } from "#app/components/shell/text-of-people.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { BackLink } from "#app/components/ui/back-link.tsx";
import { Kept } from "#app/components/ui/kept.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { Pagination } from "#app/components/ui/pagination.tsx";
import { getThreadPage, type ThreadPageView } from "#app/domain/comments/get-thread-page.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import type { Messages } from "#app/i18n/messages.ts";
import { withQuery } from "#app/lib/with-query.ts";
import { form, formAgain, page } from "#app/server/route.server.ts";
import { actInDebate } from "./debate-acts.server.ts";

const params = z.object({ reference: z.string().max(40), comment: z.uuid() });
const query = z.object({ cursor: z.string().max(200).optional().catch(undefined), answer: z.literal("1").optional().catch(undefined), commented: z.uuid().optional().catch(undefined), done: z.enum(["edited", "deleted"]).optional().catch(undefined) });

export const loader = page({ access: "public", params, query }, async ({ ctx, params, query, held }) => {
  const found = await getThreadPage(ctx, params.reference, params.comment, query.cursor);
  return { ...found, query, held };
});

export const action = form({ access: "participant", params, query }, async ({ ctx, params, query, fields }) => {
  const path = `/${ctx.locale}/proposals/${params.reference}/comments`;
  const act = await actInDebate(ctx, params.reference, fields);
  if ("again" in act) return formAgain(act.again, act.status);
  // To the page of the thread that holds what was written.
  if ("written" in act) throw redirect(`${withQuery(`${path}/${act.written}`, { commented: act.written })}#commented`, 303);
  throw redirect(`${withQuery(`${path}/${params.comment}`, { cursor: query.cursor })}#comment-${act.marked}`, 303);
});

function titleOf(m: Messages, { comment, authority }: Pick<ThreadPageView, "comment" | "authority">): string {
  const words = m.discussion.thread;
  if (comment.isHidden || comment.isDeleted) return words.titleGone;
  return comment.kind === "official" ? words.titleAnswer : (comment.kind === "position" ? words.titlePosition : words.title)(nameOf(m, comment, authority?.text ?? null));
}

export const meta = titled<Awaited<ReturnType<typeof loader>>>((m, data) => `${titleOf(m, data)} (${data.proposal.reference})`, (_, { comment }) => comment.body.slice(0, 200));

export default function CommentPage() {
  const data = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  const { locale, m } = useLocale();
  const words = m.discussion;
  const { proposal, comment, replies, wanted, may, writer, query } = data;
  const path = `/${locale}/proposals/${proposal.reference}`;
  const page = `${path}/comments/${wanted}`;
  const here = withQuery(page, { cursor: query.cursor });
  const authority = data.authority?.text ?? null;
  const frame = { path, reference: proposal.reference, state: {}, authority, mayReply: false, mayAnswer: may.answer, desk: may.hide ? `/${locale}/desk/${proposal.plan.slug}/comments` : null };
  const typed = again ?? (data.held ? { errors: {}, fields: data.held } : undefined);
  const isThere = !comment.isHidden && !comment.isDeleted;
  const isAnswering = may.answer && isThere && (query.answer === "1" || typed?.fields.intent === "official");
  const shared = { level: 2 as const, focus: query.answer === "1", action: here, cancel: null, parent: comment, authority, typed: typed?.fields.intent === "useful" ? undefined : typed };
  const titleLang = useLangOf(proposal.language);
  return (
    <ClosedProposalContext.Provider value={proposal.isHidden ? "hidden" : proposal.status === "withdrawn" ? "withdrawn" : null}>
      <div className="sp-measure">
        <PageHeading before={<BackLink href={`${path}#debate`}>{words.thread.toDebate}</BackLink>} title={<span dir="auto">{titleOf(m, data)}</span>}
          after={<p className="sp-list__meta">{words.thread.about} <a href={path} lang={titleLang} dir="auto">{proposal.title || proposal.reference}</a> ({proposal.reference})</p>} />
        {query.commented && !again ? <Alert kind="success" heading={m.proposals.comments.thanks} role="status" id="commented" focus /> : null}
        {query.done && !again ? <Alert kind="success" heading={query.done === "edited" ? words.editPage.done : words.deletePage.done} role="status" focus /> : null}
        {again?.refusal && may.comment.allowed ? <DebateRefused reason={again.refusal} returnTo={page} /> : null}
        <Kept as="div" of={Comment} each={[{ ...propsOf(comment, frame), isWhole: true, isWanted: wanted === comment.id, answerPath: may.answer && isThere ? `${withQuery(page, { cursor: query.cursor, answer: "1" })}#answer-${comment.id}` : null }]} />
        {replies.rows.length > 0 ? <section aria-labelledby="replies"><h2 id="replies">{words.thread.replies(Math.max(comment.replyCount, 1))}</h2><Replies replies={replies.rows} frame={frame} wanted={wanted} /></section> : null}
        <Pagination label={words.thread.replies(comment.replyCount)} previous={replies.previous ? { href: `${withQuery(page, { cursor: replies.previous })}#replies`, text: words.thread.earlier } : null} next={replies.next ? { href: `${withQuery(page, { cursor: replies.next })}#replies`, text: words.thread.later } : null} />
        {writer ? <form method="post" action={here} id={usefulForm}><input type="hidden" name="intent" value="useful" /></form> : null}
        <div className="sp-section sp-no-print">
          {isAnswering && writer ? <OfficialForm {...shared} writer={writer} /> : null}
          {may.comment.allowed || may.comment.reason === "sign_in_first" ? null : <Refused permission={may.comment} returnTo={page} notDone={typed?.fields.intent === "reply" ? m.myPage.late.text : undefined} />}
          {writer && !isAnswering && ((may.comment.allowed && isThere) || typed?.fields.intent === "reply") ? <ReplyForm {...shared} writer={writer} /> : null}
          {!writer && isThere && !may.comment.allowed && may.comment.reason === "sign_in_first" ? <p><a href={`/${locale}/sign-in?returnTo=${encodeURIComponent(page)}`}>{m.proposals.comments.signIn}</a></p> : null}
        </div>
      </div>
    </ClosedProposalContext.Provider>
  );
}
