import { Timeline, type TimelineItem } from "#app/components/ui/timeline.tsx";
import { When } from "#app/components/shell/when.tsx";
import type { JourneyView, ProposalView } from "#app/domain/proposals/get-proposal.server.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import type { Outcome } from "#db/values.ts";

/** The public journey of a proposal, from received to answered, and what is still to come. */
export function Journey({ proposal }: { proposal: ProposalView }) {
  const { locale, m } = useLocale();
  const words = m.proposals.page;
  const { journey, status } = proposal;
  const waits = status === "received" || status === "under_consideration";
  const items: TimelineItem[] = journey.map((entry, index) => ({
    key: `${index}`, state: index === journey.length - 1 ? "current" : "done", title: <EntryTitle entry={entry} />, date: <When at={entry.at} />,
  }));
  const triage = proposal.plan.phases.find((phase) => phase.kind === "triage");
  if (waits) items.push({ key: "answer", state: "coming", title: words.awaitingAnswer, text: triage ? words.awaitingAnswerText(format.lastDay(locale, triage.closesAt)) : undefined });
  return <Timeline items={items} labels={words.journeyStates} />;
}

function EntryTitle({ entry }: { entry: JourneyView }) {
  const { locale, m } = useLocale();
  const title = m.proposals.page.journeyKinds[entry.kind];
  if (entry.initiative) return <>{title}: <a href={`/${locale}/initiatives/${entry.initiative}`}>{entry.initiative}</a></>;
  if (entry.outcome) return <>{title}: {m.words.statuses[entry.outcome as Outcome].toLowerCase()}</>;
  if (entry.reason) return <>{title}: {m.words.hideReasons[entry.reason as keyof typeof m.words.hideReasons]}</>;
  return <>{title}</>;
}
