import { Button } from "#app/components/ui/button.tsx";
import { Details } from "#app/components/ui/details.tsx";
import type { PersonPage, RoleHeld } from "#app/domain/people/get-person.server.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { ScopeName } from "./scope-name.tsx";

/** The element that takes a role back, which an error summary can lead to. */
export function revokeId({ role, scope }: { role: string; scope: string }): string {
  return `revoke-${role}-${scope}`;
}

/** The roles of somebody, each with the way to take it back, for who may. */
export function RolesHeld({ person, refused }: { person: PersonPage; /** The role whose taking back was refused, and why. */ refused: { role: string; scope: string; text: string } | undefined }) {
  const { person: words } = useLocale().m.admin;
  if (person.roles.length === 0) return <p>{words.rolesNone}</p>;
  return (
    <ul className="sp-list" role="list">
      {person.roles.map((each) => <Role key={revokeId(each)} person={person} held={each} problem={refused && revokeId(refused) === revokeId(each) ? refused.text : undefined} />)}
    </ul>
  );
}

function Role({ person, held, problem }: { person: PersonPage; held: RoleHeld; problem: string | undefined }) {
  const { locale, m } = useLocale();
  const words = m.admin.person;
  const { role, scope, plan, grantedAt, grantedBy, mayRevoke } = held;
  const date = format.date(locale, grantedAt);
  return (
    <li className="sp-list__row">
      <div>
        <h3 className="sp-list__title">{m.admin.roles[role]}</h3>
        <p><ScopeName plan={plan} /></p>
        <p className="sp-list__meta">{grantedBy ? words.grantedOnBy(date, grantedBy) : words.grantedOn(date)}{mayRevoke || person.isOwn ? null : ` · ${words.notYours}`}</p>
        {mayRevoke ? (
          <Details summary={words.revokeSummary(m.words.roles[role] ?? role)} open={problem !== undefined} id={revokeId(held)}>
            {problem ? <p className="form-error-message">{problem}</p> : null}
            <p>{words.revokeText(person.name)}</p>
            <form method="post" action={`/${locale}/admin/people/${person.id}`} data-once="">
              <input type="hidden" name="role" value={role} />
              <input type="hidden" name="scope" value={scope} />
              <Button kind="warning" name="intent" value="revoke">{words.revoke}</Button>
            </form>
          </Details>
        ) : null}
      </div>
    </li>
  );
}
