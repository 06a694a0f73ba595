import { Icon } from "#app/components/ui/icon.tsx";
import { Kept } from "#app/components/ui/kept.tsx";
import { useLangOf } from "#app/components/shell/text-of-people.tsx";
import { Words } from "#app/components/shell/worded.tsx";
import type { ProposalRow } from "#app/domain/proposals/list-proposals.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { Speaker } from "./speaker.tsx";
import { StatusTag } from "./status-tag.tsx";

/** A list of proposals, one line each. */
export function ProposalRows({ rows, level = 3 }: { rows: readonly ProposalRow[]; level?: 2 | 3 }) {
  return <Kept as="ol" className="sp-list" role="list" of={Row} each={rows.map((row) => ({ row, level }))} />;
}

function Row({ row, level }: { row: ProposalRow; level: 2 | 3 }) {
  const { locale, m } = useLocale();
  const lang = useLangOf(row.language);
  const Heading = `h${level}` as const;
  return (
    <li className="sp-list__row">
      <div>
        <p className="sp-list__meta"><span className="sp-nowrap">{row.reference}</span> · <Words of={row.theme} /></p>
        <Heading className="sp-list__title"><a href={`/${locale}/proposals/${row.reference}`} lang={lang} dir="auto">{row.title}</a></Heading>
        <Speaker speaker={row.speaker} at={row.submittedAt} compact />
      </div>
      <div className="sp-list__side">
        <StatusTag status={row.status} />
        <span className="sp-count"><Icon name="support" /><span>{m.proposals.list.supports(row.supportCount)}</span></span>
        <span className="sp-count"><Icon name="comment" /><span>{m.proposals.list.comments(row.commentCount)}</span></span>
      </div>
    </li>
  );
}
