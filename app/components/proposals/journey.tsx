import { Timeline, type TimelineItem } from "#app/components/ui/timeline.tsx";
import { Words } from "#app/components/shell/worded.tsx";
import { When } from "#app/components/shell/when.tsx";
import type { JourneyView, ProposalView } from "#app/domain/proposals/get-proposal.server.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import type { Outcome, WithdrawReason } from "#db/values.ts";

/** After these the proposal is where its status says, which the entry itself does not tell. */
const backWhereItWas: readonly JourneyView["kind"][] = ["released", "unshortlisted", "restored", "merge_undone", "split_undone"];

/** The public journey of a proposal, from received to answered, and what is still to come. "We are here" says the same as the status. */
export function Journey({ proposal }: { proposal: ProposalView }) {
  const { locale, m } = useLocale();
  const words = m.proposals.page;
  const { journey, status } = proposal;
  const waits = status === "received" || status === "under_consideration";
  // That its writers changed something moves it nowhere.
  const last = journey.findLast((entry) => entry.kind !== "edited" && entry.kind !== "redacted" && entry.reason !== "passage");
  const isBack = last !== undefined && backWhereItWas.includes(last.kind);
  const items: TimelineItem[] = journey.map((entry, index) => ({
    key: `${index}`, state: entry === last && !isBack ? "current" : "done", title: <EntryTitle entry={entry} proposal={proposal} />, date: <When at={entry.at} />,
  }));
  if (isBack) items.push({ key: "status", state: "current", title: m.words.statuses[status] });
  const triage = proposal.plan.phases.find((phase) => phase.kind === "triage");
  if (waits) items.push({ key: "answer", state: "coming", title: words.awaitingAnswer, text: triage ? words.awaitingAnswerText(format.lastDay(locale, triage.closesAt)) : undefined });
  return <Timeline items={items} labels={words.journeyStates} />;
}

function EntryTitle({ entry, proposal }: { entry: JourneyView; proposal: ProposalView }) {
  const { locale, m } = useLocale();
  const title = m.proposals.page.journeyKinds[entry.kind];
  if (entry.initiative) return <>{title}: <a href={`/${locale}/initiatives/${entry.initiative}`}>{entry.initiative}</a></>;
  if (entry.outcome) return <>{title}: {m.words.statuses[entry.outcome as Outcome].toLowerCase()}</>;
  if (entry.kind === "edited" && entry.reason) return entry.theme ? <>{m.versions.journey.theme} <Words of={entry.theme} /></> : <>{m.versions.journey.files}</>;
  if (entry.kind === "edited" && (!proposal.isHidden || proposal.isOwn)) return <a href={`/${locale}/proposals/${proposal.reference}/versions`}>{title}</a>;
  if (entry.kind === "withdrawn" && entry.reason) return <>{title}: {m.versions.withdrawReasons[entry.reason as WithdrawReason]}</>;
  if (entry.kind === "split" && proposal.partOf) return <>{m.merging.page.splitOff}</>;
  if (entry.reason === "passage") return <>{m.moderation.passageBack}</>;
  if (entry.reason) return <>{title}: {m.words.hideReasons[entry.reason as keyof typeof m.words.hideReasons]}</>;
  return <>{title}</>;
}
