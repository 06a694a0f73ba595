import { Kept } from "#app/components/ui/kept.tsx";
import { Tag } from "#app/components/ui/tag.tsx";
import { Words } from "#app/components/shell/worded.tsx";
import type { InitiativeRow } from "#app/domain/initiatives/queries.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";

/** A list of initiatives: number, title, who leads it, and from how many proposals it came. */
export function InitiativeRows({ rows, hasProposals }: { rows: readonly InitiativeRow[]; hasProposals: boolean }) {
  return <Kept as="ol" className="sp-list" role="list" of={Row} each={rows.map((row) => ({ row, hasProposals }))} />;
}

function Row({ row, hasProposals }: { row: InitiativeRow; hasProposals: boolean }) {
  const { locale, m } = useLocale();
  return (
    <li className="sp-list__row">
      <div>
        <p className="sp-list__meta">{row.number ?? row.reference}</p>
        <h3 className="sp-list__title"><a href={`/${locale}/initiatives/${row.reference}`}><Words of={row.title} /></a></h3>
        <p className="sp-small">{m.initiatives.lead}: {row.lead ? <span lang={locale === "da" && row.isLeadFromSource ? "en" : undefined}>{row.lead}</span> : row.state === "published" ? m.words.notKnown : m.initiativeDesk.list.noLead}{row.origin ? ` · ${m.initiativeTemplate.origins[row.origin]}` : null}</p>
      </div>
      <div className="sp-list__side">
        {hasProposals || row.state !== "published" ? <Tag kind={row.state === "published" ? "success" : "neutral"}>{m.words.initiativeStates[row.state]}</Tag> : null}
        {hasProposals ? <span className="sp-small">{m.initiatives.sourcesCount(row.sourceCount)}</span> : null}
      </div>
    </li>
  );
}
