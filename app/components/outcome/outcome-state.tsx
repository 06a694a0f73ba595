import { Alert } from "#app/components/ui/alert.tsx";
import { isOpen, type Phase } from "#app/domain/plans/phase.ts";
import type { OutcomeCounts } from "#app/domain/outcome/numbers.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";

/** How far the account is: that proposals can still come, that answers are missing, or that all is answered. */
export function OutcomeState({ phases, all }: { phases: readonly Phase[]; all: OutcomeCounts }) {
  const { locale, m, now } = useLocale();
  const words = m.outcome.state;
  const collect = phases.find(({ kind }) => kind === "collect");
  if (isOpen(phases, "collect", now) && collect) return <Alert kind="info" heading={words.collecting}><p>{words.collectingText(format.lastDay(locale, collect.closesAt))}</p></Alert>;
  if (all.received === 0) {
    const isToCome = collect !== undefined && now < collect.opensAt;
    return <Alert kind="info" heading={isToCome ? words.notBegun : words.nothing}><p>{isToCome ? words.notBegunText(format.date(locale, collect.opensAt)) : words.nothingText}</p></Alert>;
  }
  if (all.unanswered > 0) return <Alert kind="warning" heading={words.unfinished(format.number(locale, all.unanswered))}><p>{words.unfinishedText}</p></Alert>;
  return <Alert kind="success" heading={words.finished} />;
}
