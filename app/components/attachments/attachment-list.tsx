import { Button } from "#app/components/ui/button.tsx";
import type { AttachmentView } from "#app/domain/attachments/attach.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";

/** Files that go with a text: name, kind and size, each a link to it, unless they are `named` alone. In the place of one that staff took off is why. With `remove`, a button of the form around it that takes the file off. */
export function AttachmentList({ attachments, remove, named }: { attachments: readonly AttachmentView[]; remove?: boolean; named?: boolean }) {
  const { m } = useLocale();
  const words = m.attachments;
  if (attachments.length === 0) return null;
  return (
    <ul className="sp-files" role="list">
      {attachments.map(({ id, name, type, size, offReason }, index) => offReason ? <li key={id} className="sp-files__file sp-muted">{words.takenOff(m.words.hideReasons[offReason])}</li> : (
        <li key={id} className="sp-files__file">
          <span className="sp-files__about">{named ? <bdi>{name}</bdi> : <a href={`/attachments/${id}/${encodeURIComponent(name)}`}><bdi>{name}</bdi></a>} <span className="sp-small sp-muted">{words.types[type]}, {words.size(size)}</span></span>
          {remove ? <Button name="removeFile" value={id} kind="tertiary" small ariaLabel={words.removeFile(name, attachments.filter((each) => each.name === name).length > 1 ? index + 1 : null)}>{words.remove}</Button> : null}
        </li>
      ))}
    </ul>
  );
}
