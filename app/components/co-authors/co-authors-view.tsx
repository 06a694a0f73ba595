import { typedOf, type ActAgain } from "#app/components/desk/act-again.ts";
import { ActProblem } from "#app/components/organisations/act-problem.tsx";
import { fieldError } from "#app/components/shell/field-error.ts";
import { FormErrors } from "#app/components/shell/form-errors.tsx";
import { ClosedProposalContext, Refused } from "#app/components/shell/refused.tsx";
import { useLangOf } from "#app/components/shell/text-of-people.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { BackLink } from "#app/components/ui/back-link.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Details } from "#app/components/ui/details.tsx";
import { Field } from "#app/components/ui/field.tsx";
import { getFieldId } from "#app/components/ui/field-id.ts";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import type { CoAuthorsPage } from "#app/domain/co-authors/list-co-authors.server.ts";
import { coAuthorLimit } from "#app/domain/co-authors/schema.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import type { Messages } from "#app/i18n/messages.ts";

type Done = "invited" | "withdrawn" | "removed";

/** Who stands beside the author of a draft or a proposal, and the form that asks somebody to. */
export function CoAuthorsView({ found, path, backHref, inviter, done, again }: { found: CoAuthorsPage; path: string; backHref: string; inviter: string; done: Done | undefined; again: ActAgain | undefined }) {
  const { m } = useLocale();
  const words = m.coAuthors;
  const { place, permission, coAuthors } = found;
  const lang = useLangOf(place.language);
  const invites = again?.intent === "invite" ? again : undefined;
  return (
    <ClosedProposalContext.Provider value={place.closed}>
      <div className="sp-measure">
        <PageHeading
          before={<BackLink href={backHref}>{place.reference ? words.backToProposal : words.backToDraft}</BackLink>}
          kicker={<span>{place.reference ?? words.ofDraft}</span>}
          title={words.title} lead={permission.allowed && !place.isShared ? words.lead : undefined}
          after={<p><strong lang={lang} dir="auto">{place.title.trim() || words.untitled}</strong></p>}
        />
        {done && !again ? <Alert kind="success" heading={words.done[done]} role="status" focus /> : null}
        <ActProblem problem={again && !invites ? again.errors.problem : undefined} place="co-authors" />
        {permission.allowed || place.isShared ? null : <Refused permission={permission} returnTo={path} notDone={invites ? words.notSent : undefined} closedWords={words.closed} />}
        {place.isShared ? <Alert kind="info" heading={words.shared} /> : permission.allowed || invites ? <Invite path={path} inviter={inviter} again={invites} isOpen={permission.allowed} /> : null}
        <section className="sp-section" id="co-authors" tabIndex={-1} aria-labelledby="co-authors-heading">
          <h2 id="co-authors-heading">{words.asked}</h2>
          {coAuthors.length === 0 ? <p className="sp-muted">{words.none}</p> : <ul className="sp-list" role="list">{coAuthors.map((each) => <CoAuthor key={each.id} coAuthor={each} path={path} />)}</ul>}
        </section>
      </div>
    </ClosedProposalContext.Provider>
  );
}

/** What was typed stays to be seen where it can no longer be sent. */
function Invite({ path, inviter, again, isOpen }: { path: string; inviter: string; again: ActAgain | undefined; isOpen: boolean }) {
  const { m } = useLocale();
  const words = m.coAuthors;
  const problem = again?.errors.email === "email_missing" ? "co_author_email_missing" : again?.errors.email;
  const error = fieldError(m, problem);
  return (
    <section className="sp-section" aria-labelledby="invite">
      <h2 id="invite">{words.invite}</h2>
      {isOpen ? <><p>{words.inviteText(inviter)}</p><p className="sp-small">{words.atMost(coAuthorLimit)}</p></> : null}
      <form method="post" action={path} className="sp-stack" noValidate data-once="">
        <FormErrors errors={[{ field: getFieldId("email"), text: error }]} />
        <Field name="email" kind="email" label={words.email} defaultValue={typedOf(again, "email") ?? ""} error={error} autoComplete="off" spellCheck={false} />
        {isOpen ? <div className="sp-actions"><Button name="intent" value="invite">{words.send}</Button></div> : null}
      </form>
    </section>
  );
}

function CoAuthor({ coAuthor, path }: { coAuthor: CoAuthorsPage["coAuthors"][number]; path: string }) {
  const { locale, m } = useLocale();
  const words = m.coAuthors;
  const whom = coAuthor.name || coAuthor.email || words.someone;
  const act = coAuthor.state === "accepted" ? words.remove : coAuthor.state === "invited" ? words.withdraw : words.forget;
  const isCoAuthor = coAuthor.state === "accepted";
  const remove = (
    <form method="post" action={path} data-once="">
      <input type="hidden" name="coAuthor" value={coAuthor.id} />
      <Button name="intent" value="remove" kind={isCoAuthor ? "warning" : "secondary"} small ariaLabel={words.actOn(act, whom)}>{act}</Button>
    </form>
  );
  return (
    <li className="sp-list__row">
      <div className="sp-stack--tight">
        <h3 className="sp-list__title" dir="auto">{whom}</h3>
        <p className="sp-list__meta">{stateOf(m, coAuthor, (date) => format.date(locale, date))}</p>
        {isCoAuthor ? <Details summary={words.actOn(act, whom)}><p>{words.removeSure}</p>{remove}</Details> : remove}
      </div>
    </li>
  );
}

function stateOf(m: Messages, { state, isExpired, expiresAt, decidedAt }: CoAuthorsPage["coAuthors"][number], date: (date: Date) => string): string {
  const { states } = m.coAuthors;
  if (state === "invited") return (isExpired ? states.expired : states.invited)(date(expiresAt));
  return states[state](date(decidedAt ?? expiresAt));
}
