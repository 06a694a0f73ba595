import { demoPassword } from "#app/domain/seed/demo-password.ts";
import type { DemoPerson } from "#app/domain/accounts/list-demo-people.server.ts";
import { Card } from "#app/components/ui/card.tsx";
import { useLocale } from "#app/i18n/locale.tsx";

/** In a demonstration: whom one can sign in as. */
export function DemoPeople({ people }: { people: readonly DemoPerson[] }) {
  const { m } = useLocale();
  const { demo } = m.accounts;
  if (people.length === 0) return null;
  return (
    <Card kind="quiet" title={demo.title}>
      <p>{demo.text} <code>{demoPassword}</code></p>
      <ul>{people.map(({ email, name, participantType, role }) => <li key={email}><code>{email}</code> {name} · {role ? (m.words.roles[role] ?? role) : m.words.participantTypes[participantType]}</li>)}</ul>
    </Card>
  );
}
