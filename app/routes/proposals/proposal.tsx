import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { AttachedFiles } from "#app/components/attachments/attached-files.tsx";
import { BesideAuthor } from "#app/components/co-authors/beside-author.tsx";
import { Debate } from "#app/components/comments/debate.tsx";
import { DebateRefused } from "#app/components/comments/debate-refused.tsx";
import { debatePath } from "#app/components/comments/debate-state.ts";
import { FollowButton } from "#app/components/following/follow-button.tsx";
import { JoinedProposals, PastMerges, RelationNotes } from "#app/components/merging/relation-notes.tsx";
import { AnswerCard } from "#app/components/proposals/answer-card.tsx";
import { Journey } from "#app/components/proposals/journey.tsx";
import { ProposalTags } from "#app/components/proposals/proposal-tags.tsx";
import { InLanguage } from "#app/components/proposals/text-language.tsx";
import { ProposalText } from "#app/components/proposals/proposal-text.tsx";
import { GapNote, Waiting } from "#app/components/moderation/waiting.tsx";
import { DecisionLink, ReportLink } from "#app/components/reports/report-link.tsx";
import { Speaker } from "#app/components/proposals/speaker.tsx";
import { StatusTag } from "#app/components/proposals/status-tag.tsx";
import { SupportBox } from "#app/components/proposals/support-box.tsx";
import { ChangeActs, SupportAfterChange } from "#app/components/versions/change-acts.tsx";
import { ChangeNotes, changesDone, EditedNote } from "#app/components/versions/change-notes.tsx";
import { CiteBox } from "#app/components/versions/cite-box.tsx";
import { withFeed } from "#app/components/versions/feed-link.ts";
import { titled } from "#app/components/shell/document-head.ts";
import { JustConfirmed } from "#app/components/shell/just-confirmed.tsx";
import { ClosedProposalContext, closedOf } from "#app/components/shell/refused.tsx";
import { useLangOf } from "#app/components/shell/text-of-people.tsx";
import { Words } from "#app/components/shell/worded.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { BackLink } from "#app/components/ui/back-link.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { findJustWritten } from "#app/domain/comments/find-just-written.server.ts";
import { debateQuery } from "#app/domain/comments/schema.ts";
import { isFollowing } from "#app/domain/follows/is-following.server.ts";
import { getProposalPage } from "#app/domain/proposals/get-proposal-page.server.ts";
import { supportProposal, withdrawSupport } from "#app/domain/proposals/support-proposal.server.ts";
import { isStaff } from "#app/domain/triage/policy.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { plainText } from "#app/lib/light-text.ts";
import { cutAtWord, normaliseLine } from "#app/lib/text.ts";
import { form, formAgain, page } from "#app/server/route.server.ts";
import { actInDebate } from "./debate-acts.server.ts";

const params = z.object({ reference: z.string().max(40) });
const query = debateQuery.extend({ reply: z.uuid().optional().catch(undefined), answer: z.union([z.uuid(), z.literal("all")]).optional().catch(undefined), commented: z.uuid().optional().catch(undefined), done: z.enum(changesDone).optional().catch(undefined), replied: z.literal("1").optional().catch(undefined) });

export const loader = page({ access: "public", forEveryone: true, params, query }, async ({ ctx, params, query, held, platform }) => {
  const { reply, answer, commented, done, replied, ...state } = query;
  const found = await getProposalPage(ctx, params.reference, { ...state, focus: reply ?? (answer === "all" ? undefined : answer) });
  return { ...found, state, reply, answer, held, written: await findJustWritten(ctx, found.proposal.id, commented), isStaff: isStaff(ctx.actor, found.proposal.plan.id), isFollowed: await isFollowing(ctx, "proposal", found.proposal.id), done, hasJustReplied: replied !== undefined && (found.authorReply?.own ?? false), origin: platform.env.PUBLIC_URL };
});

/** What one can do on the page: support, take it back, and what one can do in the debate, which stays as it was read. */
export const action = form({ access: "participant", params, query }, async ({ ctx, params, query, fields }) => {
  const { reference } = params;
  const path = `/${ctx.locale}/proposals/${reference}`;
  if (fields.intent === "support" || fields.intent === "withdraw-support") {
    // Where none is left, the support of another proposal is taken back from here.
    const result = await (fields.intent === "support" ? supportProposal(ctx, reference) : withdrawSupport(ctx, typeof fields.of === "string" ? fields.of : reference));
    if (!result.ok) return formAgain({ refusal: result.reason, errors: {}, fields }, 409);
    throw redirect(`${path}#support`, 303);
  }
  const act = await actInDebate(ctx, reference, fields);
  if ("again" in act) return formAgain(act.again, act.status);
  const { reply: _, answer: __, commented: ___, done: ____, replied: _____, ...state } = query;
  if ("marked" in act) throw redirect(`${debatePath(path, state)}#useful-${act.marked}`, 303);
  throw redirect(`${debatePath(path, state, { commented: act.written })}#commented`, 303);
});

export const meta = withFeed(titled<Awaited<ReturnType<typeof loader>>>((m, { proposal }) => `${proposal.title || m.proposals.page.hiddenTitle} (${proposal.reference})`, (_, { proposal }) => cutAtWord(normaliseLine(plainText((proposal.problem || proposal.change).slice(0, 600))), 200)));

export default function ProposalPage() {
  const data = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  const { locale, m } = useLocale();
  const { proposal } = data;
  const words = m.proposals.page;
  const lang = useLangOf(proposal.language);
  const intent = again?.fields.intent;
  const isSupport = intent === "support" || intent === "withdraw-support";
  const visible = !proposal.isHidden || proposal.isWriter || (proposal.awaitsScreening && proposal.change !== "");
  return (
    <ClosedProposalContext.Provider value={closedOf(proposal)}>
      <PageHeading
        before={<BackLink href={`/${locale}/plans/${proposal.plan.slug}/proposals`}>{words.back}</BackLink>}
        kicker={<><span className="sp-nowrap">{proposal.reference}</span><a href={`/${locale}/plans/${proposal.plan.slug}/themes/${proposal.theme.slug}`}><Words of={proposal.theme.title} /></a><StatusTag status={proposal.status} /></>}
        title={visible ? <span dir="auto">{proposal.title}</span> : proposal.awaitsScreening ? m.moderation.waiting.title : words.hiddenTitle} lang={visible ? lang : undefined}
        after={<><Speaker speaker={proposal.speaker} at={proposal.submittedAt} linked /><BesideAuthor coAuthors={data.coAuthors} path={`/${locale}/proposals/${proposal.reference}`} isOwn={proposal.isOwn} mayInvite={data.may.inviteCoAuthors} /><EditedNote proposal={proposal} />{proposal.commentCount > 0 ? <p className="sp-jump sp-no-print"><a href="#debate">{m.discussion.goTo(proposal.commentCount)}</a></p> : null}{data.isStaff ? <p className="sp-small sp-no-print"><a href={`/${locale}/desk/${proposal.plan.slug}/${proposal.reference}`}>{words.toDesk}</a></p> : null}</>}
      />
      <JustConfirmed />
      {data.held?.body ? <Alert kind="info" heading={m.shell.heldNotice} /> : null}
      <ChangeNotes proposal={proposal} done={data.done} />
      {again?.refusal && data.may.comment.allowed && (!isSupport || data.may.support.allowed) ? <DebateRefused reason={again.refusal} returnTo={`/${locale}/proposals/${proposal.reference}`} /> : null}
      {proposal.awaitsScreening ? <Waiting screening={data.screening} isWriter={visible} /> : proposal.isHidden && proposal.hideReason === null && proposal.status === "withdrawn" ? <Alert kind="info" heading={m.moderation.waiting.withdrawn}><p>{m.moderation.waiting.withdrawnText}</p></Alert> : proposal.isHidden ? <Alert kind="warning" heading={words.hiddenTitle}><p>{words.hiddenText(proposal.hideReason ? m.words.hideReasons[proposal.hideReason] : "")} {proposal.isWriter ? words.hiddenOwn : null}</p>{proposal.isWriter ? <p><DecisionLink reference={proposal.reference} /></p> : null}</Alert> : null}
      <RelationNotes proposal={proposal} />
      <div className="sp-columns">
        <div>
          {visible ? (
            <article className="sp-document">
              <ProposalText text={proposal} language={proposal.language} />
              <GapNote texts={[proposal.title, proposal.problem, proposal.change, proposal.effect]} at={proposal.journey.findLast(({ kind }) => kind === "redacted")?.at ?? null} />
              {proposal.isWriter && proposal.journey.some(({ kind }) => kind === "redacted") ? <p className="sp-small"><DecisionLink reference={proposal.reference} /></p> : null}
              <InLanguage language={proposal.language} />
              <ProposalTags tags={proposal} listPath={`/${locale}/plans/${proposal.plan.slug}/proposals`} />
              <AttachedFiles attachments={data.attachments} changeHref={data.may.changeFiles ? `/${locale}/proposals/${proposal.reference}/attachments` : undefined} />
              {proposal.isImported ? <p className="sp-small sp-muted">{words.imported}</p> : null}
            </article>
          ) : null}
          <AnswerCard proposal={proposal} reply={{ written: data.authorReply, mayWrite: data.may.replyToAnswer, isNew: data.hasJustReplied, hidePath: data.authorReply ? `/${locale}/desk/${proposal.plan.slug}/comments/${data.authorReply.id}/hide` : null }} />
          <JoinedProposals proposal={proposal} />
          <PastMerges proposal={proposal} />
        </div>
        <aside>
          <SupportAfterChange proposal={proposal} changes={data.changes} />
          <SupportBox proposal={proposal} permission={data.may.support} choice={data.support} notDone={again?.refusal && isSupport ? m.myPage.late[intent === "support" ? "support" : "withdrawSupport"] : undefined} isAsked={data.changes.muchChanged !== null} />
          <FollowButton subject="proposal" id={proposal.id} isFollowed={data.isFollowed} />
          <section className="sp-box"><h2 className="sp-box__heading">{words.journey}</h2><Journey proposal={proposal} /></section>
          <ChangeActs proposal={proposal} changes={data.changes} />
          <p className="sp-small sp-muted">{words.share}</p>
          {proposal.isHidden || proposal.isOwn || proposal.isWriter || data.coAuthors.some((each) => each.isMe) ? null : <p className="sp-comment__foot sp-no-print"><ReportLink reference={proposal.reference} /></p>}
          <CiteBox proposal={proposal} coAuthors={data.coAuthors} origin={data.origin} />
        </aside>
        <div><Debate data={data} again={again} /></div>
      </div>
    </ClosedProposalContext.Provider>
  );
}
