import { useLoaderData } from "@remix-run/react";
import { DraftsOut, ReadDrafts } from "#app/components/initiative-comments/drafts-out.tsx";
import { ParticipantsChart } from "#app/components/plans/participants-chart.tsx";
import { PlanPhases } from "#app/components/plans/plan-phases.tsx";
import { ProposalRows } from "#app/components/proposals/proposal-rows.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { JustConfirmed } from "#app/components/shell/just-confirmed.tsx";
import { SaidOfMoment } from "#app/components/shell/moment.tsx";
import { Words } from "#app/components/shell/worded.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Card } from "#app/components/ui/card.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { getHome } from "#app/domain/plans/get-home.server.ts";
import { phaseState, type Phase } from "#app/domain/plans/phase.ts";
import { daysUntil, format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { page } from "#app/server/route.server.ts";

export const loader = page({ access: "public", forEveryone: "signedInToo" }, async ({ ctx }) => getHome(ctx));

export const meta = titled<Awaited<ReturnType<typeof loader>>>((m, data) => data.current?.plan.question.text ?? m.shell.service, (_, data) => data.current?.plan.summary.text ?? "");

export default function Home() {
  const { current } = useLoaderData<typeof loader>();
  const { locale, m } = useLocale();
  const { home } = m.plans;
  if (!current) return <div className="sp-page"><PageHeading title={m.shell.name} /><JustConfirmed /><EmptyState heading={home.none} text={home.noneText} /></div>;
  const { plan, themes, numbers, latest } = current;
  const proposalsPath = `/${locale}/plans/${plan.slug}/proposals`;
  return (
    <>
      <section className="sp-hero"><div className="sp-page">
        <JustConfirmed />
        <div className="sp-hero__columns">
          <div>
            <h1 tabIndex={-1} data-page-heading=""><Words of={plan.question} /></h1>
            <p className="font-lead"><Words of={plan.summary} /></p>
            <Deadline phases={plan.phases} />
            {current.hasDrafts ? <DraftsOut phases={plan.phases} now={current.now} className="sp-hero__left" /> : null}
            <div className="sp-actions">
              {phaseState(plan.phases, "collect", current.now).state === "open" ? <Button href={`${proposalsPath}/new`}>{home.writeProposal}</Button> : null}
              {current.hasDrafts ? <ReadDrafts phases={plan.phases} now={current.now} path={`/${locale}/plans/${plan.slug}`} /> : null}
              <Button href={proposalsPath} kind="secondary">{home.readProposals}</Button>
            </div>
          </div>
          <section className="sp-hero__numbers">
            <h2>{home.numbers}</h2>
            <dl className="sp-numbers">
              {([["received", numbers.received], ["answered", numbers.answered], ["unanswered", numbers.unanswered]] as const).map(([key, value]) => <div key={key}><dt>{home[key]}</dt><dd>{format.number(locale, value)}</dd></div>)}
            </dl>
            <p>{home.promise}</p>
          </section>
        </div>
        <div className="sp-hero__line"><PlanPhases phases={plan.phases} /></div>
      </div></section>
      <div className="sp-page">
        <section className="sp-section">
          <h2>{home.themes}</h2>
          <div className="sp-theme-grid">
            {themes.map((theme) => (
              <Card key={theme.slug} href={`/${locale}/plans/${plan.slug}/themes/${theme.slug}`} headingLevel={3} title={<Words of={theme.title} />} foot={m.plans.proposalsCount(numbers.byTheme[theme.id] ?? 0)}><p><Words of={theme.summary} /></p></Card>
            ))}
          </div>
        </section>
        <section className="sp-section sp-columns">
          <div>
            <h2>{home.latest}</h2>
            {latest.length > 0 ? <ProposalRows rows={latest} /> : <p className="sp-muted">{home.whoNone}</p>}
            <p><a href={proposalsPath}>{home.allProposals}</a></p>
          </div>
          <aside><h2>{home.who}</h2><ParticipantsChart byType={numbers.byType} received={numbers.received} /></aside>
        </section>
      </div>
    </>
  );
}

function Deadline({ phases }: { phases: readonly Phase[] }) {
  const { locale, m, now } = useLocale();
  const collect = phaseState(phases, "collect", now);
  if (collect.state === "missing") return null;
  const { daysLeft, opensOn, closedOn } = m.plans.home;
  const text = collect.state === "open" ? <SaidOfMoment words={(moment) => daysLeft(daysUntil(now, collect.closesAt), moment)} at={collect.closesAt} ends />
    : collect.state === "coming" ? <SaidOfMoment words={opensOn} at={collect.opensAt} /> : closedOn(format.lastDay(locale, collect.closedAt));
  return <p className="sp-hero__left">{text}</p>;
}
