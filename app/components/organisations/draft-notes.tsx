import { When } from "#app/components/shell/when.tsx";
import { characterLimit } from "#app/components/shell/character-limit.ts";
import { Button } from "#app/components/ui/button.tsx";
import { TextArea } from "#app/components/ui/text-area.tsx";
import { draftNoteLimit } from "#app/domain/proposals/schema.ts";
import type { SharedDraftView } from "#app/domain/proposals/shared-draft.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";

/** What the writers of a shared draft said to each other, and the form to say more. */
export function DraftNotes({ notes, path, typed, error }: { notes: SharedDraftView["notes"]; path: string; typed: string; error: string | undefined }) {
  const { m } = useLocale();
  const words = m.drafts.notes;
  return (
    <section className="sp-section sp-stack" aria-labelledby="notes">
      <h2 id="notes">{words.title}</h2>
      <p className="sp-muted">{words.lead}</p>
      {notes.length === 0 ? <p>{words.none}</p> : (
        <ol className="sp-comments" role="list">
          {notes.map((note) => (
            <li key={note.id}>
              <article className="sp-comment">
                <p className="sp-list__meta"><strong dir="auto">{note.author ?? words.gone}</strong> · {words.kinds[note.kind]} · <When at={note.createdAt} /></p>
                {note.body ? <div className="sp-prose" dir="auto">{note.body}</div> : null}
              </article>
            </li>
          ))}
        </ol>
      )}
      <form method="post" action={`${path}#notes`} className="sp-stack" noValidate data-once="">
        <TextArea id="field-new-note" name="note" label={words.label} rows={3} defaultValue={typed} error={error} count={characterLimit(m, draftNoteLimit)} />
        <div className="sp-actions"><Button name="intent" value="note" kind="secondary">{words.send}</Button></div>
      </form>
    </section>
  );
}
