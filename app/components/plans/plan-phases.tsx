import { PhaseLine } from "#app/components/ui/phase-line.tsx";
import type { Phase } from "#app/domain/plans/phase.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";

/** The cycle of a plan: what is over, what is open now, what comes and when. */
export function PlanPhases({ phases }: { phases: readonly Phase[] }) {
  const { locale, m, now } = useLocale();
  if (phases.length === 0) return null;
  return (
    <PhaseLine
      phases={phases.map(({ kind, opensAt, closesAt }) => ({
        key: kind,
        title: m.words.phases[kind],
        date: m.plans.phaseDates(inOnePiece(format.shortDate(locale, opensAt)), inOnePiece(format.shortLastDay(locale, closesAt))),
        state: now >= closesAt ? "done" : now >= opensAt ? "current" : "coming",
      }))}
      labels={{ name: m.plans.timeline, current: m.plans.phaseCurrent, done: m.plans.phaseDone }}
    />
  );
}

/** A date that no line ends within. */
function inOnePiece(date: string): string {
  return date.replaceAll(" ", "\u00a0");
}
