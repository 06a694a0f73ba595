import type { Pool } from "pg";
import type { Source } from "../store.ts";
import { soonest } from "../soonest.ts";
import { ChangeLog, type NotedChange } from "./change-log.ts";

/** What is committed, named by which transactions are visible: the same set of them is the same data. With it what is visible of the changes that were not in the set of before. */
const look = `select pg_postmaster_start_time()::text as server, pg_current_snapshot()::text as name, (
  select json_agg(json_build_object('source', source, 'keys', keys, 'is_new', is_new)) from page_changes
  where xid >= pg_snapshot_xmin($1::pg_snapshot) and not pg_visible_in_snapshot(xid, $1::pg_snapshot)) as changes`;

/** Follows what is committed on a PostgreSQL server that can be written to. */
export function watchPostgres(pool: Pool): Pick<Source, "moment" | "hasChanged"> {
  const log = new ChangeLog();
  let server: string | null = null;
  let name: string | null = null;
  const moment = soonest(async () => {
    const { rows: [found] } = await pool.query<{ server: string; name: string; changes: NotedChange[] | null }>(look, [name]);
    log.looked();
    // Another server at the same address counts its transactions on by itself.
    if (found!.server !== server) log.forget();
    else if (found!.name !== name) log.add(found!.changes ?? []);
    ({ server, name } = found!);
    return log.moment;
  });
  return { moment, hasChanged: (reads, since) => log.hasChanged(reads, since) };
}
