import { When } from "#app/components/shell/when.tsx";
import { DefinitionList } from "#app/components/ui/definition-list.tsx";
import { Tag } from "#app/components/ui/tag.tsx";
import type { PersonPage } from "#app/domain/people/get-person.server.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";

/** What is known of somebody's account, as far as a role asks for it. */
export function PersonFacts({ person }: { person: PersonPage }) {
  const { locale, m } = useLocale();
  const words = m.admin.person;
  const { email, emailVerified, organisations, secondFactorAt, isDemo, createdAt, lastSeenAt } = person;
  const secondFactor = secondFactorAt ? words.secondFactorSince(format.date(locale, secondFactorAt)) : isDemo ? words.secondFactorDemo : words.secondFactorOff;
  return (
    <DefinitionList items={[
      { term: words.email, text: <>{email} {emailVerified ? <Tag kind="success">{words.confirmed}</Tag> : <Tag kind="warning">{words.notConfirmed}</Tag>}</> },
      {
        term: words.organisations,
        text: organisations.length === 0 ? words.noOrganisations : (
          <ul className="sp-stack sp-stack--tight" role="list">
            {organisations.map(({ id, name, role, verified }) => <li key={id}><a href={`/${locale}/organisations/${id}`} dir="auto">{name}</a>, {words.memberRoles[role]} ({verified ? m.words.verified : m.words.notVerified})</li>)}
          </ul>
        ),
      },
      { term: words.secondFactor, text: secondFactor },
      { term: words.created, text: <When at={createdAt} /> },
      { term: words.lastSeen, text: lastSeenAt ? <When at={lastSeenAt} /> : words.never },
    ]} />
  );
}
