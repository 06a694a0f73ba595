import { Button } from "#app/components/ui/button.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Words } from "#app/components/shell/worded.tsx";
import type { DeskCase } from "#app/domain/triage/get-desk.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import type { ActAgain } from "./act-again.ts";
import { AnswerForm } from "./answer-form.tsx";
import { deskPath, type InboxQuery } from "./inbox-query.ts";
import { ModerationPanel } from "./panels/moderation-panel.tsx";
import { ShortlistFields, shortlistFormId } from "./shortlist-fields.tsx";

/** Where the link from the top of a case leads, on screens that have the acts below the text. */
export const actsId = "handling";

/** The right side of the desk: take the case, answer it, take it into an initiative, hide it. */
export function CaseActs({ data, query, again }: { data: DeskCase & { held: ActAgain | undefined }; query: InboxQuery; again: ActAgain | undefined }) {
  const { locale, m } = useLocale();
  const { desk } = m;
  const { plan, proposal, notes, isMine } = data;
  const path = deskPath(locale, plan.slug, `/${proposal.reference}`, query);
  const of = (intent: string) => (again?.intent === intent ? again : undefined);
  const isAnswerable = proposal.status !== "withdrawn";
  const place = again?.intent === "answer" && isAnswerable ? "answer" : "top";
  /** Stands where the fragment of the form leads that was sent. */
  const overtaken = (at: "top" | "answer") => (again?.overtaken && at === place ? <Alert kind="warning" heading={m.shell.errors.conflict.title} focus role="alert"><p>{desk.overtaken} {again.intent === "answer" ? desk.overtakenText : null}</p></Alert> : null);
  const version = <input type="hidden" name="version" value={notes.version} />;
  if (notes.isCoAuthor) return <section className="sp-desk__answer" id={actsId} tabIndex={-1} aria-label={desk.actLabel}><Alert kind="info" heading={m.coAuthors.desk} /></section>;
  if (proposal.isOwn || notes.isOfOwnOrganisation) return <section className="sp-desk__answer" id={actsId} tabIndex={-1} aria-label={desk.actLabel}><Alert kind="info" heading={proposal.isOwn ? desk.own : desk.ownOrganisation} /></section>;
  return (
    <section className="sp-desk__answer" id={actsId} tabIndex={-1} aria-label={desk.actLabel}>
      {data.held && again === data.held ? <Alert kind="info" heading={m.shell.heldNotice} focus role="status" /> : null}
      {overtaken("top")}
      <form method="post" action={`${path}#${actsId}`} className="sp-actions" data-once="">
        {version}
        {isMine ? <Button name="intent" value="release" kind="secondary" small>{desk.release}</Button> : <Button name="intent" value="take" kind={notes.assignee ? "secondary" : "primary"} small>{notes.assignee ? desk.takeOver : desk.takeOn}</Button>}
      </form>
      {isAnswerable ? <div id="answering">{overtaken("answer")}<AnswerForm path={path} version={notes.version} response={proposal.response} again={of("answer")} /></div> : null}
      {proposal.isHidden ? null : (
        <section className="sp-desk__section" id="shortlist">
          <h2>{desk.shortlist.title}</h2>
          {proposal.initiatives.length > 0 ? (
            <ul className="sp-history" role="list">
              {proposal.initiatives.map((initiative) => (
                <li key={initiative.reference}>
                  <form method="post" action={`${path}#shortlist`} className="sp-cluster" data-once="">
                    <span>{desk.shortlist.current} <a href={`/${locale}/initiatives/${initiative.reference}`}>{initiative.reference} <Words of={initiative.title} /></a> ({m.words.degrees[initiative.degree].toLowerCase()})</span>
                    <input type="hidden" name="initiative" value={initiative.reference} /><Button name="intent" value="unshortlist" kind="tertiary" small ariaLabel={`${desk.shortlist.remove} ${initiative.reference}`}>{desk.shortlist.remove}</Button>
                  </form>
                </li>
              ))}
            </ul>
          ) : null}
          <form method="post" action={`${path}#${shortlistFormId}`} id={shortlistFormId} className="sp-stack" noValidate data-once=""><ShortlistFields initiatives={data.initiatives} again={of("shortlist")} /><div className="sp-actions"><Button name="intent" value="shortlist" kind="secondary">{desk.shortlist.send}</Button></div></form>
        </section>
      )}
      <ModerationPanel data={data} query={query} />
    </section>
  );
}
