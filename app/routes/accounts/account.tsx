import { useLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { OwnComments } from "#app/components/my-page/own-comments.tsx";
import { OwnRemarks } from "#app/components/initiative-comments/own-remarks.tsx";
import { OwnDrafts } from "#app/components/my-page/own-drafts.tsx";
import { OwnFollows } from "#app/components/my-page/own-follows.tsx";
import { OwnProposals } from "#app/components/my-page/own-proposals.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { JustConfirmed } from "#app/components/shell/just-confirmed.tsx";
import { Refused } from "#app/components/shell/refused.tsx";
import { AccountPage } from "#app/components/shell/side-nav.tsx";
import { Words } from "#app/components/shell/worded.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { getMyPage, type OwnList } from "#app/domain/my-page/get-my-page.server.ts";
import { isOpen } from "#app/domain/plans/phase.ts";
import { findCurrentPlan } from "#app/domain/plans/queries.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { page } from "#app/server/route.server.ts";

export const loader = page({ access: "participant" }, async ({ ctx }) => {
  const [mine, current] = await Promise.all([getMyPage(ctx), findCurrentPlan(ctx)]);
  return { ...mine, openPlan: current && isOpen(current.phases, "collect", ctx.now) ? current.slug : null, confirmed: ctx.actor.kind === "person" && ctx.actor.emailVerified, hasOrganisations: ctx.actor.kind === "person" && ctx.actor.memberships.length > 0 };
});

export const meta = titled((m) => m.myPage.title);

export default function MyPage() {
  const { drafts, toRelease, coAuthored, proposals, organisations, comments, positions, initiatives, supports, follows, allowances, openPlan, confirmed, hasOrganisations } = useLoaderData<typeof loader>();
  const { locale, m } = useLocale();
  const { myPage: words } = m;
  const start = openPlan ? <Button href={`/${locale}/plans/${openPlan}/proposals/new`}>{m.plans.home.writeProposal}</Button> : null;
  const read = <Button href={`/${locale}/proposals`} kind="secondary">{m.plans.home.readProposals}</Button>;
  return (
    <AccountPage>
      <PageHeading title={words.title} lead={words.lead} />
      <JustConfirmed />
      {confirmed ? null : <Refused permission={{ allowed: false, reason: "verify_email_first" }} returnTo={`/${locale}/account`} />}
      <OwnDrafts drafts={drafts} toRelease={toRelease} coAuthored={coAuthored} />
      <Part words={words.proposals} list="proposals" all={proposals.all} shown={proposals.rows.length} action={<>{start}{read}</>}><OwnProposals rows={proposals.rows} marksCoAuthor /></Part>
      {hasOrganisations && organisations.all > 0 ? <Part words={{ ...words.proposals, heading: words.proposals.ofOrganisations }} list="organisations" all={organisations.all} shown={organisations.rows.length}><OwnProposals rows={organisations.rows} /></Part> : null}
      {hasOrganisations ? <Part words={words.positions} list="positions" all={positions.all} shown={positions.rows.length}><OwnComments rows={positions.rows} /></Part> : null}
      <Part words={words.comments} list="comments" all={comments.all} shown={comments.rows.length}><OwnComments rows={comments.rows} /></Part>
      {initiatives.all > 0 ? <Part words={m.initiativeComments.myPage} list="initiatives" all={initiatives.all} shown={initiatives.rows.length}><OwnRemarks rows={initiatives.rows} /></Part> : null}
      <Part words={words.supports} list="supports" all={supports.all} shown={supports.rows.length} before={allowances.map(({ plan, limit, used }) => <p key={plan.text}><Words of={{ ...plan, text: words.supports.used(used, limit, plan.text) }} /></p>)}><OwnProposals rows={supports.rows} /></Part>
      <Part words={words.follows} list={null} all={follows.all} shown={follows.rows.length}><OwnFollows rows={follows.rows} /></Part>
    </AccountPage>
  );
}

/** A heading with the newest of a list, and the way to all of it; or why there is nothing. */
function Part({ words, list, all, shown, before, action, children }: { words: { heading: string; none: string; noneText: string }; list: OwnList | null; all: number; shown: number; before?: ReactNode; action?: ReactNode; children: ReactNode }) {
  const { locale, m } = useLocale();
  const href = list === null ? `/${locale}/account/following` : `/${locale}/account/all/${list}`;
  return (
    <section className="sp-section">
      <h2>{words.heading}</h2>
      {before}
      {all === 0 ? <EmptyState headingLevel={3} heading={words.none} text={words.noneText} action={action} /> : children}
      {all > shown || (list === null && all > 0) ? <p><a className="sp-tap" href={href}>{list === null ? m.myPage.follows.all : <>{m.myPage.seeAll(all)}<span className="sr-only">: {words.heading}</span></>}</a></p> : null}
    </section>
  );
}
