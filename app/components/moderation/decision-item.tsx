import { When } from "#app/components/shell/when.tsx";
import { Button } from "#app/components/ui/button.tsx";
import type { ListedDecision } from "#app/domain/moderation/list-decisions.server.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";

/** A decision in a list, with the way to its text and what can be taken back. `back`: the reference of the case whose page it is on. */
export function DecisionItem({ row, path, back, level }: { row: ListedDecision; path: string; back: string | null; level: 2 | 3 }) {
  const { locale, m } = useLocale();
  const words = m.moderation.decisions;
  const { measures, panel } = m.moderation;
  const Heading = `h${level}` as const;
  const about = m.reports.desk[row.subject](row.reference);
  const title = `${measures[row.measure]}${row.until ? ` ${panel.until(format.date(locale, row.until))}` : ""}`;
  return (
    <div>
      <p className="sp-list__meta"><When at={row.at} withTime />{row.by ? ` · ${words.by(row.by)}` : null}{row.isReported ? ` · ${words.reported}` : null}{row.reason ? ` · ${m.words.hideReasons[row.reason]}` : null}</p>
      <Heading className="sp-list__title">{title}{back === null ? <>: <a href={row.commentId ? `/${locale}/proposals/${row.reference}#comment-${row.commentId}` : `${path}/${row.reference}`}>{about}</a></> : null}</Heading>
      {row.objection ? <p>{m.reports.desk.objections[row.objection]}{row.objection === "open" ? <> · <a href={`${path}/objections/${row.id}`}>{words.openObjection}</a></> : null}</p> : null}
      <TakeBack row={row} path={path} back={back} about={about} />
    </div>
  );
}

function TakeBack({ row, path, back, about }: { row: ListedDecision; path: string; back: string | null; about: string }) {
  const { m } = useLocale();
  const { panel, decisions, restoreComment } = m.moderation;
  if (row.canTakeBack === "comment") return <p><a href={`${path}/comments/${row.commentId!}/restore`}>{restoreComment.title}</a></p>;
  if (row.canTakeBack === "proposal") return back === null ? <p><a href={`${path}/${row.reference}/hide`}>{decisions.restoreText}</a></p> : null;
  if (row.canTakeBack === null) return null;
  const [intent, text] = row.canTakeBack === "passage" ? ["restore-passage", panel.restorePassage] : ["lift", panel.lift];
  return (
    <form method="post" action={`${path}/decisions`} data-once="">
      <input type="hidden" name="decision" value={row.id} />{back ? <input type="hidden" name="case" value={back} /> : null}
      <Button name="intent" value={intent} kind="secondary" small ariaLabel={`${text}: ${about}`}>{text}</Button>
    </form>
  );
}
