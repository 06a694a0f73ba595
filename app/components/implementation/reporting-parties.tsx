import { typedOf, type ActAgain } from "#app/components/desk/act-again.ts";
import { NamePartyForm } from "#app/components/initiatives/name-party-form.tsx";
import { fieldError } from "#app/components/shell/field-error.ts";
import { FormErrors } from "#app/components/shell/form-errors.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Details } from "#app/components/ui/details.tsx";
import { Field } from "#app/components/ui/field.tsx";
import { RadioGroup } from "#app/components/ui/radio-group.tsx";
import type { PartyView } from "#app/domain/initiative-authorities/list-parties.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { locales } from "#db/values.ts";

export type ReportingDone = "asked" | "stopped" | "named";
type Props = { parties: readonly PartyView[]; path: string | null; /** Who can add one; null where there is nothing to report. */ adding: "reader" | "others" | null; again: ActAgain | undefined; done: ReportingDone | undefined };

/** Who carries an initiative out, each with the form that mails the link for reporting, and the form that adds one. `path` is null where nothing can be reported. */
export function ReportingParties({ parties, path, adding, again, done }: Props) {
  const { m } = useLocale();
  const words = m.implementation.desk.parties;
  return (
    <section className="sp-section sp-measure" id="parties" aria-labelledby="parties-heading">
      <h2 id="parties-heading">{words.title}</h2>
      {done ? <Alert kind="success" heading={{ asked: words.sent, stopped: words.stopped, named: words.named }[done]} headingLevel={null} role="status" focus /> : null}
      {parties.length === 0 ? <p className="sp-muted">{words.none} {adding === "reader" ? words.noneCoordinator : adding === "others" ? words.noneStaff : null}</p> : <><p>{words.lead}</p><ul className="sp-list" role="list">{parties.map((party) => <Party key={party.id} party={party} path={path} again={typedOf(again, "party") === party.id ? again : undefined} />)}</ul></>}
      {path !== null && adding === "reader" ? <Details summary={words.add} open={again?.intent === "name-party"}><NamePartyForm action={`${path}#parties`} again={again?.intent === "name-party" ? again : undefined} /></Details> : null}
    </section>
  );
}

function Party({ party: { id, name, role, state, email, hasLink }, path, again }: { party: PartyView; path: string | null; again: ActAgain | undefined }) {
  const { locale, m } = useLocale();
  const words = m.implementation.desk.parties;
  const field = `mailbox-${id}`;
  const error = fieldError(m, again?.errors.email);
  return (
    <li className="sp-progress__milestone">
      <h3 className="sp-list__title">{name}</h3>
      <p className="sp-small">{[m.initiativeTemplate.authorityRoles[role], email, state === "declined" ? words.declined : ""].filter(Boolean).join(" · ")}</p>
      {path === null ? null : (
        <Details summary={words.sendTo(name)} open={again !== undefined}>
          <form method="post" action={`${path}#parties`} className="sp-stack" noValidate data-once="">
            <FormErrors errors={[{ field, text: error }]} />
            <input type="hidden" name="party" value={id} />
            <Field id={field} name="email" kind="email" label={words.email} hint={words.emailHint} defaultValue={typedOf(again, "email") ?? email} error={error} autoComplete="off" />
            <RadioGroup id={`language-${id}`} name="locale" legend={words.language} inline value={typedOf(again, "locale") ?? locale} options={locales.map((each) => ({ value: each, label: m.implementation.form.languages[each] }))} />
            <div className="sp-actions"><Button name="intent" value="ask" kind="secondary" small ariaLabel={words.sendTo(name)}>{words.send}</Button></div>
          </form>
          {hasLink ? <form method="post" action={`${path}#parties`} data-once=""><input type="hidden" name="party" value={id} /><p className="sp-small">{words.stopText}</p><Button name="intent" value="stop-link" kind="tertiary" small ariaLabel={words.stopOf(name)}>{words.stop}</Button></form> : null}
        </Details>
      )}
    </li>
  );
}
