import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { Comment, nameOf, usefulForm } from "#app/components/comments/comment.tsx";
import { backToDebate } from "#app/components/comments/debate-state.ts";
import { DebateRefused } from "#app/components/comments/debate-refused.tsx";
import { OfficialForm, ReplyForm } from "#app/components/comments/reply-form.tsx";
import { propsOf, Replies } from "#app/components/comments/thread.tsx";
import { isClosed, TooLate } from "#app/components/comments/too-late.tsx";
import { valueOf } from "#app/components/comments/typed-again.ts";
import { saidOf, wordOf } from "#app/components/comments/written.ts";
import { titled } from "#app/components/shell/document-head.ts";
import { ClosedProposalContext, closedOf, Refused } from "#app/components/shell/refused.tsx";
import { useLangOf } from "#app/components/shell/text-of-people.tsx";
import { BackLink } from "#app/components/ui/back-link.tsx";
import { Kept } from "#app/components/ui/kept.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { Pagination } from "#app/components/ui/pagination.tsx";
import type { CommentView } from "#app/domain/comments/comment-view.server.ts";
import { findJustWritten } from "#app/domain/comments/find-just-written.server.ts";
import { getThreadPage, type ThreadPageView } from "#app/domain/comments/get-thread-page.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import type { Messages } from "#app/i18n/messages.ts";
import { withQuery } from "#app/lib/with-query.ts";
import { form, formAgain, page } from "#app/server/route.server.ts";
import { actInDebate } from "./debate-acts.server.ts";

const params = z.object({ reference: z.string().max(40), comment: z.uuid() });
const query = z.object({ cursor: z.string().max(200).optional().catch(undefined), answer: z.literal("1").optional().catch(undefined), commented: z.uuid().optional().catch(undefined), debate: z.string().max(500).optional().catch(undefined), done: z.enum(["edited", "deleted"]).optional().catch(undefined) });

export const loader = page({ access: "public", forEveryone: true, params, query }, async ({ ctx, params, query, held }) => {
  const found = await getThreadPage(ctx, params.reference, params.comment, query.cursor);
  return { ...found, query, held, written: await findJustWritten(ctx, found.proposal.id, query.commented) };
});

export const action = form({ access: "participant", params, query }, async ({ ctx, params, query, fields }) => {
  const path = `/${ctx.locale}/proposals/${params.reference}/comments`;
  const act = await actInDebate(ctx, params.reference, fields);
  if ("again" in act) return formAgain(act.again, act.status);
  // To the page of the thread that holds what was written.
  if ("written" in act) throw redirect(`${withQuery(`${path}/${act.written}`, { commented: act.written, debate: query.debate })}#commented`, 303);
  throw redirect(`${withQuery(`${path}/${params.comment}`, { cursor: query.cursor, debate: query.debate })}#useful-${act.marked}`, 303);
});

function titleOf(m: Messages, { comment, authority }: Pick<ThreadPageView, "comment" | "authority">): string {
  const words = m.discussion.thread;
  if (comment.isHidden || comment.isDeleted) return words.titleGone;
  return comment.kind === "official" ? words.titleAnswer : (comment.kind === "position" ? words.titlePosition : words.title)(nameOf(m, comment, authority?.text ?? null));
}

/** What its writer just did with it: whoever else opens the address is not told so. */
function doneWith(m: Messages, done: "edited" | "deleted" | undefined, { kind, own, isDeleted, editedAt }: CommentView, isReply: boolean): string | null {
  if (!own) return null;
  if (done === "edited") return editedAt ? m.discussion.editPage.done : null;
  return done === "deleted" && isDeleted ? m.discussion.deletePage.done[wordOf({ kind, isReply })] : null;
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
  const here = withQuery(page, { cursor: query.cursor, debate: query.debate });
  const authority = data.authority?.text ?? null;
  // Nobody replies to the author's reply to the answer: it stands with the answer, outside of the debate.
  const isOfDebate = comment.kind !== "author_reply";
  const frame = { path, reference: proposal.reference, state: {}, authority, mayReply: false, mayAnswer: may.answer && isOfDebate, desk: `/${locale}/desk/${proposal.plan.slug}/comments` };
  const typed = again ?? (data.held ? { errors: {}, fields: data.held } : undefined);
  const isThere = !comment.isHidden && !comment.isDeleted;
  const isAnswering = may.answer && isOfDebate && isThere && (query.answer === "1" || typed?.fields.intent === "official");
  const shared = { level: 2 as const, focus: query.answer === "1", action: here, cancel: null, parent: comment, authority, typed: typed?.fields.intent === "useful" ? undefined : typed };
  const isLate = typed?.fields.intent === "reply" && isClosed(may.comment);
  const named = [comment, ...replies.rows].find((each) => each.id === wanted);
  const note = again || !named ? null : data.written ? saidOf(m, data.written) : doneWith(m, query.done, named, named !== comment);
  const titleLang = useLangOf(proposal.language);
  return (
    <ClosedProposalContext.Provider value={closedOf(proposal)}>
      <div className="sp-measure">
        <PageHeading before={<BackLink href={backToDebate(path, query.debate)}>{words.thread.toDebate}</BackLink>} title={<span dir="auto">{titleOf(m, data)}</span>}
          after={<p className="sp-list__meta">{words.thread.about} <a href={path} lang={titleLang} dir="auto">{proposal.title || proposal.reference}</a> ({proposal.reference})</p>} />
        {again?.refusal ? <DebateRefused reason={again.refusal} returnTo={page} /> : null}
        <Kept as="div" of={Comment} each={[{ ...propsOf(comment, frame), isWhole: true, isWanted: wanted === comment.id, note: wanted === comment.id ? note : null, answerPath: may.answer && isThere ? `${withQuery(page, { cursor: query.cursor, debate: query.debate, answer: "1" })}#answer-${comment.id}` : null }]} />
        {replies.rows.length > 0 ? <section aria-labelledby="replies"><h2 id="replies">{words.thread.replies(Math.max(comment.replyCount, 1))}</h2><Replies replies={replies.rows} frame={frame} wanted={wanted} note={note} /></section> : null}
        <Pagination label={words.thread.replies(comment.replyCount)} previous={replies.previous ? { href: `${withQuery(page, { cursor: replies.previous, debate: query.debate })}#replies`, text: words.thread.earlier } : null} next={replies.next ? { href: `${withQuery(page, { cursor: replies.next, debate: query.debate })}#replies`, text: words.thread.later } : null} />
        {writer ? <form method="post" action={here} id={usefulForm}><input type="hidden" name="intent" value="useful" /></form> : null}
        {isOfDebate ? <div className="sp-section sp-no-print">
          {isAnswering && writer ? <OfficialForm {...shared} writer={writer} /> : null}
          {isLate ? <TooLate id={`reply-${comment.id}`} permission={may.comment} returnTo={here} label={m.proposals.comments.replyBody} body={valueOf(typed, "body")} /> : may.comment.allowed || may.comment.reason === "sign_in_first" ? null : <Refused permission={may.comment} returnTo={here} />}
          {writer && !isAnswering && !isLate && ((may.comment.allowed && isThere) || typed?.fields.intent === "reply") ? <ReplyForm {...shared} writer={writer} /> : null}
          {!writer && isThere && !may.comment.allowed && may.comment.reason === "sign_in_first" ? <p><a href={`/${locale}/sign-in?returnTo=${encodeURIComponent(here)}`}>{m.proposals.comments.signIn}</a></p> : null}
        </div> : null}
      </div>
    </ClosedProposalContext.Provider>
  );
}
