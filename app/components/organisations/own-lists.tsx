import { Button } from "#app/components/ui/button.tsx";
import { Details } from "#app/components/ui/details.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import type { OwnOrganisation, OwnOrganisations } from "#app/domain/organisations/get-own-organisations.server.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { OrganisationLink } from "./organisation-link.tsx";
import { OrganisationMark } from "./organisation-mark.tsx";
import { organisationPath } from "./organisation-path.ts";

/** The organisations that one belongs to, and the ways out of them. */
export function OwnOrganisationList({ path, own }: { path: string; own: readonly OwnOrganisation[] }) {
  const { m } = useLocale();
  const words = m.organisations.own;
  return (
    <section className="sp-section" aria-labelledby="own">
      <h2 id="own">{words.list}</h2>
      {own.length === 0 ? <EmptyState headingLevel={3} heading={words.none} text={words.noneText} /> : <ul className="sp-list" role="list">{own.map((each) => <Own key={each.id} path={path} organisation={each} />)}</ul>}
    </section>
  );
}

function Own({ path, organisation }: { path: string; organisation: OwnOrganisation }) {
  const { locale, m } = useLocale();
  const words = m.organisations.own;
  const { id, name, role, type, verified } = organisation;
  return (
    <li className="sp-list__row">
      <div className="sp-stack--tight">
        <h3 className="sp-list__title"><OrganisationLink id={id} name={name} /></h3>
        <OrganisationMark type={type} verified={verified} compact />
        <p>{m.organisations.page.yourRole(role)}</p>
        <div className="sp-cluster">
          <Button href={organisationPath(locale, id, "/members")} kind="secondary" small ariaLabel={`${words.members}: ${name}`}>{words.members}</Button>
          <Button href={organisationPath(locale, id, "/drafts")} kind="secondary" small ariaLabel={`${m.organisations.page.drafts}: ${name}`}>{m.organisations.page.drafts}</Button>
          {role === "representative" ? <Button href={organisationPath(locale, id, "/edit")} kind="secondary" small ariaLabel={`${words.edit}: ${name}`}>{words.edit}</Button> : null}
        </div>
        <Details summary={<span dir="auto">{words.leave(name)}</span>}>
          <form method="post" action={path} className="sp-stack" data-once="">
            <input type="hidden" name="organisation" value={id} />
            <p>{words.leaveText}</p>
            <div className="sp-actions"><Button name="intent" value="leave" kind="warning" small>{words.leaveSubmit}</Button></div>
          </form>
        </Details>
      </div>
    </li>
  );
}

/** Requests to join that nobody has answered. */
export function OwnRequests({ path, requests }: { path: string; requests: OwnOrganisations["requests"] }) {
  const { locale, m } = useLocale();
  const words = m.organisations.own;
  return (
    <section className="sp-section" aria-labelledby="requests">
      <h2 id="requests">{words.requests}</h2>
      <ul className="sp-list" role="list">
        {requests.map(({ id, name, at }) => (
          <li className="sp-list__row" key={id}>
            <div className="sp-stack--tight">
              <h3 className="sp-list__title"><OrganisationLink id={id} name={name} /></h3>
              <p>{words.requestedAt(format.date(locale, at))}</p>
              <form method="post" action={path} data-once="">
                <input type="hidden" name="organisation" value={id} />
                <Button name="intent" value="withdraw" kind="secondary" small ariaLabel={`${words.withdraw}: ${name}`}>{words.withdraw}</Button>
              </form>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
