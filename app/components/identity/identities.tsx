import { Button } from "#app/components/ui/button.tsx";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import type { OwnIdentity } from "#app/domain/identities/list-identities.server.ts";
import type { NamedProvider } from "./sign-in-providers.tsx";

/** The logins connected to one's account, and the providers that could be: what `describeIdentities` gives. */
export type IdentitiesView = { identities: readonly OwnIdentity[]; providers: readonly NamedProvider[]; hasPassword: boolean };

/** Where one sees, connects and removes the other ways to sign in to one's account. Nothing where no provider was ever set up. */
export function Identities({ of: { identities, providers, hasPassword } }: { of: IdentitiesView }) {
  const { locale, m } = useLocale();
  const { own } = m.identity;
  if (identities.length === 0 && providers.length === 0) return null;
  const isLast = !hasPassword && identities.length === 1;
  const free = providers.filter(({ id }) => !identities.some((each) => each.provider === id));
  return (
    <section className="sp-section" id="identities">
      <h2>{own.title}</h2>
      <p>{own.lead}</p>
      {identities.length === 0 ? <p>{own.none}</p> : null}
      <ul className="sp-list" role="list">
        {identities.map((identity) => <Row key={identity.id} identity={identity} name={providers.find(({ id }) => id === identity.provider)?.name ?? own.gone(identity.provider)} isLast={isLast} />)}
      </ul>
      {free.length > 0 ? <div className="sp-actions">{free.map(({ id, name }) => <Button key={id} kind="secondary" href={`/${locale}/account/identities/${id}`}>{own.connect(name)}</Button>)}</div> : null}
    </section>
  );
}

function Row({ identity: { id, level, kind, cvr, createdAt, lastUsedAt }, name, isLast }: { identity: OwnIdentity; name: string; isLast: boolean }) {
  const { locale, m } = useLocale();
  const { own, levels } = m.identity;
  const professional = kind === "person" ? "" : ` (${cvr ? own.professional(cvr) : own.professionalPlain})`;
  return (
    <li className="sp-list__row">
      <div>
        <h3 className="sp-list__title">{name}{professional}</h3>
        <p className="sp-list__meta">{own.facts(levels[level], format.date(locale, createdAt), format.date(locale, lastUsedAt))}</p>
        {isLast ? <p>{own.lastOne} <a href={`/${locale}/forgot-password`}>{own.choosePassword}</a></p> : null}
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
