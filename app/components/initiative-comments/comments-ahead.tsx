import { SaidOfMoment } from "#app/components/shell/moment.tsx";
import type { Remarks } from "#app/domain/initiative-comments/list-remarks.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";

/** On top of a long page: that comments are taken, until when, and the way to them. Nothing where there is nothing to read or to say. */
export function CommentsAhead({ remarks: { total, now, closesAt } }: { remarks: Remarks }) {
  const { m } = useLocale();
  const words = m.initiativeComments;
  if (total === 0 && closesAt === null) return null;
  return <p className="sp-jump sp-no-print">{closesAt && now === "draft" ? <><SaidOfMoment words={words.until.draft} at={closesAt} ends /> </> : null}<a href={total === 0 ? "#write-comment" : "#comments"}>{words.goTo[now](total)}</a></p>;
}
