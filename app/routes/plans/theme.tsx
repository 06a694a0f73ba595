import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { FollowButton } from "#app/components/following/follow-button.tsx";
import { InitiativeRows } from "#app/components/plans/initiative-rows.tsx";
import { ProposalRows } from "#app/components/proposals/proposal-rows.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { JustConfirmed } from "#app/components/shell/just-confirmed.tsx";
import { Words } from "#app/components/shell/worded.tsx";
import { Breadcrumb } from "#app/components/ui/breadcrumb.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { isFollowing } from "#app/domain/follows/is-following.server.ts";
import { getThemePage } from "#app/domain/plans/get-plan-page.server.ts";
import { isOpen } from "#app/domain/plans/phase.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { page } from "#app/server/route.server.ts";

export const loader = page({ access: "public", forEveryone: true, params: z.object({ plan: z.string(), theme: z.string() }) }, async ({ ctx, params }) => {
  const found = await getThemePage(ctx, params.plan, params.theme);
  return { ...found, isFollowed: await isFollowing(ctx, "theme", found.theme.id) };
});

export const meta = titled<Awaited<ReturnType<typeof loader>>>((_, { theme }) => theme.title.text, (_, { theme }) => theme.summary.text);

export default function Theme() {
  const { plan, theme, description, list, initiatives, isFollowed } = useLoaderData<typeof loader>();
  const { locale, m, now } = useLocale();
  const planPath = `/${locale}/plans/${plan.slug}`;
  const open = isOpen(plan.phases, "collect", now);
  const hasProposals = plan.phases.some((phase) => phase.kind === "collect");
  const write = open ? <Button href={`${planPath}/proposals/new?theme=${theme.slug}`}>{m.plans.home.writeProposal}</Button> : undefined;
  return (
    <>
      <PageHeading
        before={<Breadcrumb label={m.shell.breadcrumb} items={[{ text: m.shell.home, href: `/${locale}` }, { text: plan.title.text, href: planPath }, { text: theme.title.text }]} />}
        kicker={m.plans.theme(theme.number)} title={<Words of={theme.title} />} lead={theme.summary.text ? <Words of={theme.summary} /> : undefined}
      />
      <JustConfirmed />
      <FollowButton subject="theme" id={theme.id} isFollowed={isFollowed} />
      {description.text ? <div className="sp-prose sp-measure"><Words of={description} /></div> : null}
      {hasProposals ? (
        <section className="sp-section">
          <h2>{m.plans.proposalsCount(list.total)}</h2>
          {list.rows.length > 0 ? <ProposalRows rows={list.rows} /> : <EmptyState headingLevel={3} heading={m.plans.themeNoProposals} text={open ? m.plans.themeBeFirst : ""} action={write} />}
          <div className="sp-actions">{list.rows.length > 0 ? write : null}{list.next ? <Button href={`${planPath}/proposals?theme=${theme.slug}`} kind="secondary">{m.plans.home.allProposals}</Button> : null}</div>
        </section>
      ) : <p className="sp-muted">{m.plans.noProposalsKnown}</p>}
      {initiatives.length > 0 ? <section className="sp-section"><h2>{m.plans.initiatives}</h2><InitiativeRows rows={initiatives} hasProposals={hasProposals} /></section> : null}
    </>
  );
}
