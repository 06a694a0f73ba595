import { JoinedProposals, PastMerges, RelationNotes, standsAlone } from "#app/components/merging/relation-notes.tsx";
import { NamedProposalLink } from "#app/components/merging/named-proposal.tsx";
import { Button } from "#app/components/ui/button.tsx";
import type { DeskCase } from "#app/domain/triage/get-desk.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { deskPath, type InboxQuery } from "../inbox-query.ts";

/** Of a case: what became part of the case, what it is part of, what is like it, and its parts. */
export function MergingPanel({ data, query }: { data: DeskCase; query: InboxQuery }) {
  const { locale, m } = useLocale();
  const words = m.merging.panel;
  const { plan, proposal, notes, panels: { merging: { similar, undo } } } = data;
  const base = `/${locale}/desk/${plan.slug}`;
  const to = (act: string, into?: string) => deskPath(locale, plan.slug, `/${proposal.reference}/${act}`, query, { into });
  const isMine = notes.interest !== null;
  const isOpen = (proposal.status === "received" || proposal.status === "under_consideration") && !proposal.isHidden;
  // Of a case that is answered or hidden there may be nothing to say and nothing to do.
  if (standsAlone(proposal) && (isMine || (!isOpen && !undo))) return null;
  return (
    <section className="sp-desk__section" aria-labelledby="merging-heading">
      <h2 id="merging-heading">{m.merging.title}</h2>
      <RelationNotes proposal={proposal} base={base} />
      <JoinedProposals proposal={proposal} base={base} />
      <PastMerges proposal={proposal} />
      {similar.length > 0 && !isMine ? (
        <>
          <h3>{words.similar}</h3>
          <ul className="sp-parts" role="list">{similar.map((each) => <li key={each.reference}><NamedProposalLink to={each} base={base} /><a className="sp-small" href={to("merge", each.reference)}>{words.compare(each.reference)}</a></li>)}</ul>
        </>
      ) : null}
      {isMine ? null : (
        <div className="sp-actions">
          {isOpen ? <Button href={to("merge")} kind="secondary" small data={{ "data-key": "m" }}>{words.merge}</Button> : null}
          {isOpen && !proposal.partOf ? <Button href={to("split")} kind="secondary" small data={{ "data-key": "d" }}>{words.split}</Button> : null}
          {undo ? <Button href={to("undo-joining")} kind="secondary" small {...(!notes.undoable && { data: { "data-key": "u" } })}>{undo === "merge" ? words.undoMerge : words.undoSplit}</Button> : null}
        </div>
      )}
      {proposal.status === "split" && !undo ? <p className="sp-small">{words.cannotUndoSplit}</p> : null}
    </section>
  );
}
