import { ProposalText } from "#app/components/proposals/proposal-text.tsx";
import { SaidOfMoment } from "#app/components/shell/moment.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { BackLink } from "#app/components/ui/back-link.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import type { Draft } from "#app/domain/proposals/draft.server.ts";
import type { PhaseState } from "#app/domain/plans/phase.ts";
import { useLocale } from "#app/i18n/locale.tsx";

/** Instead of a form that is closed: when it opens or closed, and that the draft is kept. */
export function ClosedPhase({ collect, draft, backHref }: { collect: PhaseState; draft: Draft | null; backHref: string }) {
  const { m } = useLocale();
  const { refusals } = m.forms;
  const why = collect.state === "coming" ? <SaidOfMoment words={refusals.phase_coming} at={collect.opensAt} /> : collect.state === "over" ? <SaidOfMoment words={refusals.phase_over} at={collect.closedAt} ends /> : refusals.not_open;
  return (
    <>
      <BackLink href={backHref}>{m.proposals.page.back}</BackLink>
      <PageHeading title={m.proposals.write.title} />
      <Alert kind="info" heading={m.proposals.write.closed}><p>{why} {draft ? m.proposals.write.closedKept : null}</p></Alert>
      {draft ? (
        <section className="sp-box">
          <h2 className="sp-box__heading">{m.proposals.write.yourDraft}</h2>
          <p dir="auto"><strong>{draft.title}</strong></p>
          <ProposalText text={draft} language={draft.language} level={3} />
        </section>
      ) : null}
    </>
  );
}
