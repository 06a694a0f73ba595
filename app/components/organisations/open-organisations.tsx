import { typedOf, type ActAgain } from "#app/components/desk/act-again.ts";
import { characterLimit } from "#app/components/shell/character-limit.ts";
import { fieldError } from "#app/components/shell/field-error.ts";
import { FormErrors } from "#app/components/shell/form-errors.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Details } from "#app/components/ui/details.tsx";
import { Tag } from "#app/components/ui/tag.tsx";
import { TextArea } from "#app/components/ui/text-area.tsx";
import type { OpenOrganisation, OwnOrganisations } from "#app/domain/organisations/get-own-organisations.server.ts";
import { organisationLimits } from "#app/domain/organisations/schema.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { OrganisationLink } from "./organisation-link.tsx";
import { OrganisationMark } from "./organisation-mark.tsx";

/** The organisations that one may ask to join: of one's own e-mail domain, or of the CVR number that one's own gives. */
export function OpenOrganisations({ path, byDomain, sameNumber, again }: Pick<OwnOrganisations, "byDomain" | "sameNumber"> & { path: string; again: ActAgain | undefined }) {
  const { m } = useLocale();
  const words = m.organisations.own;
  const row = (each: OpenOrganisation, text?: string) => <Open key={each.id} path={path} organisation={each} text={text} again={again && typedOf(again, "organisation") === each.id ? again : undefined} />;
  return (
    <>
      {sameNumber.length > 0 ? (
        <section className="sp-section" aria-labelledby="same-number">
          <h2 id="same-number">{words.sameNumber}</h2>
          <ul className="sp-list" role="list">{sameNumber.map((each) => row(each, words.sameNumberText(each.ownName, each.name)))}</ul>
        </section>
      ) : null}
      {byDomain.length > 0 ? (
        <section className="sp-section" aria-labelledby="by-domain">
          <h2 id="by-domain">{words.byDomain}</h2>
          <p>{words.byDomainText}</p>
          <ul className="sp-list" role="list">{byDomain.map((each) => row(each))}</ul>
        </section>
      ) : null}
    </>
  );
}

function Open({ path, organisation, text, again }: { path: string; organisation: OpenOrganisation; text: string | undefined; again: ActAgain | undefined }) {
  const { m } = useLocale();
  const words = m.organisations.own;
  const { id, name, type, verified, asked } = organisation;
  const message = typedOf(again, "message") ?? "";
  const error = fieldError(m, again?.errors.message, { max: organisationLimits.message, value: message });
  const field = `message-${id}`;
  return (
    <li className="sp-list__row">
      <div className="sp-stack--tight">
        <h3 className="sp-list__title"><OrganisationLink id={id} name={name} /></h3>
        <OrganisationMark type={type} verified={verified} compact />
        {text ? <p>{text}</p> : null}
        {asked ? <Tag kind="info">{words.asked}</Tag> : (
          <Details summary={<span dir="auto">{words.ask(name)}</span>} open={again !== undefined}>
            <form method="post" action={path} className="sp-stack" noValidate data-once="">
              <FormErrors errors={[{ field, text: error }]} />
              <input type="hidden" name="organisation" value={id} />
              <TextArea id={field} name="message" label={words.message} mark={`(${m.forms.optional})`} hint={words.messageHint} rows={3} defaultValue={message} error={error} count={characterLimit(m, organisationLimits.message)} />
              <div className="sp-actions"><Button name="intent" value="ask" kind="secondary">{words.askSubmit}</Button></div>
            </form>
          </Details>
        )}
      </div>
    </li>
  );
}
