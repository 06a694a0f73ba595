import { Button } from "#app/components/ui/button.tsx";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import type { OwnIdentity } from "#app/domain/identities/list-identities.server.ts";
import type { NamedProvider } from "./sign-in-providers.tsx";

/** The logins connected to one's account, and the providers that could be: what `describeIdentities` gives. */
export type IdentitiesView = { identities: readonly OwnIdentity[]; providers: readonly NamedProvider[]; hasPassword: boolean };

/** Where one sees, connects and removes the other ways to sign in to one's account, as part of a page. Nothing where no provider was ever set up. */
export function Identities({ of }: { of: IdentitiesView }) {
  const { own } = useLocale().m.identity;
  if (of.identities.length === 0 && of.providers.length === 0) return null;
  return (
    <section className="sp-section" id="identities">
      <h2>{own.title}</h2>
      <p>{own.lead}</p>
      <IdentityList of={of} headingLevel={3} />
    </section>
  );
}

/** The same without heading. */
export function IdentityList({ of: { identities, providers, hasPassword }, headingLevel }: { of: IdentitiesView; headingLevel: 2 | 3 }) {
  const { locale, m } = useLocale();
  const { own } = m.identity;
  const isLast = !hasPassword && identities.length === 1;
  const free = providers.filter(({ id }) => !identities.some((each) => each.provider === id));
  return (
    <>
      {identities.length === 0 ? <p>{own.none}</p> : (
        <ul className="sp-list" role="list">
          {identities.map((identity) => <Row key={identity.id} identity={identity} name={providers.find(({ id }) => id === identity.provider)?.name ?? own.gone(identity.provider)} isLast={isLast} headingLevel={headingLevel} />)}
        </ul>
      )}
      {free.length > 0 ? <div className="sp-actions">{free.map(({ id, name }) => <Button key={id} kind="secondary" href={`/${locale}/account/identities/${id}`}>{own.connect(name)}</Button>)}</div> : null}
    </>
  );
}

function Row({ identity: { id, level, kind, cvr, createdAt, lastUsedAt }, name, isLast, headingLevel }: { identity: OwnIdentity; name: string; isLast: boolean; headingLevel: 2 | 3 }) {
  const { locale, m } = useLocale();
  const { own, levels } = m.identity;
  const Heading = `h${headingLevel}` as const;
  const professional = kind === "person" ? "" : ` (${cvr ? own.professional(cvr) : own.professionalPlain})`;
  return (
    <li className="sp-list__row">
      <div>
        <Heading className="sp-list__title">{name}{professional}</Heading>
        <p className="sp-list__meta">{own.facts(levels[level], format.date(locale, createdAt), format.date(locale, lastUsedAt))}</p>
        {isLast ? <p>{own.lastOne} <a href={`/${locale}/account/password`}>{own.choosePassword}</a></p> : null}
      </div>
      {isLast ? null : (
        <form method="post" action={`/${locale}/account/identities`} className="sp-list__side" data-once="">
          <input type="hidden" name="identity" value={id} />
          <Button kind="secondary" small ariaLabel={own.disconnectThis(name)}>{own.disconnect}</Button>
        </form>
      )}
    </li>
  );
}
