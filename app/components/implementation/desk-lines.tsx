import { Words } from "#app/components/shell/worded.tsx";
import { Tag } from "#app/components/ui/tag.tsx";
import type { DeskLine } from "#app/domain/implementation/get-progress-desk.server.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { LevelTag } from "./level-tag.tsx";

/** The adopted initiatives of a plan as the desk follows them: what is overdue, and whether somebody was reminded. */
export function DeskLines({ lines, path, isOpen }: { lines: readonly DeskLine[]; path: string; isOpen: boolean }) {
  const { locale, m } = useLocale();
  const words = m.implementation.desk;
  return (
    <ol className="sp-list" role="list">
      {lines.map(({ reference, number, title, progress, reported, milestones, overdue, mailbox }) => (
        <li key={reference} className="sp-list__row">
          <div>
            <p className="sp-list__meta">{number ?? reference}</p>
            <h2 className="sp-list__title"><a href={`${path}/${reference}/progress`}><Words of={title} /></a></h2>
            <p className="sp-cluster"><LevelTag of={progress} /><span className="sp-small">{words.reported(reported, milestones)}</span>{overdue.length > 0 ? <Tag kind="warning">{words.overdue(overdue.length)}</Tag> : null}</p>
            {overdue.length > 0 ? <ul>{overdue.map((each) => <li key={each.number}>{each.number}. <Words of={{ ...each.title, text: words.due(each.title.text, format.day(locale, each.endsOn)) }} />: {each.remindedAt ? words.reminded(format.date(locale, each.remindedAt)) : <strong>{words.notReminded}</strong>}</li>)}</ul> : null}
            {milestones > 0 ? <p className="sp-small">{mailbox ? words.mailbox(mailbox.name, mailbox.email) : words.noMailbox}</p> : null}
          </div>
          {isOpen && milestones > 0 ? <div className="sp-list__side"><a href={`${path}/${reference}/progress#report`} aria-label={words.openOf(reference)}>{words.open}</a></div> : null}
        </li>
      ))}
    </ol>
  );
}
