import { createHash } from "node:crypto";
import type { ClientBase } from "pg";
import { makeAtOnce } from "../make-at-once.ts";
import { countedColumns, countsOf } from "./counts.ts";
import { addPlaced, addSources, addTo, freeSources, isSame, recount, rowsOf, showSource, takeSources } from "./statements.ts";

const counts = countsOf({
  day: (column) => `floor((extract(epoch from ${column}) + 3600) / 86400)::integer`,
  units: (from, until, unit) => `floor(extract(epoch from (${until} - ${from})) * 1000 / ${unit})::integer`,
});

const triggers = [
  ...trigger("proposals", "came", "after insert on proposals for each row", counts.filter(({ isLater }) => !isLater).map((count) => addTo(count, rowsOf.insert))),
  ...trigger("proposals", "changed", `after update of ${countedColumns.join(", ")} on proposals for each row when (not (${isSame("is not distinct from")}))`, counts.map((count) => addTo(count, rowsOf.update))),
  ...trigger("proposals", "shown", "after update of is_hidden on proposals for each row when (old.is_hidden <> new.is_hidden)", [showSource]),
  ...trigger("proposals", "goes", "before delete on proposals for each row", [freeSources], "old"),
  ...trigger("proposals", "went", "after delete on proposals for each row", counts.map((count) => addTo(count, rowsOf.delete))),
  // Of several rows at once each would be found to be there, or gone, with the others: they are counted together.
  ...trigger("initiative_sources", "came", "after insert on initiative_sources referencing new table as changed_sources for each statement", [addSources("changed_sources"), addPlaced("changed_sources", 1)]),
  ...trigger("initiative_sources", "went", "after delete on initiative_sources referencing old table as changed_sources for each statement", [takeSources("changed_sources"), addPlaced("changed_sources", -1)]),
];

function trigger(of: string, what: string, when: string, statements: readonly string[], result: "null" | "old" = "null"): string[] {
  const name = `keep_counts_${of}_${what}`;
  return [`create or replace function ${name}() returns trigger language plpgsql as $$ begin ${statements.join("; ")}; return ${result}; end $$`, `create or replace trigger ${name} ${when} execute function ${name}()`];
}

/** By this mark it is known that what there is was made by a program that wants the same. */
function wantedMark(): string {
  return createHash("sha256").update(triggers.join("\n")).digest("hex");
}

/** Whether counts are kept as this program wants it; found out without writing. */
export async function areCountsKeptOnPostgres(client: ClientBase): Promise<boolean> {
  const { rows: [there] } = await client.query<{ mark: string | null; count: number }>("select obj_description(to_regclass('day_counts'), 'pg_class') as mark, (select count(*)::int from pg_trigger where tgname like 'keep_counts_%' and tgrelid in (select oid from pg_class where relnamespace = current_schema()::regnamespace)) as count");
  return there!.mark === wantedMark() && there!.count === triggers.length / 2;
}

/** Takes the triggers away, as is due before a migration: a table cannot be made anew, or a column's type changed, under a trigger that names it. They are made again after it. */
export async function stopCountingOnPostgres(client: ClientBase): Promise<void> {
  const drops = await dropsOfTriggers(client);
  if (drops.length > 0) await makeAtOnce(client, ["lock table proposals, initiative_sources in share row exclusive mode", ...drops]);
}

/** Also of those that a version before had under another name. */
async function dropsOfTriggers(client: ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string; of: string }>("select tgname as name, tgrelid::regclass::text as of from pg_trigger where tgname like 'keep_counts_%' and tgrelid in (select oid from pg_class where relnamespace = current_schema()::regnamespace)");
  return rows.map(({ name, of }) => `drop trigger if exists ${name} on ${of}`);
}

/** Makes the triggers that keep the counts, and counts everything anew, where they are not as this program wants them. Whoever writes proposals waits meanwhile, and is not waited for long. */
export async function keepCountsOnPostgres(client: ClientBase): Promise<void> {
  if (await areCountsKeptOnPostgres(client)) return;
  // In the order in which acts take hold of their rows.
  const locks = "lock table proposals, initiative_sources in share row exclusive mode";
  await makeAtOnce(client, [locks, ...(await dropsOfTriggers(client)), ...triggers, ...recount(counts, "on commit drop"), `comment on table day_counts is '${wantedMark()}'`]);
}
