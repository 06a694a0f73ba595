import { SaidOfMoment } from "#app/components/shell/moment.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { phaseState, type Phase } from "#app/domain/plans/phase.ts";
import { useLocale } from "#app/i18n/locale.tsx";

/** That the drafts of a plan are out for consultation, and until when. Nothing while they are not. */
export function DraftsOut({ phases, now, className }: { phases: readonly Phase[]; now: Date; className?: string }) {
  const { m } = useLocale();
  const draft = phaseState(phases, "draft", now);
  return draft.state === "open" ? <p className={className}><SaidOfMoment words={m.initiativeComments.inConsultation} at={draft.closesAt} ends /></p> : null;
}

/** The way to the drafts while they are. */
export function ReadDrafts({ phases, now, path }: { phases: readonly Phase[]; now: Date; path: string }) {
  const { m } = useLocale();
  return phaseState(phases, "draft", now).state === "open" ? <Button href={`${path}/initiatives`}>{m.initiativeComments.readDrafts}</Button> : null;
}
