import { Table } from "#app/components/ui/table.tsx";
import { Tag } from "#app/components/ui/tag.tsx";
import type { StaffGroup, StaffRow } from "#app/domain/people/list-staff.server.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { ScopeName } from "./scope-name.tsx";

/** Those who have a role in one place, with who gave it to them, and whether they can use it yet. */
export function StaffTable({ group }: { group: StaffGroup }) {
  const { locale, m } = useLocale();
  const { people: words, person: given } = m.admin;
  return (
    <Table
      id={`staff-${group.scope}`} caption={<ScopeName plan={group.plan} />}
      columns={[{ key: "person", header: words.person }, { key: "role", header: words.role }, { key: "secondFactor", header: words.secondFactor }]}
      rows={group.people.map((each) => ({
        key: `${each.id}-${each.role}`,
        cells: {
          person: <a href={`/${locale}/admin/people/${each.id}`} dir="auto">{each.name}</a>,
          role: <>{m.admin.roles[each.role]}<br /><span className="sp-small sp-muted">{each.grantedBy ? given.grantedOnBy(format.shortDate(locale, each.grantedAt), each.grantedBy) : given.grantedOn(format.shortDate(locale, each.grantedAt))}</span></>,
          secondFactor: <SecondFactor of={each} />,
        },
      }))}
    />
  );
}

function SecondFactor({ of: { secondFactor, isDemo } }: { of: StaffRow }) {
  const { people: words } = useLocale().m.admin;
  if (secondFactor) return <Tag kind="success">{words.on}</Tag>;
  return isDemo ? <>{words.demo}</> : <Tag kind="warning">{words.off}</Tag>;
}
