import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { DraftsOut, ReadDrafts } from "#app/components/initiative-comments/drafts-out.tsx";
import { ProcessLinks } from "#app/components/compliance/process-links.tsx";
import { FollowButton } from "#app/components/following/follow-button.tsx";
import { StateTag } from "#app/components/plan-admin/state-tag.tsx";
import { PlanContactSection } from "#app/components/plans/plan-contact.tsx";
import { PlanFactsSections } from "#app/components/plans/plan-facts.tsx";
import { PlanPhases } from "#app/components/plans/plan-phases.tsx";
import { PlanTimetable } from "#app/components/plans/plan-timetable.tsx";
import { ParticipantsChart } from "#app/components/plans/participants-chart.tsx";
import { ProposalRows } from "#app/components/proposals/proposal-rows.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { JustConfirmed } from "#app/components/shell/just-confirmed.tsx";
import { AdoptedPlan } from "#app/components/publications/adopted-plan.tsx";
import { Words } from "#app/components/shell/worded.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Breadcrumb } from "#app/components/ui/breadcrumb.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Card } from "#app/components/ui/card.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { Tag } from "#app/components/ui/tag.tsx";
import { isFollowing } from "#app/domain/follows/is-following.server.ts";
import { getPlanPage } from "#app/domain/plans/get-plan-page.server.ts";
import { isOpen } from "#app/domain/plans/phase.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import type { Worded } from "#app/lib/bilingual.ts";
import { page } from "#app/server/route.server.ts";

export const loader = page({ access: "public", forEveryone: true, params: z.object({ plan: z.string() }) }, async ({ ctx, params }) => {
  const found = await getPlanPage(ctx, params.plan);
  return { ...found, isFollowed: await isFollowing(ctx, "plan", found.plan.id) };
});

export const meta = titled<Awaited<ReturnType<typeof loader>>>((_, { plan }) => plan.title.text, (_, { plan }) => plan.summary.text);

export default function Plan() {
  const { plan, facts, supportLimit, contact, closedAt, timetable, themes, numbers, latest, published, hasDrafts, isFollowed } = useLoaderData<typeof loader>();
  const { locale, m, now } = useLocale();
  const path = `/${locale}/plans/${plan.slug}`;
  const hasProposals = plan.phases.some((phase) => phase.kind === "collect");
  return (
    <>
      <PageHeading
        before={<Breadcrumb label={m.shell.breadcrumb} items={[{ text: m.shell.home, href: `/${locale}` }, { text: m.plans.list.title, href: `/${locale}/plans` }, { text: plan.title.text }]} />}
        kicker={<><StateTag state={plan.state} />{plan.isDemo ? <Tag kind="warning">{m.plans.demo}</Tag> : null}{plan.publishedOn ? <span>{m.plans.publishedOn(format.day(locale, plan.publishedOn))}</span> : null}</>}
        title={<Words of={plan.title} />}
        lead={<Words of={plan.summary} />}
      />
      <JustConfirmed />
      {closedAt ? <Alert kind="info" heading={m.planAdmin.timetable.closed(format.date(locale, closedAt))} headingLevel={null} /> : null}
      {hasDrafts ? <DraftsOut phases={plan.phases} now={now} /> : null}
      <div className="sp-actions">
        {isOpen(plan.phases, "collect", now) ? <Button href={`${path}/proposals/new`}>{m.plans.home.writeProposal}</Button> : null}
        {hasDrafts ? <ReadDrafts phases={plan.phases} now={now} path={path} /> : null}
        {hasProposals ? <Button href={`${path}/proposals`} kind="secondary">{m.plans.seeProposals}</Button> : null}
        <Button href={`${path}/initiatives`} kind={hasProposals ? "tertiary" : "secondary"}>{m.plans.seeInitiatives}</Button>
        {plan.publishedOn ? <Button href={`${path}/progress`} kind="tertiary">{m.implementation.plan.link}</Button> : null}
        <Button href={`${path}/outcome`} kind="tertiary">{m.outcome.link}</Button>
      </div>
      <FollowButton subject="plan" id={plan.id} isFollowed={isFollowed} />
      <AdoptedPlan slug={plan.slug} published={published} />
      {plan.phases.length > 0 ? <section className="sp-section" id="timeline"><h2>{m.plans.timeline}</h2><PlanPhases phases={plan.phases} /><PlanTimetable timetable={timetable} />{supportLimit === null || !hasProposals ? null : <p>{m.myPage.support.ofPlan(supportLimit)}</p>}</section> : null}
      <section className="sp-section">
        <h2>{m.plans.home.themes}</h2>
        <div className="sp-theme-grid">
          {themes.map((theme) => (
            <Card key={theme.slug} href={`${path}/themes/${theme.slug}`} headingLevel={3} kicker={m.plans.theme(theme.number)} title={<Words of={theme.title} />}
              foot={[hasProposals ? m.plans.proposalsCount(numbers.byTheme[theme.id] ?? 0) : null, m.plans.initiativesCount(theme.initiativeCount)].filter(Boolean).join(" · ")}>
              {theme.summary.text ? <p><Words of={theme.summary} /></p> : null}
            </Card>
          ))}
        </div>
      </section>
      {hasProposals ? (
        <section className="sp-section sp-columns">
          <div><h2>{m.plans.home.latest}</h2>{latest.length > 0 ? <ProposalRows rows={latest} /> : <p className="sp-muted">{m.plans.home.whoNone}</p>}</div>
          <aside><h2>{m.plans.home.who}</h2><ParticipantsChart byType={numbers.byType} received={numbers.received} /><p><a href={`${path}/figures`}>{m.figures.link}</a></p></aside>
        </section>
      ) : <p className="sp-muted">{m.plans.noProposalsKnown}</p>}
      {plan.rules.text ? <Rules of={plan.rules} /> : null}
      {contact ? <PlanContactSection contact={contact} /> : null}
      <ProcessLinks planSlug={plan.slug} />
      {hasProposals ? <p><a href={`${path}/moderation`}>{m.moderation.log.link}</a></p> : null}
      <PlanFactsSections facts={facts} />
    </>
  );
}

/** The rules as the plan has them: each paragraph is one. */
function Rules({ of: { text, lang } }: { of: Worded }) {
  const { locale, m } = useLocale();
  const rules = text.split(/\n\s*\n/);
  return (
    <section className="sp-section">
      <h2>{m.plans.rules}</h2>
      <ol className="sp-rules" lang={lang === locale ? undefined : lang}>{rules.map((rule) => <li key={rule}>{rule}</li>)}</ol>
    </section>
  );
}
