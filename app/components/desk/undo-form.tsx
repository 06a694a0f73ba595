import { Button } from "#app/components/ui/button.tsx";
import type { CaseNotes } from "#app/domain/triage/get-case-notes.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";

/** Undoes what one did last to the case. `action` is the address that takes it, with the list's filters. */
export function UndoForm({ action, notes: { undoable, version } }: { action: string; notes: Pick<CaseNotes, "undoable" | "version"> }) {
  const { m } = useLocale();
  if (!undoable) return null;
  return (
    <form method="post" action={action} className="sp-desk__undo" data-once="">
      <input type="hidden" name="act" value={undoable.entry} />
      <input type="hidden" name="version" value={version} />
      <Button kind="secondary" small data={{ "data-key": "u" }} ariaDescribedBy={undoable.isTold ? "undo-told" : undefined}>{m.inbox.undoOf[undoable.act]}</Button>
      {undoable.isTold ? <p className="sp-small" id="undo-told">{m.inbox.undoTold}</p> : null}
    </form>
  );
}
