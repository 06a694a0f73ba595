import { PeoplesText } from "#app/components/shell/text-of-people.tsx";
import { When } from "#app/components/shell/when.tsx";
import type { CaseNote } from "#app/domain/case-notes/list-case-notes.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";

/** What staff wrote to each other about a case, the oldest first. */
export function CaseNoteList({ notes }: { notes: readonly CaseNote[] }) {
  const { locale, m } = useLocale();
  if (notes.length === 0) return <p className="sp-small">{m.inbox.notesNone}</p>;
  return (
    <ol className="sp-history" role="list">
      {notes.map((note) => <li key={note.id} className="sp-history__note"><p className="sp-small"><strong>{note.author ?? m.inbox.gone}</strong>, <When at={note.at} withTime /></p><PeoplesText text={note.body} language={locale} /></li>)}
    </ol>
  );
}
