import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { AttachedFiles } from "#app/components/attachments/attached-files.tsx";
import { Debate } from "#app/components/comments/debate.tsx";
import { AnswerCard } from "#app/components/proposals/answer-card.tsx";
import { Journey } from "#app/components/proposals/journey.tsx";
import { ProposalText } from "#app/components/proposals/proposal-text.tsx";
import { Speaker } from "#app/components/proposals/speaker.tsx";
import { StatusTag } from "#app/components/proposals/status-tag.tsx";
import { SupportBox } from "#app/components/proposals/support-box.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { JustConfirmed } from "#app/components/shell/just-confirmed.tsx";
import { ClosedProposalContext, Refused } from "#app/components/shell/refused.tsx";
import { useLangOf } from "#app/components/shell/text-of-people.tsx";
import { Words } from "#app/components/shell/worded.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { BackLink } from "#app/components/ui/back-link.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { commentInput, replyInput } from "#app/domain/comments/schema.ts";
import { writeComment, writeReply } from "#app/domain/comments/write-comment.server.ts";
import { getProposalPage } from "#app/domain/proposals/get-proposal-page.server.ts";
import { supportProposal, withdrawSupport } from "#app/domain/proposals/support-proposal.server.ts";
import { isStaff } from "#app/domain/triage/policy.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { warnsOfCpr } from "#app/lib/cpr.ts";
import { fieldErrorsOf } from "#app/lib/field-errors.ts";
import { form, formAgain, page } from "#app/server/route.server.ts";
import { stances } from "#db/values.ts";

const params = z.object({ reference: z.string().max(40) });
const query = z.object({ stance: z.enum(stances).optional().catch(undefined), cursor: z.string().max(200).optional().catch(undefined), commented: z.uuid().optional().catch(undefined) });

export const loader = page({ access: "public", params, query }, async ({ ctx, params, query, held }) => {
  const found = await getProposalPage(ctx, params.reference, query);
  return { ...found, stance: query.stance, cursor: query.cursor, held, commented: query.commented, isStaff: isStaff(ctx.actor, found.proposal.plan.id) };
});

/** What one can do on the page: support, take it back, comment, reply. */
export const action = form({ access: "participant", params }, async ({ ctx, params, fields }) => {
  const { reference } = params;
  const path = `/${ctx.locale}/proposals/${reference}`;
  if (fields.intent === "support" || fields.intent === "withdraw-support") {
    const result = await (fields.intent === "support" ? supportProposal : withdrawSupport)(ctx, reference);
    if (!result.ok) return formAgain({ refusal: result.reason, errors: {}, fields }, 409);
    throw redirect(`${path}#support`, 303);
  }
  const isReply = fields.intent === "reply";
  const input = isReply ? replyInput.safeParse(fields) : commentInput.safeParse(fields);
  if (!input.success) return formAgain({ refusal: null, errors: fieldErrorsOf(input.error), fields });
  if (warnsOfCpr(fields, [input.data.body])) return formAgain({ refusal: null, errors: {}, fields });
  const result = "parent" in input.data ? await writeReply(ctx, reference, input.data) : await writeComment(ctx, reference, input.data);
  if (!result.ok) return formAgain({ refusal: result.reason, errors: {}, fields }, 409);
  throw redirect(`${path}?commented=${result.value.id}#commented`, 303);
});

export const meta = titled<Awaited<ReturnType<typeof loader>>>((m, { proposal }) => `${proposal.title || m.proposals.page.hiddenTitle} (${proposal.reference})`, (_, { proposal }) => (proposal.problem || proposal.change).slice(0, 200));

export default function ProposalPage() {
  const data = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  const { locale, m } = useLocale();
  const { proposal } = data;
  const words = m.proposals.page;
  const lang = useLangOf(proposal.language);
  const visible = !proposal.isHidden || proposal.isOwn;
  return (
    <ClosedProposalContext.Provider value={proposal.isHidden ? "hidden" : proposal.status === "withdrawn" ? "withdrawn" : null}>
      <PageHeading
        before={<BackLink href={`/${locale}/plans/${proposal.plan.slug}/proposals`}>{words.back}</BackLink>}
        kicker={<><span>{proposal.reference}</span><a href={`/${locale}/plans/${proposal.plan.slug}/themes/${proposal.theme.slug}`}><Words of={proposal.theme.title} /></a><StatusTag status={proposal.status} /></>}
        title={visible ? <span dir="auto">{proposal.title}</span> : words.hiddenTitle} lang={visible ? lang : undefined}
        after={<><Speaker speaker={proposal.speaker} at={proposal.submittedAt} linked />{data.isStaff ? <p className="sp-small sp-no-print"><a href={`/${locale}/desk/${proposal.plan.slug}/${proposal.reference}`}>{words.toDesk}</a></p> : null}</>}
      />
      <JustConfirmed />
      {data.held ? <Alert kind="info" heading={m.shell.heldNotice} /> : null}
      {again?.refusal && data.may.comment.allowed ? <Refused permission={{ allowed: false, reason: again.refusal }} returnTo={`/${locale}/proposals/${proposal.reference}`} /> : null}
      {proposal.isHidden ? <Alert kind="warning" heading={words.hiddenTitle}><p>{words.hiddenText(proposal.hideReason ? m.words.hideReasons[proposal.hideReason] : "")} {proposal.isOwn ? words.hiddenOwn : null}</p></Alert> : null}
      <div className="sp-columns">
        <div>
          {visible ? (
            <article className="sp-document">
              <ProposalText text={proposal} language={proposal.language} />
              <AttachedFiles attachments={data.attachments} changeHref={data.may.changeFiles ? `/${locale}/proposals/${proposal.reference}/attachments` : undefined} />
              {lang ? <p className="sp-small sp-muted">{words.inLanguage(m.words.languages[proposal.language] ?? proposal.language.toUpperCase())}</p> : null}
              {proposal.isImported ? <p className="sp-small sp-muted">{words.imported}</p> : null}
            </article>
          ) : null}
          <AnswerCard proposal={proposal} />
        </div>
        <aside>
          <SupportBox proposal={proposal} permission={data.may.support} />
          <section className="sp-box"><h2 className="sp-box__heading">{words.journey}</h2><Journey proposal={proposal} /></section>
          <p className="sp-small sp-muted">{words.share}</p>
        </aside>
        <div><Debate data={data} again={again} /></div>
      </div>
    </ClosedProposalContext.Provider>
  );
}
