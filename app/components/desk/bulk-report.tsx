import { Button } from "#app/components/ui/button.tsx";
import { DefinitionList } from "#app/components/ui/definition-list.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { Table } from "#app/components/ui/table.tsx";
import { When } from "#app/components/shell/when.tsx";
import type { BulkJobPage, BulkJobView } from "#app/domain/bulk/get-job.server.ts";
import { reportParts, type ReportPart } from "#app/domain/bulk/report-parts.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import type { Messages } from "#app/i18n/messages.ts";
import { withQuery } from "#app/lib/with-query.ts";
import { refusalText, Settings } from "./bulk-forms.tsx";

export function jobTitle(m: Messages, { kind, total }: Pick<BulkJobView, "kind" | "total">): string {
  return m.bulk.job.title(m.bulk.kinds[kind].title, total);
}

/** How far it is. While it runs the script shows this part anew, and says how far it is; without script the page does it by itself. */
export function BulkProgress({ data, address }: { data: BulkJobPage; address: string }) {
  const { locale, m } = useLocale();
  const { job, counts, problems, settings } = data;
  const words = m.bulk.job;
  const isRunning = job.state === "ordered" || job.state === "running" || job.state === "undoing";
  const done = job.state === "undoing" || job.state === "undone" ? job.total - counts.done : job.total - counts.waiting;
  const soFar = words.soFar(done, job.total);
  const results = (["done", "refused", "undone", "not_undone"] as const).filter((state) => counts[state] > 0);
  return (
    <section className="sp-bulk__progress" aria-label={words.progress} data-progress={isRunning ? address : undefined}>
      {isRunning ? <noscript><meta httpEquiv="refresh" content={`4;url=${address}`} /></noscript> : null}
      <p role="status" className="sp-bulk__state"><strong>{words.states[job.state]}</strong>{isRunning ? `: ${soFar}` : ""}</p>
      {isRunning ? <progress max={job.total} value={done} aria-label={words.progress}>{soFar}</progress> : null}
      {isRunning ? <p>{words.goOn} <a href={address}>{words.reload}</a></p> : null}
      <Settings settings={settings} />
      <DefinitionList items={[
        ...results.map((state) => ({ term: words.itemStates[state], text: m.bulk.cases(counts[state]) })),
        { term: words.facts.ordered, text: <>{words.ordered(job.orderedBy)}, <When at={job.createdAt} withTime /></> },
        ...(job.finishedAt ? [{ term: words.facts.finished, text: <When at={job.finishedAt} withTime /> }] : []),
        ...(job.undoneAt ? [{ term: words.facts.undone, text: <When at={job.undoneAt} withTime /> }] : []),
      ]} />
      {problems.length > 0 ? <><h2>{words.problems}</h2><ul className="sp-bulk__reasons">{problems.map(({ problem, count }) => <li key={problem}>{refusalText(m, problem)} ({format.number(locale, count)})</li>)}</ul></> : null}
    </section>
  );
}

/** What became of each case. */
export function BulkItems({ data, path, query }: { data: BulkJobPage; path: string; query: { part: ReportPart; after: number } }) {
  const { locale, m } = useLocale();
  const { job, items, next } = data;
  const words = m.bulk.job;
  const address = `${path}/bulk/${job.id}`;
  const of = (part: ReportPart) => (part === "all" ? undefined : part);
  return (
    <section>
      <h2 id="report">{words.report}</h2>
      <nav aria-label={words.partsLabel}><ul className="sp-inline-list" role="list">{reportParts.map((part) => <li key={part}><a href={`${withQuery(address, { part: of(part) })}#report`} aria-current={part === query.part ? "true" : undefined}>{words.parts[part]}</a></li>)}</ul></nav>
      {items.length === 0 ? <EmptyState headingLevel={3} heading={words.none} text={words.noneText} /> : (
        <Table id="items" caption={words.report} hideCaption columns={[{ key: "case", header: words.columns.case }, { key: "title", header: words.columns.title }, { key: "result", header: words.columns.result }]}
          rows={items.map((item) => ({
            key: item.reference,
            cells: {
              case: <a href={`${path}/${item.reference}#case`} className="sp-nowrap">{item.reference}</a>,
              title: item.awaitsScreening ? m.inbox.stages.screening : item.isHidden ? m.proposals.page.hiddenTitle : <span lang={item.language === locale ? undefined : item.language} dir="auto">{item.title}</span>,
              result: <>{words.itemStates[item.state]}{item.problem ? <>: {refusalText(m, item.problem)}</> : null}</>,
            },
          }))} />
      )}
      <div className="sp-cluster">
        {query.after > 0 ? <Button kind="tertiary" href={`${withQuery(address, { part: of(query.part) })}#report`}>{words.first}</Button> : null}
        {next === null ? null : <Button kind="secondary" href={`${withQuery(address, { part: of(query.part), after: String(next) })}#report`}>{m.shell.next}</Button>}
        <Button kind="tertiary" href={`${address}/report.csv`}>{words.csv}</Button>
      </div>
    </section>
  );
}
