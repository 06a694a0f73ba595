import { PeoplesText } from "#app/components/shell/text-of-people.tsx";
import { When } from "#app/components/shell/when.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { DefinitionList } from "#app/components/ui/definition-list.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { Table } from "#app/components/ui/table.tsx";
import { Tag } from "#app/components/ui/tag.tsx";
import type { AdminOrganisation, LookAlike } from "#app/domain/organisations/administration.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { withQuery } from "#app/lib/with-query.ts";
import { organisationPath } from "./organisation-path.ts";

/** What an organisation says of itself, with where to check it. */
export function OrganisationFacts({ organisation, createdAt, said }: Pick<AdminOrganisation, "organisation" | "createdAt" | "said">) {
  const { locale, m } = useLocale();
  const words = m.organisations.admin;
  const { id, cvr, website, description, emailDomain } = organisation;
  return (
    <section className="sp-section" aria-labelledby="facts">
      <h2 id="facts">{words.facts}</h2>
      <DefinitionList items={[
        { term: m.organisations.page.cvr, text: <>{cvr}<br /><a href={`https://datacvr.virk.dk/enhed/virksomhed/${cvr}`} rel="noopener noreferrer">{words.lookUp}</a></> },
        ...(website ? [{ term: m.organisations.page.website, text: <a href={website} rel="nofollow ugc noopener noreferrer">{new URL(website).host}</a> }] : []),
        ...(description ? [{ term: m.organisations.edit.description, text: <PeoplesText text={description} language={locale} /> }] : []),
        { term: words.domain, text: emailDomain ?? words.noDomain },
        { term: words.said, text: words.saidCount(said.proposals, said.comments) },
        { term: words.created, text: <When at={createdAt} /> },
      ]} />
      <p><a href={organisationPath(locale, id)}>{words.publicPage}</a></p>
    </section>
  );
}

/** Who writes for it. Of the addresses only where they belong. */
export function MembersTable({ members }: Pick<AdminOrganisation, "members">) {
  const { m } = useLocale();
  const words = m.organisations.admin;
  return (
    <section className="sp-section">
      <h2>{words.members}</h2>
      {members.length === 0 ? <EmptyState headingLevel={3} heading={words.noMembers} text={words.noMembersText} /> : (
        <>
          <p>{words.membersHint}</p>
          <Table id="members" caption={words.members} hideCaption compact
            columns={[{ key: "name", header: words.memberColumns.name }, { key: "role", header: words.memberColumns.role }, { key: "domain", header: words.memberColumns.domain }]}
            rows={members.map((member) => ({ key: member.userId, cells: { name: <span dir="auto">{member.name}</span>, role: m.organisations.roles[member.role], domain: <>@{member.domain}{member.confirmed ? null : ` (${words.notConfirmed})`}</> } }))} />
        </>
      )}
    </section>
  );
}

/** Others that may be the same, each with the way to compare the two. */
export function LookAlikes({ path, lookAlikes }: { path: string; lookAlikes: readonly LookAlike[] }) {
  const { locale, m } = useLocale();
  const words = m.organisations.admin;
  return (
    <section className="sp-section" aria-labelledby="look-alikes">
      <h2 id="look-alikes">{words.lookAlikes}</h2>
      <p>{lookAlikes.length === 0 ? words.noLookAlikes : words.lookAlikesText}</p>
      {lookAlikes.length === 0 ? null : (
        <ul className="sp-list" role="list">
          {lookAlikes.map((each) => (
            <li className="sp-list__row" key={each.id}>
              <div className="sp-stack--tight">
                <h3 className="sp-list__title"><a href={`/${locale}/admin/organisations/${each.id}`} dir="auto">{each.name}</a></h3>
                <p className="sp-list__meta">{m.words.participantTypes[each.type]} · {each.cvr} · {words.why[each.why]}</p>
                <Button kind="secondary" small href={withQuery(`${path}/merge`, { with: each.id })} ariaLabel={`${words.compare}: ${each.name}`}>{words.compare}</Button>
              </div>
              <div className="sp-list__side">{each.verified ? <Tag kind="success">{m.words.verified}</Tag> : <Tag>{m.words.notVerified}</Tag>}</div>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
