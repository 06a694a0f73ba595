import { countedColumns, type Count } from "./counts.ts";

type Row = { row: string; sign: "" | "-" };

/** The rows of a proposal that an act leaves behind: as it was is taken off, as it is now is added. */
export const rowsOf = { insert: [{ row: "new", sign: "" }], update: [{ row: "old", sign: "-" }, { row: "new", sign: "" }], delete: [{ row: "old", sign: "-" }] } as const satisfies Record<string, readonly Row[]>;

/**
 * Adds to a count what these rows make of it. Where nothing comes of it no row is touched, and several are in the order of their keys, in which
 * everyone takes hold of them. `from`: where the rows are of a table and not of a trigger.
 */
export function addTo({ table, keys, adds, where }: Count, rows: readonly Row[], from = ""): string {
  const [keyNames, addNames] = [Object.keys(keys).map(quoted), Object.keys(adds).map(quoted)];
  const part = ({ row, sign }: Row) => {
    const columns = [...Object.entries(keys).map(([name, of]) => `${of(row)} as ${quoted(name)}`), ...Object.entries(adds).map(([name, of]) => `${sign}(${of(row)}) as ${quoted(name)}`)];
    return `select ${columns.join(", ")}${from} where ${where(row)}`;
  };
  const sums = addNames.map((name) => `sum(${name})`);
  return `insert into ${table} (${[...keyNames, ...addNames].join(", ")})
    select ${[...keyNames, ...sums].join(", ")} from (${rows.map(part).join(" union all ")}) changed
    group by ${keyNames.join(", ")} having ${sums.map((sum) => `${sum} <> 0`).join(" or ")} order by ${keyNames.join(", ")}
    ${onConflict(table, keyNames, addNames)}`;
}

function quoted(name: string): string {
  return `"${name}"`;
}

function onConflict(table: string, keys: readonly string[], adds: readonly string[]): string {
  return `on conflict (${keys.join(", ")}) do update set ${adds.map((name) => `${name} = ${table}.${name} + excluded.${name}`).join(", ")}`;
}

/** Whether an update changed nothing that is counted, as one that only holds the row. */
export function isSame(operator: "is" | "is not distinct from"): string {
  return countedColumns.map((name) => `old.${name} ${operator} new.${name}`).join(" and ");
}

const isOpenAndShown = "not p.is_hidden and p.status in ('received', 'under_consideration')";
const shownAsOne = "case when p.is_hidden then 0 else 1 end";

/** `sources`: a table with the rows of `initiative_sources` that came. */
export function addSources(sources: string): string {
  return `insert into source_counts (initiative_id, count, visible) select s.initiative_id, count(*), sum(${shownAsOne}) from ${sources} s inner join proposals p on p.id = s.proposal_id group by s.initiative_id order by s.initiative_id
    ${onConflict("source_counts", ["initiative_id"], ["count", "visible"])}`;
}

/** Of an initiative that is deleted with them there is no row any more, and none is made. */
export function takeSources(sources: string): string {
  return `update source_counts set count = count - (select count(*) from ${sources} s where s.initiative_id = source_counts.initiative_id),
    visible = visible - (select coalesce(sum(${shownAsOne}), 0) from ${sources} s inner join proposals p on p.id = s.proposal_id where s.initiative_id = source_counts.initiative_id) where initiative_id in (select initiative_id from ${sources})`;
}

/** A proposal is placed when its first source came, and no longer when its last one went. */
export function addPlaced(sources: string, by: 1 | -1): string {
  const others = "select count(*) from initiative_sources i where i.proposal_id = s.proposal_id";
  return `insert into placed_counts (plan_id, theme_id, count) select p.plan_id, p.theme_id, ${by} * count(*) from (select s.proposal_id from ${sources} s group by s.proposal_id having (${others}) = ${by === 1 ? "count(*)" : "0"}) s inner join proposals p on p.id = s.proposal_id
    where ${isOpenAndShown} group by p.plan_id, p.theme_id order by p.plan_id, p.theme_id
    ${onConflict("placed_counts", ["plan_id", "theme_id"], ["count"])}`;
}

/** A proposal that is a source was hidden, or is shown again. */
export const showSource = "update source_counts set visible = visible + case when new.is_hidden then -1 else 1 end where initiative_id in (select initiative_id from initiative_sources where proposal_id = new.id)";

/** What went with a proposal goes first, while it can still be told what it counted as. */
export const freeSources = "delete from initiative_sources where proposal_id = old.id";

/** Counts everything anew. Proposals are read once, as they are long. */
export function recount(counts: readonly Count[], temporary: string): string[] {
  const tables = [...new Set(counts.map(({ table }) => table)), "source_counts"];
  return [
    ...tables.map((table) => `delete from ${table}`),
    `create temporary table counted ${temporary} as select id, ${countedColumns.join(", ")} from proposals`,
    ...counts.map((count) => addTo(count, [{ row: "p", sign: "" }], " from counted p")),
    "drop table counted",
    addSources("initiative_sources"),
  ];
}
