import { DecisionItem } from "#app/components/moderation/decision-item.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Details } from "#app/components/ui/details.tsx";
import type { DeskCase } from "#app/domain/triage/get-desk.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { deskPath, type InboxQuery } from "../inbox-query.ts";

/** Of a case: what was decided about the text and its writer, and the ways to decide. */
export function ModerationPanel({ data, query }: { data: DeskCase; query: InboxQuery }) {
  const { locale, m } = useLocale();
  const words = m.moderation.panel;
  const { plan, proposal, panels: { moderation }, notes } = data;
  const to = (act: string) => deskPath(locale, plan.slug, `/${proposal.reference}/${act}`, query);
  const path = `/${locale}/desk/${plan.slug}`;
  const { awaitsScreening, decisions } = moderation;
  return (
    <section className="sp-desk__section" id="moderation" aria-labelledby="moderation-heading">
      <h2 id="moderation-heading">{words.title}</h2>
      {awaitsScreening ? <Alert kind="info" heading={words.waits} headingLevel={3}><p><a href={to("screen")}>{words.screen}</a></p></Alert> : null}
      {proposal.isHidden && notes.objection ? <Alert kind="info" heading={m.reports.desk.restoreByAnswer} headingLevel={3}><p><a href={`${path}/objections/${notes.objection}`}>{m.reports.desk.toObjection}</a></p></Alert> : null}
      <ul className="sp-links" role="list">
        {awaitsScreening ? null : <li><a href={to("hide")} data-key="h">{proposal.isHidden ? m.desk.hide.restore : words.hide}</a></li>}
        {proposal.isHidden && !awaitsScreening ? null : <li><a href={to("redact")}>{words.redact}</a></li>}
        {proposal.isImported ? null : <li><a href={to("writer")}>{words.writer}</a></li>}
        <li><a href={`${path}/decisions`}>{words.all}</a></li>
      </ul>
      {decisions.length > 0 ? <Details summary={`${words.decisions} (${decisions.length})`}><ul className="sp-history" role="list">{decisions.map((row) => <li key={row.id}><DecisionItem row={row} path={path} back={proposal.reference} level={3} /></li>)}</ul></Details> : null}
    </section>
  );
}
