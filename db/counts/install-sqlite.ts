import type { Database } from "better-sqlite3";
import { countsOf } from "./counts.ts";
import { addPlaced, addSources, addTo, freeSources, isSame, recount, rowsOf, showSource, takeSources } from "./statements.ts";

const counts = countsOf({ day: (column) => `(${column} + 3600000) / 86400000`, units: (from, until, unit) => `(${until} - ${from}) / ${unit}` });

const one = (row: "new" | "old") => `(select ${row}.initiative_id as initiative_id, ${row}.proposal_id as proposal_id)`;

const triggers = new Map([
  trigger("proposals", "came", "after insert on proposals", counts.filter(({ isLater }) => !isLater).map((count) => addTo(count, rowsOf.insert))),
  trigger("proposals", "changed", `after update on proposals when not (${isSame("is")})`, counts.map((count) => addTo(count, rowsOf.update))),
  trigger("proposals", "shown", "after update of is_hidden on proposals when old.is_hidden <> new.is_hidden", [showSource]),
  trigger("proposals", "goes", "before delete on proposals", [freeSources]),
  trigger("proposals", "went", "after delete on proposals", counts.map((count) => addTo(count, rowsOf.delete))),
  trigger("sources", "came", "after insert on initiative_sources", [addSources(one("new")), addPlaced(one("new"), 1)]),
  trigger("sources", "went", "after delete on initiative_sources", [takeSources(one("old")), addPlaced(one("old"), -1)]),
]);

function trigger(of: string, what: string, when: string, statements: readonly string[]): [string, string] {
  const name = `keep_counts_${of}_${what}`;
  return [name, `CREATE TRIGGER ${name} ${when} begin ${statements.join("; ")}; end`];
}

/**
 * Makes the triggers that keep the counts, and counts everything anew, where they are not as this program wants them. Done after each migration: a table
 * that is made anew loses its triggers.
 */
export function keepCountsOnSqlite(connection: Database): void {
  const findThere = () => new Map(connection.prepare<[], [string, string]>("select name, sql from sqlite_master where type = 'trigger' and name like 'keep_counts_%'").raw().all());
  const isWanted = (there: Map<string, string>) => there.size === triggers.size && [...triggers].every(([name, text]) => there.get(name) === text);
  if (isWanted(findThere())) return;
  connection.transaction(() => {
    // Another process may have made them since.
    const there = findThere();
    if (isWanted(there)) return;
    for (const name of there.keys()) connection.exec(`drop trigger ${name}`);
    for (const text of triggers.values()) connection.exec(text);
    recountOnSqlite(connection);
  }).immediate();
}

/** Takes the triggers away, as is due before a migration: a table cannot be made anew under triggers of others that name it. They are made again after it. */
export function stopCountingOnSqlite(connection: Database): void {
  const names = connection.prepare<[], string>("select name from sqlite_master where type = 'trigger' and name like 'keep_counts_%'").pluck().all();
  for (const name of names) connection.exec(`drop trigger if exists ${name}`);
}

/** Counts everything anew, as is due where rows came while there were no triggers. */
export function recountOnSqlite(connection: Database): void {
  for (const statement of recount(counts, "")) connection.exec(statement);
}
