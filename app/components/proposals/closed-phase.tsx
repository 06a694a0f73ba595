import { Alert } from "#app/components/ui/alert.tsx";
import { BackLink } from "#app/components/ui/back-link.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import type { PhaseState } from "#app/domain/plans/phase.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";

/** Instead of a form that is closed: when it opens or closed, and that the draft is kept. */
export function ClosedPhase({ collect, hasDraft, backHref }: { collect: PhaseState; hasDraft: boolean; backHref: string }) {
  const { locale, m } = useLocale();
  const { refusals } = m.forms;
  const why = collect.state === "coming" ? refusals.phase_coming(format.dateTime(locale, collect.opensAt)) : collect.state === "over" ? refusals.phase_over(format.dateTime(locale, collect.closedAt)) : refusals.not_open;
  return (
    <>
      <BackLink href={backHref}>{m.proposals.page.back}</BackLink>
      <PageHeading title={m.proposals.write.title} />
      <Alert kind="info" heading={m.proposals.write.closed}><p>{why} {hasDraft ? m.proposals.write.closedKept : null}</p></Alert>
    </>
  );
}
