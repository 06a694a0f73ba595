import type { ReactNode } from "react";
import { When } from "#app/components/shell/when.tsx";
import { DefinitionList } from "#app/components/ui/definition-list.tsx";
import { Table } from "#app/components/ui/table.tsx";
import { VisuallyHidden } from "#app/components/ui/visually-hidden.tsx";
import type { AuditRow } from "#app/domain/audit/list-audit.server.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { actionWords, actorWords, fieldWords, roleWords, subjectWords, valueWords } from "./words-of.ts";

/** The acts of a page, each with what it was before and after behind a line. `planPaths`: the desks of the plans, by the plan's id. */
export function AuditEntries({ rows, planPaths }: { rows: readonly AuditRow[]; planPaths: Record<string, string> }) {
  const { m } = useLocale();
  return <ol className="sp-audit" role="list" aria-label={m.audit.caption}>{rows.map((row) => <Entry key={row.id} row={row} planPaths={planPaths} />)}</ol>;
}

function Entry({ row, planPaths }: { row: AuditRow; planPaths: Record<string, string> }) {
  const { locale, m } = useLocale();
  const { audit } = m;
  const action = actionWords(m, row.action);
  return (
    <li className="sp-audit__entry">
      <p className="sp-audit__when"><When at={row.at} withTime /></p>
      <div>
        <p><strong>{action}</strong> <span className="sp-audit__about"><About row={row} planPaths={planPaths} /></span></p>
        <p className="sp-small">
          {row.actor ? <><a href={`?actor=${row.actor.id}`} dir="auto">{actorWords(m, row)}</a> {audit.onBehalf(roleWords(m, row.role))}</> : actorWords(m, row)}
          {" · "}{row.seal ? audit.sealed(format.number(locale, row.seal.sequence), row.seal.hash.slice(0, 12)) : audit.waits}
        </p>
        <details className="sp-details">
          <summary className="sp-details__summary"><span>{audit.details}<VisuallyHidden> {audit.detailsOf(action, format.dateTime(locale, row.at))}</VisuallyHidden></span></summary>
          <div className="sp-details__body"><Facts row={row} /></div>
        </details>
      </div>
    </li>
  );
}

function About({ row, planPaths }: { row: AuditRow; planPaths: Record<string, string> }): ReactNode {
  const { locale, m } = useLocale();
  const text = subjectWords(m, row);
  const { subject, planId } = row;
  const desk = planId ? planPaths[planId] : undefined;
  if (subject.thing?.kind === "proposal") return <a href={desk ? `${desk}/${subject.thing.name}` : `/${locale}/proposals/${subject.thing.name}`}>{text}</a>;
  if (subject.thing?.kind === "initiative") return <a href={`/${locale}/initiatives/${subject.thing.name}`}>{text}</a>;
  if (subject.type === "user" && subject.id && subject.thing) return <a href={`/${locale}/admin/people/${subject.id}`} dir="auto">{text}</a>;
  return <span dir="auto">{text}</span>;
}

function Facts({ row }: { row: AuditRow }) {
  const { m } = useLocale();
  const { audit } = m;
  const value = (of: AuditRow["changes"][number]["before"]) => <span dir="auto">{valueWords(m, of, row.things)}</span>;
  return (
    <>
      {row.changes.length === 0 ? null : (
        <Table id={`changes-${row.id}`} caption={audit.changes} compact columns={[{ key: "field", header: audit.field }, { key: "before", header: audit.before }, { key: "after", header: audit.after }]}
          rows={row.changes.map(({ field, before, after }) => ({ key: field, cells: { field: fieldWords(m, field, row.things), before: value(before), after: value(after) } }))} />
      )}
      <DefinitionList items={[
        ...row.details.map(({ field, after }) => ({ key: field, term: fieldWords(m, field, row.things), text: value(after) })),
        { key: "action", term: audit.columns.what, text: <code>{row.action}</code> },
        ...(row.requestId ? [{ key: "request", term: audit.request, text: <code>{row.requestId}</code> }] : []),
        { key: "seal", term: audit.columns.seal, text: row.seal ? <code className="sp-audit__hash">{row.seal.sequence}:{row.seal.hash}</code> : audit.waits },
      ]} />
    </>
  );
}
