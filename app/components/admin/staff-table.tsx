import { When } from "#app/components/shell/when.tsx";
import { Table } from "#app/components/ui/table.tsx";
import { Tag } from "#app/components/ui/tag.tsx";
import type { StaffGroup, StaffRow } from "#app/domain/people/list-staff.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { ScopeName } from "./scope-name.tsx";

/** Those who have a role in one place, with who gave it to them, and whether they can use it yet. */
export function StaffTable({ group }: { group: StaffGroup }) {
  const { locale, m } = useLocale();
  const words = m.admin.people;
  return (
    <Table
      id={`staff-${group.scope}`} caption={<ScopeName plan={group.plan} />}
      columns={[{ key: "person", header: words.person }, { key: "role", header: words.role }, { key: "secondFactor", header: words.secondFactor }, { key: "granted", header: words.granted }]}
      rows={group.people.map((each) => ({
        key: `${each.id}-${each.role}`,
        cells: {
          person: <a href={`/${locale}/admin/people/${each.id}`} dir="auto">{each.name}</a>,
          role: m.admin.roles[each.role],
          secondFactor: <SecondFactor of={each} />,
          granted: <><When at={each.grantedAt} short />{each.grantedBy ? <> {words.grantedBy(each.grantedBy)}</> : null}</>,
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
