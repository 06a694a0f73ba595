import { useLoaderData } from "@remix-run/react";
import { StatusTag } from "#app/components/proposals/status-tag.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { JustConfirmed } from "#app/components/shell/just-confirmed.tsx";
import { AccountPage } from "#app/components/shell/side-nav.tsx";
import { Refused } from "#app/components/shell/refused.tsx";
import { useLangOf } from "#app/components/shell/text-of-people.tsx";
import { When } from "#app/components/shell/when.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Kept } from "#app/components/ui/kept.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { isOpen } from "#app/domain/plans/phase.ts";
import { findCurrentPlan } from "#app/domain/plans/queries.server.ts";
import { listOwnWork, type OwnWork } from "#app/domain/proposals/list-own.server.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { page } from "#app/server/route.server.ts";

export const loader = page({ access: "participant" }, async ({ ctx }) => {
  const [own, current] = await Promise.all([listOwnWork(ctx), findCurrentPlan(ctx)]);
  return { ...own, openPlan: current && isOpen(current.phases, "collect", ctx.now) ? current.slug : null, confirmed: ctx.actor.kind === "person" && ctx.actor.emailVerified };
});

export const meta = titled((m) => m.accounts.account.title);

export default function Account() {
  const { proposals, drafts, toRelease, openPlan, confirmed } = useLoaderData<typeof loader>();
  const { locale, m } = useLocale();
  const { account } = m.accounts;
  return (
    <AccountPage>
      <PageHeading title={account.title} lead={account.lead} />
      <JustConfirmed />
      {confirmed ? null : <Refused permission={{ allowed: false, reason: "verify_email_first" }} returnTo={`/${locale}/account`} />}
      {toRelease.length > 0 ? (
        <section className="sp-section">
          <h2>{m.drafts.waiting(toRelease.length)}</h2>
          <ul className="sp-list" role="list">
            {toRelease.map((draft) => (
              <li className="sp-list__row" key={draft.id}>
                <div><h3 className="sp-list__title"><a href={`/${locale}/organisations/${draft.organisationId}/drafts/${draft.id}`} dir="auto">{draft.title.trim() || account.draftUntitled}</a></h3><p className="sp-list__meta"><span dir="auto">{draft.organisation}</span> · {account.draftSaved(format.dateTime(locale, draft.updatedAt))}</p></div>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {drafts.length > 0 ? (
        <section className="sp-section">
          <h2>{account.drafts}</h2>
          <ul className="sp-list" role="list">
            {drafts.map((draft) => (
              <li className="sp-list__row" key={draft.id}>
                <div><h3 className="sp-list__title"><a href={`/${locale}/plans/${draft.planSlug}/proposals/new?draft=${draft.id}`} lang={draft.language === locale ? undefined : draft.language} dir="auto">{draft.title.trim() || account.draftUntitled}</a></h3><p className="sp-list__meta">{draft.organisation ? <><span dir="auto">{m.drafts.ofOrganisation(draft.organisation)}</span> · {m.drafts.states[draft.state]} · </> : null}{account.draftSaved(format.dateTime(locale, draft.updatedAt))}</p></div>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <section className="sp-section">
        <h2>{account.sent}</h2>
        {proposals.length === 0 ? <EmptyState headingLevel={3} heading={account.none} text={account.noneText} action={<>{openPlan ? <Button href={`/${locale}/plans/${openPlan}/proposals/new`}>{m.plans.home.writeProposal}</Button> : null}<Button href={`/${locale}/proposals`} kind="secondary">{m.plans.home.readProposals}</Button></>} /> : null}
        <Kept as="ul" className="sp-list" role="list" of={OwnProposal} each={proposals.map((proposal) => ({ proposal }))} />
      </section>
    </AccountPage>
  );
}

function OwnProposal({ proposal }: { proposal: OwnWork["proposals"][number] }) {
  const { locale, m } = useLocale();
  const { next } = m.accounts.account;
  const lang = useLangOf(proposal.language);
  const { status, isHidden } = proposal;
  const text = isHidden ? next.hidden : status === "received" || status === "under_consideration" || status === "withdrawn" ? next[status] : next.answered;
  return (
    <li className="sp-list__row">
      <div>
        <p className="sp-list__meta">{proposal.reference} · <When at={proposal.submittedAt} /></p>
        <h3 className="sp-list__title"><a href={`/${locale}/proposals/${proposal.reference}`} lang={lang} dir="auto">{proposal.title}</a></h3>
        <p>{text}</p>
      </div>
      <div className="sp-list__side"><StatusTag status={status} /><span className="sp-small">{m.proposals.list.supports(proposal.supportCount)}</span><span className="sp-small">{m.proposals.list.comments(proposal.commentCount)}</span></div>
    </li>
  );
}
