import { createHash } from "node:crypto";
import type { ClientBase } from "pg";
import { makeAtOnce } from "../make-at-once.ts";
import { tablesWithTriggers, type WatchedTable } from "./watched-tables.ts";

const logTable = [
  "create table if not exists page_changes (id bigint generated always as identity primary key, xid xid8 not null default pg_current_xact_id(), source text not null, keys text not null, is_new boolean not null, at timestamptz not null default clock_timestamp())",
  "create index if not exists page_changes_xid on page_changes (xid)",
  "create index if not exists page_changes_at on page_changes (at)",
];

/** By this mark it is known that what there is was made by a program that wants the same. */
function wantedMark(): string {
  return createHash("sha256").update([logTable, ...tablesWithTriggers.map(triggerOf)].flat().join("\n")).digest("hex");
}

/** Whether changes are noted as this program wants it; found out without writing. */
export async function areChangesNotedOnPostgres(client: ClientBase): Promise<boolean> {
  const { rows: [there] } = await client.query<{ mark: string | null; count: number }>("select obj_description(to_regclass('page_changes'), 'pg_class') as mark, (select count(*)::int from pg_trigger where tgname = 'page_changes_note' and tgrelid in (select oid from pg_class where relnamespace = current_schema()::regnamespace)) as count");
  return there!.mark === wantedMark() && there!.count === tablesWithTriggers.length;
}

/**
 * Makes the table in which changes are noted, and the triggers that note them, where they are not as this program wants them. Other programs may
 * be writing: one table is held at a time, and not waited for long, so that nobody waits for one another, nor for us.
 */
export async function noteChangesOnPostgres(client: ClientBase): Promise<void> {
  if (await areChangesNotedOnPostgres(client)) return;
  for (const statements of [logTable, ...tablesWithTriggers.map(triggerOf)]) await makeAtOnce(client, statements);
  // What changed before nobody has noted.
  await makeAtOnce(client, ["insert into page_changes (source, keys, is_new) values ('*', '', false)", `comment on table page_changes is '${wantedMark()}'`]);
}

function triggerOf({ name, keys, columns }: WatchedTable): string[] {
  const keysOf = (row: "new" | "old") => `concat_ws(' ', ${["''", ...keys.map((key) => `${row}."${key}"`)].join(", ")})`;
  const note = (noted: string, isNew: boolean) => `insert into page_changes (source, keys, is_new) values ('${name}', ${noted}, ${isNew})`;
  return [
    `create or replace function page_changes_${name}() returns trigger language plpgsql as $$ begin
      if tg_op = 'INSERT' then ${note(keysOf("new"), true)};
      elsif tg_op = 'UPDATE' then ${note(`${keysOf("new")} || ${keysOf("old")}`, false)};
      else ${note(keysOf("old"), false)};
      end if;
      return null;
    end $$`,
    `create or replace trigger page_changes_note after insert or delete or update${columns ? ` of ${columns.map((column) => `"${column}"`).join(", ")}` : ""} on "${name}" for each row execute function page_changes_${name}()`,
  ];
}
