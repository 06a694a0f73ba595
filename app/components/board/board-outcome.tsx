import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { typedOf, type ActAgain } from "#app/components/desk/act-again.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { movePath, type BoardQuery } from "./board-query.ts";

/** Where the outcome of an act is told, so that an address can lead there. */
export const outcomeId = "done";

/** What the last act did, with the way to undo it. It stands over the lower edge of the window: nothing else moves. */
export function BoardOutcome({ planSlug, query, held }: { planSlug: string; query: BoardQuery; /** What the passage was before. */ held: ActAgain["fields"] | null }) {
  const { m } = useLocale();
  const words = m.board.done;
  const { done, ref = "", initiative = "" } = query;
  const text = done === undefined ? null : done === "undone" ? words.undone(ref) : done === "deleted" || done === "begun" ? words[done](initiative) : words[done](ref, initiative);
  return (
    <div className="sp-board-outcome" id={outcomeId} data-swap="" data-board-outcome="">
      {text ? <Alert kind="success" heading={<span data-board-told="">{text}</span>} headingLevel={null} role="status" focus><UndoForm planSlug={planSlug} query={query} held={held} /></Alert> : null}
    </div>
  );
}

function UndoForm({ planSlug, query, held }: { planSlug: string; query: BoardQuery; held: ActAgain["fields"] | null }) {
  const { locale, m } = useLocale();
  const { done, ref, initiative, degree, mark } = query;
  if (!ref || !initiative || (done !== "placed" && done !== "changed" && done !== "removed")) return null;
  if (done !== "placed" && !degree) return null;
  return (
    <form method="post" action={movePath(locale, planSlug, query, ref)} data-board-send="" data-once="">
      <input type="hidden" name="undo" value="1" />
      <input type="hidden" name="initiative" value={initiative} />
      {done === "placed" ? null : (
        <>
          <input type="hidden" name="degree" value={degree} />
          <input type="hidden" name="passage" value={(held && typedOf({ intent: "", errors: {}, fields: held }, "passage")) ?? ""} />
          <input type="hidden" name="seen" value={`${initiative}:${mark ?? ""}`} />
        </>
      )}
      <Button name="intent" value={done === "placed" ? "remove" : "place"} kind="secondary" small>{m.board.undo}</Button>
    </form>
  );
}
