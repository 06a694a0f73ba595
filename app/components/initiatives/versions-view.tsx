import { When } from "#app/components/shell/when.tsx";
import { Words } from "#app/components/shell/worded.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Details } from "#app/components/ui/details.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { Field } from "#app/components/ui/field.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { Select } from "#app/components/ui/select.tsx";
import { Tag } from "#app/components/ui/tag.tsx";
import { BackLink } from "#app/components/ui/back-link.tsx";
import type { InitiativeVersions } from "#app/domain/initiatives/get-versions.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { TextChanges } from "./text-changes.tsx";

/** The versions of an initiative and how two of them differ. `restorePath`: where staff make an earlier one the text again. */
export function VersionsView({ view, path, back, restorePath, overtaken }: { view: InitiativeVersions; path: string; back: { href: string; text: string }; restorePath: string | null; overtaken: boolean }) {
  const { m } = useLocale();
  const words = m.initiativeDesk.versions;
  const { lines, comparison, plan, themes } = view;
  const options = lines.map(({ number }) => ({ value: String(number), label: words.version(number) }));
  return (
    <>
      <PageHeading before={<BackLink href={back.href}>{back.text}</BackLink>} kicker={view.reference} title={words.title} after={<p><Words of={view.title} /></p>} />
      {overtaken ? <Alert kind="warning" heading={words.restoreOvertaken} role="alert" focus /> : null}
      {lines.length === 0 ? <EmptyState heading={words.none} text={words.noneText} /> : (
        <div className="sp-columns sp-section">
          <section aria-labelledby="difference">
            <p>{words.lead(lines.length)}</p>
            {comparison ? (
              <form method="get" action={path} className="sp-cluster sp-cluster--bottom">
                <Select name="from" label={words.from} options={options} defaultValue={String(comparison.from)} />
                <Select name="to" label={words.to} options={options} defaultValue={String(comparison.to)} />
                <div className="form-group"><Button kind="secondary">{words.compare}</Button></div>
              </form>
            ) : null}
            <h2 id="difference">{comparison ? words.difference(comparison.from, comparison.to) : words.version(lines[0]!.number)}</h2>
            {comparison ? <TextChanges changes={comparison.changes} template={plan.template} themes={themes} /> : null}
          </section>
          <section aria-labelledby="lines"><h2 id="lines">{m.initiativeDesk.editor.versions}</h2><ol className="sp-list" role="list">{lines.map((line) => <Line key={line.number} line={line} view={view} restorePath={restorePath} />)}</ol></section>
        </div>
      )}
    </>
  );
}

function Line({ line: { number, at, note, by, isCurrent, isAdopted, isFirst }, view, restorePath }: { line: InitiativeVersions["lines"][number]; view: InitiativeVersions; restorePath: string | null }) {
  const { m } = useLocale();
  const words = m.initiativeDesk.versions;
  return (
    <li className="sp-list__row">
      <div>
        <h3 className="sp-list__title">{words.version(number)}</h3>
        <p className="sp-cluster"><span className="sp-small"><When at={at} />{by ? <>, {words.by(by)}</> : null}</span>{isCurrent ? <Tag kind="success">{words.current}</Tag> : null}{isFirst ? <Tag kind="neutral">{words.firstAdopted}</Tag> : null}{isAdopted ? <Tag kind="neutral">{words.adopted}</Tag> : null}</p>
        {note ? <p dir="auto">{note}</p> : null}
        {restorePath && !isCurrent ? (
          <Details summary={words.restoreTitle(number)}>
            <form method="post" action={restorePath} className="sp-stack" data-once="">
              <p>{words.restoreText}</p>
              <input type="hidden" name="number" value={number} /><input type="hidden" name="version" value={view.version} />
              <Field id={`note-${number}`} name="note" label={m.initiativeDesk.editor.note} mark={m.initiativeDesk.editor.optional} autoComplete="off" maxLength={300} />
              <div className="sp-actions"><Button name="intent" value="restore" kind="secondary" small ariaLabel={`${words.restoreSend}: ${words.version(number)}`}>{words.restoreSend}</Button></div>
            </form>
          </Details>
        ) : null}
      </div>
    </li>
  );
}
