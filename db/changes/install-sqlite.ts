import type { Database } from "better-sqlite3";
import { tablesWithTriggers, type WatchedTable } from "./watched-tables.ts";

/** `id` rises with each commit, so who knows the last one finds what is new. `at`: in seconds since 1970. */
const logTable = "create table if not exists page_changes (id integer primary key autoincrement, source text not null, keys text not null, is_new integer not null, at integer not null default (unixepoch()))";

/** Makes the table in which changes are noted, and the triggers that note them. Done after each migration: a table that is made anew loses its triggers. */
export function noteChangesOnSqlite(connection: Database): void {
  const wanted = new Map(tablesWithTriggers.flatMap(triggersOf));
  const findThere = () => new Map(connection.prepare<[], [string, string]>("select name, sql from sqlite_master where type = 'trigger' and name like 'page_changes_%'").raw().all());
  const isWanted = (there: Map<string, string>) => there.size === wanted.size && [...wanted].every(([name, text]) => there.get(name) === text);
  if (isWanted(findThere())) return;
  connection.transaction(() => {
    // Another process may have made them since.
    const there = findThere();
    if (isWanted(there)) return;
    connection.exec(logTable);
    for (const name of there.keys()) connection.exec(`drop trigger ${name}`);
    for (const text of wanted.values()) connection.exec(text);
    // What changed before nobody has noted.
    connection.exec("insert into page_changes (source, keys, is_new) values ('*', '', 0)");
  }).immediate();
}

function triggersOf({ name, keys, columns }: WatchedTable): [string, string][] {
  const keysOf = (row: "new" | "old") => keys.map((key) => `coalesce(${row}."${key}", '')`).join(" || ' ' || ") || "''";
  const trigger = (act: string, event: string, noted: string, isNew: 0 | 1): [string, string] => {
    const trigger = `page_changes_${name}_${act}`;
    return [trigger, `CREATE TRIGGER ${trigger} after ${event} on "${name}" begin insert into page_changes (source, keys, is_new) values ('${name}', ${noted}, ${isNew}); end`];
  };
  return [
    trigger("insert", "insert", keysOf("new"), 1),
    trigger("update", columns ? `update of ${columns.map((column) => `"${column}"`).join(", ")}` : "update", `${keysOf("new")} || ' ' || ${keysOf("old")}`, 0),
    trigger("delete", "delete", keysOf("old"), 0),
  ];
}
