import { Words } from "#app/components/shell/worded.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Details } from "#app/components/ui/details.tsx";
import { Tag } from "#app/components/ui/tag.tsx";
import type { DraftLine } from "#app/domain/initiatives/list-drafts.server.ts";
import type { Template } from "#app/domain/initiatives/templates.ts";
import type { ThemeView } from "#app/domain/plans/queries.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { CompletenessMeter } from "./completeness-meter.tsx";
import { GapList } from "./gap-list.tsx";

type Props = { themes: readonly ThemeView[]; drafts: readonly DraftLine[]; mayOrder: boolean; path: string; template: Template };

/** The drafts by theme, in the order that gives them their numbers. */
export function DraftLines({ themes, drafts, mayOrder, path, template }: Props) {
  const { m } = useLocale();
  const words = m.initiativeDesk.list;
  return (
    <form method="post" action={path} data-once="">
      <input type="hidden" name="intent" value="move" />
      <p className="sp-small sp-muted">{mayOrder ? words.order : words.orderReadOnly}</p>
      {themes.map((theme) => {
        const rows = drafts.filter(({ themeId }) => themeId === theme.id);
        return (
          <section className="sp-section" key={theme.id} aria-labelledby={`theme-${theme.number}`}>
            <h2 id={`theme-${theme.number}`}>{theme.number}. <Words of={theme.title} /></h2>
            {rows.length === 0 ? <p className="sp-muted">{words.noneInTheme}</p> : <ol className="sp-list" role="list">{rows.map((draft, index) => <Line key={draft.reference} draft={draft} path={path} template={template} moves={mayOrder ? [...(index > 0 ? ["up" as const] : []), ...(index < rows.length - 1 ? ["down" as const] : [])] : []} />)}</ol>}
          </section>
        );
      })}
    </form>
  );
}

function Line({ draft, path, template, moves }: { draft: DraftLine; path: string; template: Template; moves: readonly ("up" | "down")[] }) {
  const { m } = useLocale();
  const words = m.initiativeDesk.list;
  const { origins, authorityStates } = m.initiativeTemplate;
  const { reference, title, lead, origin, sourceCount, gaps } = draft;
  const page = `${path}/${reference}`;
  return (
    <li className="sp-list__row">
      <div>
        <p className="sp-list__meta">{reference}</p>
        <h3 className="sp-list__title"><a href={page}><Words of={title} /></a></h3>
        <CompletenessMeter of={draft.completeness} />
        <p className="sp-small">{words.leadLabel}: {lead ? `${lead.name} (${authorityStates[lead.state].toLowerCase()})` : words.noLead} · {origin ? origins[origin] : words.noOrigin} · {words.sources(sourceCount)}</p>
        {draft.isModest ? <p><Tag kind="warning">{words.modest}</Tag></p> : null}
        {gaps.length > 0 ? <Details summary={<>{words.lacks(gaps.length)}<span className="sr-only"> ({reference})</span></>}><GapList gaps={gaps} template={template} page={page} /></Details> : null}
      </div>
      {moves.length > 0 ? (
        <div className="sp-list__side">
          <input type="hidden" name={`sequence.${reference}`} value={draft.sequence} />
          {moves.map((direction) => <Button key={direction} name="move" value={`${direction}:${reference}`} kind="tertiary" small ariaLabel={`${words[direction]}: ${reference}`}>{words[direction]}</Button>)}
        </div>
      ) : null}
    </li>
  );
}
