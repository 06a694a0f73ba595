import { StatusTag } from "#app/components/proposals/status-tag.tsx";
import { DecisionLink } from "#app/components/reports/report-link.tsx";
import { SaidOfMoment } from "#app/components/shell/moment.tsx";
import { useLangOf } from "#app/components/shell/text-of-people.tsx";
import { When } from "#app/components/shell/when.tsx";
import { Words } from "#app/components/shell/worded.tsx";
import type { OwnProposal } from "#app/domain/my-page/list-own-proposals.server.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";

/** Proposals that one has to do with: how each stands, what happens next, and when. `marksCoAuthor` on a list of those one wrote. */
export function OwnProposals({ rows, level = 3, marksCoAuthor }: { rows: readonly OwnProposal[]; level?: 2 | 3; marksCoAuthor?: boolean }) {
  return <ul className="sp-list" role="list">{rows.map((row) => <Row key={row.id} row={row} level={level} isCoAuthor={marksCoAuthor === true && !row.isMine} />)}</ul>;
}

function Row({ row, level, isCoAuthor }: { row: OwnProposal; level: 2 | 3; isCoAuthor: boolean }) {
  const { locale, m } = useLocale();
  const lang = useLangOf(row.language);
  const Heading = `h${level}` as const;
  return (
    <li className="sp-list__row">
      <div className="sp-stack--tight">
        <p className="sp-list__meta"><span className="sp-nowrap">{row.reference}</span> · <When at={row.submittedAt} />{row.organisation ? <> · <span dir="auto">{row.organisation}</span></> : null}{isCoAuthor ? ` · ${m.myPage.proposals.coAuthor}` : null}</p>
        <Heading className="sp-list__title"><a href={`/${locale}/proposals/${row.reference}`} lang={row.title ? lang : undefined} dir="auto">{row.title || m.myPage.hiddenTitle(row.reference)}</a></Heading>
        <p><Next row={row} isCoAuthor={isCoAuthor} />{row.next.kind === "hidden" && row.isWriter ? <> <DecisionLink reference={row.reference} /></> : null}</p>
        {row.initiatives.length > 0 ? <p>{m.myPage.next.landed} {row.initiatives.map((each, index) => <span key={each.reference}>{index > 0 ? ", " : ""}<a href={`/${locale}/initiatives/${each.reference}`}><Words of={each.title} /></a></span>)}.</p> : null}
      </div>
      <div className="sp-list__side"><StatusTag status={row.status} /><span className="sp-small">{m.proposals.list.supports(row.supportCount)}</span><span className="sp-small">{m.proposals.list.comments(row.commentCount)}</span></div>
    </li>
  );
}

/** What happens next, in a sentence or two. */
function Next({ row: { next, isMine, hideReason }, isCoAuthor }: { row: OwnProposal; isCoAuthor: boolean }) {
  const { locale, m } = useLocale();
  // Whoever supports it, or belongs to the organisation, is not who is answered.
  const words = isMine || isCoAuthor ? m.myPage.next : { ...m.myPage.next, ...m.myPage.nextOfOthers };
  const day = (by: Date) => format.lastDay(locale, by);
  switch (next.kind) {
    case "screening": return `${m.moderation.waiting.title}. ${m.moderation.waiting.others}`;
    case "hidden": return isMine ? words.hidden(hideReason ? m.words.hideReasons[hideReason] : "") : words.hiddenOther;
    case "collecting": return <><SaidOfMoment words={words.collecting} at={next.until} ends />{next.by ? ` ${words.collectingAnswer(day(next.by))}` : null}</>;
    case "waiting": return next.by ? words.waiting(day(next.by)) : words.waitingUndated;
    case "considered": return next.by ? words.considered(day(next.by)) : words.consideredUndated;
    case "overdue": return words.overdue(day(next.by));
    default: return words[next.kind];
  }
}
