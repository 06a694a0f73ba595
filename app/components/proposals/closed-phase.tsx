import { ProposalText } from "#app/components/proposals/proposal-text.tsx";
import { SaidOfMoment } from "#app/components/shell/moment.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { BackLink } from "#app/components/ui/back-link.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Details } from "#app/components/ui/details.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import type { Draft } from "#app/domain/proposals/draft.server.ts";
import type { PhaseState } from "#app/domain/plans/phase.ts";
import { useLocale } from "#app/i18n/locale.tsx";

/** Instead of a form that is closed: when it opens or closed, where to see that, and that the draft is kept until one deletes it. */
export function ClosedPhase({ collect, draft, planHref, isSignedIn }: { collect: PhaseState; draft: Draft | null; planHref: string; isSignedIn: boolean }) {
  const { locale, m } = useLocale();
  const { refusals } = m.forms;
  const { write } = m.proposals;
  const why = collect.state === "coming" ? <SaidOfMoment words={refusals.phase_coming} at={collect.opensAt} /> : collect.state === "over" ? <SaidOfMoment words={refusals.phase_over} at={collect.closedAt} ends /> : refusals.not_open;
  return (
    <>
      <BackLink href={`${planHref}/proposals`}>{m.proposals.page.back}</BackLink>
      <PageHeading title={write.title} />
      <Alert kind="info" heading={write.closed}><p>{why} {draft ? write.closedKept : null}</p></Alert>
      <ul className="sp-links" role="list">
        <li><a className="sp-tap" href={`${planHref}#timeline`}>{m.plans.timeline}</a></li>
        {isSignedIn ? <li><a className="sp-tap" href={`/${locale}/account`}>{write.closedDrafts}</a></li> : null}
      </ul>
      {draft ? (
        <section className="sp-box">
          <h2 className="sp-box__heading">{write.yourDraft}</h2>
          <p dir="auto"><strong>{draft.title}</strong></p>
          <ProposalText text={draft} language={draft.language} level={3} />
          <Details summary={write.discard}>
            <form method="post" action={`${planHref}/proposals/new`} data-once="">
              <p>{write.discardSure}</p>
              <input type="hidden" name="draft" value={draft.id} />
              <Button name="intent" value="discard" kind="warning" small>{write.discard}</Button>
            </form>
          </Details>
        </section>
      ) : null}
    </>
  );
}
