import { Button } from "#app/components/ui/button.tsx";
import { useLocale } from "#app/i18n/locale.tsx";

/** Where the script shows the form of the page that a link leads to, and what it says without being seen. Without script it stays closed. */
export function BoardDialog() {
  const { m } = useLocale();
  const words = m.board.dialog;
  return (
    <>
      <p className="sr-only" role="status" data-board-said="" />
      <dialog className="sp-board-dialog" aria-labelledby="board-dialog-title" data-board-dialog="">
        <div className="sp-board-dialog__head">
          <h2 id="board-dialog-title" tabIndex={-1}>{words.opening}</h2>
          <Button type="button" kind="tertiary" small data={{ "data-board-close": "" }}>{words.close}</Button>
        </div>
        <p className="sp-board-dialog__failed" role="alert" data-board-failed="" hidden>{words.failed}</p>
        <div className="sp-stack" data-board-form="" />
      </dialog>
    </>
  );
}
