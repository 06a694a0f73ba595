import { When } from "#app/components/shell/when.tsx";
import type { HistoryChange, HistoryEntry } from "#app/domain/triage/case-history.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import type { Messages } from "#app/i18n/messages.ts";

/** What happened to a case at the desk: when, what, by whom, and what it was before. */
export function CaseHistory({ entries, withTime }: { entries: readonly HistoryEntry[]; withTime?: boolean }) {
  const { m } = useLocale();
  return (
    <ol className="sp-history" role="list">
      {entries.map((entry) => (
        <li key={entry.id}>
          <When at={entry.at} short withTime={withTime} /> {actInWords(m, entry)}{entry.initiative ? ` (${entry.initiative})` : ""}{entry.actor ? `, ${entry.actor}` : ""}
          {entry.changes.map((change) => <span key={change.what} className="sp-history__change">{m.inbox.change[change.what]}: {m.inbox.changed(valueInWords(m, change.what, change.from), valueInWords(m, change.what, change.to))}</span>)}
        </li>
      ))}
    </ol>
  );
}

function actInWords(m: Messages, { action, undone }: HistoryEntry): string {
  const word = (act: string) => m.desk.historyActions[act] ?? m.inbox.acts[act] ?? act;
  return undone ? m.inbox.undone(word(undone)) : word(action);
}

function valueInWords(m: Messages, what: HistoryChange["what"], value: string | null): string {
  if (value === null) return m.inbox.none;
  const words: Record<string, string> = { handler: {}, status: m.words.statuses, stage: m.inbox.stages, degree: m.words.degrees }[what];
  return words[value] ?? value;
}
