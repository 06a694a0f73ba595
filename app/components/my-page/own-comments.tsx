import { StatusTag } from "#app/components/proposals/status-tag.tsx";
import { DecisionLink } from "#app/components/reports/report-link.tsx";
import { useLangOf } from "#app/components/shell/text-of-people.tsx";
import { When } from "#app/components/shell/when.tsx";
import type { OwnComment } from "#app/domain/my-page/list-own-comments.server.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";

/** Comments or positions, each with what it is on and how that stands. */
export function OwnComments({ rows, level = 3 }: { rows: readonly OwnComment[]; level?: 2 | 3 }) {
  return <ul className="sp-list" role="list">{rows.map((row) => <Row key={row.id} row={row} level={level} />)}</ul>;
}

function Row({ row, level }: { row: OwnComment; level: 2 | 3 }) {
  const { locale, m } = useLocale();
  const words = m.myPage.comments;
  const { on, stance, kind } = row;
  const Heading = `h${level}` as const;
  const onLang = useLangOf(on.language);
  const lang = useLangOf(row.language);
  const what = kind === "official" ? words.official : kind === "author_reply" ? m.answers.reply.on : stance ? m.words.stances[stance] : words.reply;
  const counts = [row.replyCount > 0 ? words.replies(row.replyCount) : "", row.usefulCount > 0 ? words.useful(row.usefulCount) : ""].filter(Boolean).join(" · ");
  return (
    <li className="sp-list__row">
      <div className="sp-stack--tight">
        <p className="sp-list__meta">{what} · <When at={row.createdAt} />{row.organisation ? <> · <span dir="auto">{row.organisation}</span></> : null}</p>
        <Heading className="sp-list__title">{words.on} <a href={`/${locale}/proposals/${on.reference}/comments/${row.id}`} lang={on.title ? onLang : undefined} dir="auto">{on.title || m.myPage.hiddenTitle(on.reference)}</a></Heading>
        {row.isDeleted ? <p>{words.deleted}</p> : <p lang={lang} dir="auto">{row.text}</p>}
        {row.isHidden ? <p>{words.hidden(row.hideReason ? m.words.hideReasons[row.hideReason] : "")} {row.isWriter ? <DecisionLink reference={on.reference} comment={row.id} /> : null}</p> : null}
        {counts ? <p className="sp-list__meta">{counts}</p> : null}
        {"by" in on.next && on.next.by && on.next.kind !== "overdue" ? <p className="sp-list__meta">{words.answerBy(format.lastDay(locale, on.next.by))}</p> : null}
      </div>
      <div className="sp-list__side"><StatusTag status={on.status} /></div>
    </li>
  );
}
