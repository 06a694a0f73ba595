import { useLangOf } from "#app/components/shell/text-of-people.tsx";
import { When } from "#app/components/shell/when.tsx";
import type { DeskCase } from "#app/domain/triage/get-desk.server.ts";
import type { OtherSubmission } from "#app/domain/triage/list-of-same-author.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { CaseHistory } from "./case-history.tsx";
import { CaseNoteList } from "./case-notes.tsx";
import { deskPath, type InboxQuery } from "./inbox-query.ts";
import { NoteForm } from "./note-form.tsx";

/** Below a case's text: what else its sender put forward, what staff say to each other, and what happened. */
export function CaseAround({ data, query }: { data: DeskCase; query: InboxQuery }) {
  const { locale, m } = useLocale();
  const words = m.inbox;
  const { plan, proposal, notes } = data;
  const pathOf = (reference: string, rest = "") => deskPath(locale, plan.slug, `/${reference}${rest}`, query);
  return (
    <>
      <section className="sp-desk__section" aria-labelledby="case-others">
        <h2 id="case-others">{words.others}</h2>
        {notes.others.rows.length === 0 ? <p className="sp-small">{proposal.isImported ? words.othersImported : words.othersNone}</p> : <ul className="sp-history" role="list">{notes.others.rows.map((row) => <Other key={row.reference} row={row} href={`${pathOf(row.reference)}#case`} />)}</ul>}
        {notes.others.isMore ? <p className="sp-small">{words.othersMore}</p> : null}
      </section>
      {notes.notes ? (
        <section className="sp-desk__section" id="notes" tabIndex={-1} aria-labelledby="case-notes">
          <h2 id="case-notes">{words.notes}</h2>
          <p className="sp-small sp-muted">{words.notesText}</p>
          <CaseNoteList notes={notes.notes} />
          <NoteForm action={pathOf(proposal.reference, "/note")} formKey={notes.formKey} />
        </section>
      ) : null}
      <section className="sp-desk__section" aria-labelledby="case-history">
        <h2 id="case-history">{m.desk.history}</h2>
        <CaseHistory entries={notes.history} />
        {notes.isMoreHistory ? <p className="sp-small"><a href={pathOf(proposal.reference, "/history")}>{words.allHistory}</a></p> : null}
      </section>
    </>
  );
}

function Other({ row, href }: { row: OtherSubmission; href: string }) {
  const { m } = useLocale();
  const lang = useLangOf(row.language);
  return <li><a href={href} lang={row.title ? lang : undefined} dir="auto">{row.title || m.proposals.page.hiddenTitle}</a> <span className="sp-muted"><span className="sp-nowrap">{row.reference}</span> · {m.words.statuses[row.status]} · <When at={row.submittedAt} short /></span></li>;
}
