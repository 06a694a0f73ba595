import { useLangOf } from "#app/components/shell/text-of-people.tsx";
import type { FollowView } from "#app/domain/follows/list-follows.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";

/** The newest that one follows. */
export function OwnFollows({ rows }: { rows: readonly FollowView[] }) {
  return <ul className="sp-list" role="list">{rows.map((row) => <Row key={`${row.subject} ${row.id}`} row={row} />)}</ul>;
}

function Row({ row }: { row: FollowView }) {
  const { locale, m } = useLocale();
  const lang = useLangOf(row.title?.lang ?? locale);
  return (
    <li className="sp-list__row">
      <div><p className="sp-list__meta">{m.myPage.follows.kinds[row.subject]}</p><h3 className="sp-list__title"><a href={`/${locale}${row.path}`} lang={row.title ? lang : undefined} dir="auto">{row.title?.text ?? m.myPage.hiddenTitle(row.reference ?? "")}</a></h3></div>
    </li>
  );
}
