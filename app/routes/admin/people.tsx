import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { StaffTable } from "#app/components/admin/staff-table.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { FormErrors } from "#app/components/shell/form-errors.tsx";
import { AdminPage } from "#app/components/shell/side-nav.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { getFieldId } from "#app/components/ui/field-id.ts";
import { Field } from "#app/components/ui/field.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { Pagination } from "#app/components/ui/pagination.tsx";
import { listStaff, type StaffGroup } from "#app/domain/people/list-staff.server.ts";
import { searchPeople, type PeopleFound } from "#app/domain/people/search-people.server.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { withQuery } from "#app/lib/with-query.ts";
import { page } from "#app/server/route.server.ts";

const query = z.object({ q: z.string().max(254).transform((value) => value.trim()).catch(""), cursor: z.string().max(200).optional().catch(undefined) });

/** Those who have a role, or whom a search found; never everybody. */
export const loader = page({ access: "coordinator", query }, async ({ ctx, query }) => {
  const found = query.q === "" ? null : await searchPeople(ctx, query.q, query.cursor);
  return { q: query.q, found, staff: found && !found.tooShort ? [] : await listStaff(ctx) };
});

export const meta = titled((m) => m.admin.people.title);

export default function People() {
  const { q, found, staff } = useLoaderData<typeof loader>();
  const { locale, m } = useLocale();
  const words = m.admin.people;
  const path = `/${locale}/admin/people`;
  const error = found?.tooShort ? m.forms.fieldErrors.search_short : undefined;
  return (
    <AdminPage>
      <PageHeading title={words.title} lead={words.lead} />
      <FormErrors errors={[{ field: getFieldId("q"), text: error }]} />
      <form method="get" action={path} role="search" aria-label={words.find} className="sp-stack">
        <Field name="q" kind="search" label={words.searchLabel} hint={words.searchHint} error={error} defaultValue={q} autoComplete="off" spellCheck={false} />
        <div className="sp-actions"><Button icon="search">{words.search}</Button>{q ? <Button kind="tertiary" href={path}>{words.clear}</Button> : null}</div>
      </form>
      {found && !found.tooShort ? <Found found={found} q={q} /> : <Staff groups={staff} />}
    </AdminPage>
  );
}

function Found({ found, q }: { found: PeopleFound; q: string }) {
  const { locale, m } = useLocale();
  const words = m.admin.people;
  const path = `/${locale}/admin/people`;
  if (found.rows.length === 0) return <EmptyState heading={words.none} text={words.noneText} />;
  return (
    <section className="sp-section">
      <h2 id="found">{words.found}</h2>
      <ul className="sp-list" role="list">
        {found.rows.map((each) => (
          <li className="sp-list__row" key={each.id}>
            <div>
              <h3 className="sp-list__title"><a href={`${path}/${each.id}`} dir="auto">{each.name}</a></h3>
              <p>{each.email}</p>
              <p className="sp-list__meta">{words.created(format.date(locale, each.createdAt))}{each.emailVerified ? null : ` · ${words.emailNotConfirmed}`}</p>
            </div>
          </li>
        ))}
      </ul>
      <Pagination label={m.shell.pages}
        previous={found.previous ? { href: withQuery(path, { q, cursor: found.previous }), text: m.shell.previous } : null}
        next={found.next ? { href: withQuery(path, { q, cursor: found.next }), text: m.shell.next } : null} />
    </section>
  );
}

function Staff({ groups }: { groups: readonly StaffGroup[] }) {
  const { people: words } = useLocale().m.admin;
  return (
    <section className="sp-section">
      <h2>{words.staff}</h2>
      {groups.length === 0 ? <EmptyState headingLevel={3} heading={words.staffNone} text={words.staffNoneText} /> : null}
      {groups.some(({ people }) => people.some((each) => !each.secondFactor && !each.isDemo)) ? <p>{words.offText}</p> : null}
      <div className="sp-stack">{groups.map((group) => <StaffTable key={group.scope} group={group} />)}</div>
    </section>
  );
}
