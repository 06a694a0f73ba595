import { Button } from "#app/components/ui/button.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Words } from "#app/components/shell/worded.tsx";
import { isAnswerable } from "#app/domain/answers/policy.ts";
import { isHandled, isPlaceable } from "#app/domain/triage/case-rules.ts";
import type { DeskCase } from "#app/domain/triage/get-desk.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import type { ActAgain } from "./act-again.ts";
import { AnswerSection, EndedDraft } from "./answer-section.tsx";
import { deskPath, type InboxQuery } from "./inbox-query.ts";
import { InterestNotice } from "./interest-notice.tsx";
import { NotTaken } from "./not-taken.tsx";
import { ModerationPanel } from "./panels/moderation-panel.tsx";
import { StageForm } from "./stage-form.tsx";
import { ShortlistFields, shortlistFormId, typedShortlist } from "./shortlist-fields.tsx";

/** Where the link from the top of a case leads, on screens that have the acts below the text. */
export const actsId = "handling";

/** The right side of the desk: take the case, answer it, take it into an initiative, hide it. */
export function CaseActs({ data, query, again }: { data: DeskCase & { held: ActAgain | undefined }; query: InboxQuery; again: ActAgain | undefined }) {
  const { locale, m } = useLocale();
  const { desk } = m;
  const { plan, proposal, notes, isMine } = data;
  const path = deskPath(locale, plan.slug, `/${proposal.reference}`, query);
  const act = (name: string) => deskPath(locale, plan.slug, `/${proposal.reference}/${name}`, query);
  const of = (intent: string) => (again?.intent === intent ? again : undefined);
  const jumps = [...(isAnswerable(proposal) ? [{ href: "#answering", text: desk.answer.title, key: "a" }] : []), ...(isPlaceable(proposal) ? [{ href: "#shortlist", text: desk.shortlist.title, key: "s" }] : []), { href: "#notes", text: m.inbox.notes, key: "n" }];
  const version = <input type="hidden" name="version" value={notes.version} />;
  const typed = again ? typedShortlist(m, again) : [];
  if (notes.interest) return <section className="sp-desk__answer" id={actsId} tabIndex={-1} aria-label={desk.actLabel}>{again ? <NotTaken proposal={proposal} interest={notes.interest} texts={typed} /> : null}<InterestNotice interest={notes.interest} /></section>;
  // An act that is not offered any more, which somebody sent from a page that still had it.
  const isNotTaken = again !== undefined && (again.overtaken ? !isHandled(proposal) : again.intent === "shortlist" && !isPlaceable(proposal));
  return (
    <section className="sp-desk__answer" id={actsId} tabIndex={-1} aria-label={desk.actLabel}>
      {data.held && again === data.held ? <Alert kind="info" heading={m.shell.heldNotice} focus role="status" /> : null}
      {isNotTaken ? <NotTaken proposal={proposal} texts={typed} /> : again?.overtaken ? <Alert kind="warning" heading={m.shell.errors.conflict.title} focus role="alert"><p>{desk.overtaken}</p></Alert> : null}
      <form method="post" action={`${path}#${actsId}`} className="sp-actions" data-once="">
        {version}
        {isMine ? <Button name="intent" value="release" kind="secondary" small data={{ "data-key": "t" }}>{desk.release}</Button> : !isHandled(proposal) ? null : <Button name="intent" value="take" kind={notes.assignee ? "secondary" : "primary"} small data={{ "data-key": "t" }}>{notes.assignee ? desk.takeOver : desk.takeOn}</Button>}
        {isHandled(proposal) ? <Button href={act("assign")} kind="tertiary" small ariaLabel={`${m.inbox.assignShort}: ${m.inbox.assign}`} data={{ "data-key": "i" }}>{m.inbox.assignShort}</Button> : null}
      </form>
      <nav aria-label={m.inbox.jumps} className="sp-desk__jumps">
        <ul className="sp-inline-list" role="list">{jumps.map(({ href, text, key }) => <li key={key}><a href={href} data-key={key}>{text} <kbd className="sp-key" aria-hidden="true" hidden data-desk-keys="">{key}</kbd></a></li>)}</ul>
      </nav>
      <StageForm action={act("stage")} status={proposal.status} stage={notes.stage} version={notes.version} />
      {isAnswerable(proposal) ? <AnswerSection path={deskPath(locale, plan.slug, `/${proposal.reference}/answer`, query)} version={notes.version} panel={data.panels.answer} response={proposal.response} initiatives={data.initiatives} again={undefined} code={query.code} /> : data.panels.answer.draft ? <EndedDraft path={deskPath(locale, plan.slug, `/${proposal.reference}/answer`, query)} version={notes.version} draft={data.panels.answer.draft} /> : null}
      {proposal.isHidden || proposal.status === "split" || (!isPlaceable(proposal) && proposal.initiatives.length === 0) ? null : (
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
          {isPlaceable(proposal) ? <form method="post" action={`${path}#${shortlistFormId}`} id={shortlistFormId} className="sp-stack" noValidate data-once=""><ShortlistFields initiatives={data.initiatives} again={of("shortlist")} /><div className="sp-actions"><Button name="intent" value="shortlist" kind="secondary">{desk.shortlist.send}</Button></div></form> : null}
        </section>
      )}
      <ModerationPanel data={data} query={query} />
    </section>
  );
}
