import { typedOf, type ActAgain } from "#app/components/desk/act-again.ts";
import { fieldError } from "#app/components/shell/field-error.ts";
import { FormErrors } from "#app/components/shell/form-errors.tsx";
import { PeoplesText } from "#app/components/shell/text-of-people.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Details } from "#app/components/ui/details.tsx";
import { Field } from "#app/components/ui/field.tsx";
import { RadioGroup } from "#app/components/ui/radio-group.tsx";
import { Tag } from "#app/components/ui/tag.tsx";
import type { PartyView } from "#app/domain/initiative-authorities/list-parties.server.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { locales, type AuthorityState } from "#db/values.ts";
import { partiesId } from "./gap-list.tsx";
import { NamePartyForm } from "./name-party-form.tsx";

export type PartyDone = "named" | "told" | "removed" | "lead";

export const stateTags = { named: "neutral", told: "info", confirmed: "success", declined: "warning" } as const satisfies Record<AuthorityState, string>;

/** Who carries an initiative out, as staff see and change it. `path`: where the forms go; null where nothing can be changed. */
export function Parties({ parties, path, again, done }: { parties: readonly PartyView[]; path: string | null; again: ActAgain | undefined; done: PartyDone | undefined }) {
  const { m } = useLocale();
  const words = m.initiativeDesk.parties;
  return (
    <section className="sp-section sp-measure" id={partiesId} aria-labelledby="parties-heading">
      <h2 id="parties-heading" tabIndex={-1}>{words.title}</h2>
      <p>{words.lead}</p>
      {done ? <Alert kind="success" heading={words.done[done]} headingLevel={null} role="status" focus /> : null}
      {parties.length === 0 ? <p className="sp-muted">{words.none}</p> : <ul className="sp-list" role="list">{parties.map((party) => <Party key={party.id} party={party} path={path} again={typedOf(again, "party") === party.id ? again : undefined} />)}</ul>}
      {path ? <Details summary={words.add} open={again !== undefined && typedOf(again, "party") === undefined}><NamePartyForm action={`${path}#${partiesId}`} again={typedOf(again, "party") === undefined ? again : undefined} /></Details> : null}
    </section>
  );
}

function Party({ party, path, again }: { party: PartyView; path: string | null; again: ActAgain | undefined }) {
  const { locale, m } = useLocale();
  const words = m.initiativeDesk.parties;
  const { authorityRoles: roles, authoritySectors: sectors, authorityStates: states } = m.initiativeTemplate;
  const { name, role, sector, state, email, toldAt, answeredAt, remark } = party;
  return (
    <li className="sp-requests__one">
      <h3 className="sp-list__title">{name}</h3>
      <p className="sp-cluster"><Tag kind={stateTags[state]}>{states[state]}</Tag><span className="sp-small">{[roles[role], sectors[sector], email, toldAt ? words.told(format.shortDate(locale, toldAt)) : "", answeredAt ? words.answered(format.shortDate(locale, answeredAt)) : ""].filter(Boolean).join(" · ")}</span></p>
      {remark ? <blockquote className="sp-quote"><PeoplesText text={remark} language={locale} /></blockquote> : null}
      {path ? <Details summary={words.askOf(words.manage, name)} open={again !== undefined}><ManageParty party={party} path={path} again={again} /></Details> : null}
    </li>
  );
}

function ManageParty({ party: { id, name, role, state, email }, path, again }: { party: PartyView; path: string; again: ActAgain | undefined }) {
  const { locale, m } = useLocale();
  const words = m.initiativeDesk.parties;
  const field = `ask-${id}`;
  const error = fieldError(m, again?.errors.email);
  const hidden = <input type="hidden" name="party" value={id} />;
  return (
    <>
      <form method="post" action={`${path}#${partiesId}`} className="sp-stack" noValidate data-once="">
        <FormErrors errors={[{ field, text: error }]} />
        {hidden}
        <Field id={field} name="email" kind="email" label={words.email} defaultValue={typedOf(again, "email") ?? email} error={error} autoComplete="off" />
        <RadioGroup id={`locale-${id}`} name="locale" legend={words.language} inline value={typedOf(again, "locale") ?? locale} options={locales.map((each) => ({ value: each, label: words.languages[each] }))} />
        <div className="sp-actions"><Button name="intent" value="ask" kind="secondary" small ariaLabel={words.askOf(state === "named" ? words.ask : words.askAgain, name)}>{state === "named" ? words.ask : words.askAgain}</Button></div>
      </form>
      {role === "lead" ? null : <form method="post" action={`${path}#${partiesId}`} data-once="">{hidden}<p className="sp-small">{words.makeLeadText}</p><Button name="intent" value="make-lead" kind="tertiary" small ariaLabel={words.askOf(words.makeLead, name)}>{words.makeLead}</Button></form>}
      <form method="post" action={`${path}#${partiesId}`} data-once="">{hidden}<Button name="intent" value="remove-party" kind="tertiary" small ariaLabel={words.askOf(words.remove, name)}>{words.remove}</Button></form>
    </>
  );
}
