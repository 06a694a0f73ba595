import { LevelTag } from "#app/components/implementation/level-tag.tsx";
import { Kept } from "#app/components/ui/kept.tsx";
import { Tag } from "#app/components/ui/tag.tsx";
import { Words } from "#app/components/shell/worded.tsx";
import type { InitiativeRow } from "#app/domain/initiatives/queries.server.ts";
import type { InitiativeProgress } from "#app/domain/implementation/progress.ts";
import { useLocale } from "#app/i18n/locale.tsx";

/** A list of initiatives: number, title, who leads it, from how many proposals it came, and how far those have come that are carried out (`progress`, by their references). */
export function InitiativeRows({ rows, hasProposals, progress = {} }: { rows: readonly InitiativeRow[]; hasProposals: boolean; progress?: Partial<Record<string, InitiativeProgress>> }) {
  return <Kept as="ol" className="sp-list" role="list" of={Row} each={rows.map((row) => ({ row, hasProposals, progress: progress[row.reference] }))} />;
}

function Row({ row, hasProposals, progress }: { row: InitiativeRow; hasProposals: boolean; progress: InitiativeProgress | undefined }) {
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
        {progress ? <LevelTag of={progress} prefix={m.implementation.progressIs} /> : null}
        {hasProposals ? <span className="sp-small">{m.initiatives.sourcesCount(row.sourceCount)}</span> : null}
      </div>
    </li>
  );
}
