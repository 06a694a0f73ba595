import { useLangOf } from "#app/components/shell/text-of-people.tsx";
import { When } from "#app/components/shell/when.tsx";
import { Words } from "#app/components/shell/worded.tsx";
import { Tag } from "#app/components/ui/tag.tsx";
import type { OwnRemark } from "#app/domain/initiative-comments/list-own.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { outcomeTags } from "./remark.tsx";

/** One's comments on initiatives, each with what was answered. */
export function OwnRemarks({ rows, level = 3 }: { rows: readonly OwnRemark[]; level?: 2 | 3 }) {
  return <ul className="sp-list" role="list">{rows.map((row) => <Row key={row.id} row={row} level={level} />)}</ul>;
}

function Row({ row, level }: { row: OwnRemark; level: 2 | 3 }) {
  const { locale, m } = useLocale();
  const words = m.initiativeComments;
  const lang = useLangOf(row.language);
  const Heading = `h${level}` as const;
  const { on, answer } = row;
  return (
    <li className="sp-list__row">
      <div className="sp-stack--tight">
        <p className="sp-list__meta"><When at={row.createdAt} />{row.organisation ? <> · <span dir="auto">{row.organisation}</span></> : null}</p>
        <Heading className="sp-list__title">{words.myPage.on} <a href={`/${locale}/initiatives/${on.reference}?comment=${row.id}#comment-${row.id}`}>{on.reference} <Words of={on.title} /></a></Heading>
        {row.isDeleted ? <p>{words.deleted}</p> : <p lang={lang} dir="auto">{row.text}</p>}
        {row.isHidden ? <p>{words.myPage.hidden(row.hideReason ? m.words.hideReasons[row.hideReason] : "")}</p> : null}
        {answer?.text.text ? <p><strong>{words.answer.label}:</strong> <Words of={answer.text} /></p> : null}
      </div>
      <div className="sp-list__side">{answer ? <Tag kind={answer.outcome ? outcomeTags[answer.outcome] : "success"}>{answer.outcome ? words.outcomes[answer.outcome] : words.myPage.answered}</Tag> : row.period === "draft" && !row.isDeleted && !row.isHidden ? <Tag kind="info">{words.myPage.waiting}</Tag> : null}</div>
    </li>
  );
}
