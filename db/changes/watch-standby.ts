import type { Pool } from "pg";
import { soonest } from "../soonest.ts";
import type { Source } from "../store.ts";
import { ChangeLog, type NotedChange } from "./change-log.ts";

/** The position is told after what lies before it can be seen. */
const where = "select case when pg_is_in_recovery() then pg_last_wal_replay_lsn()::text end as position";

/** A standby does not know which transactions run on its primary, only from which one on there may be some: what these noted is told again. */
const changesSince = `select pg_snapshot_xmin(pg_current_snapshot())::text as oldest, (
  select json_agg(json_build_object('source', source, 'keys', keys, 'is_new', is_new)) from page_changes where xid >= $1::xid8) as changes`;

/** Follows what is replayed on a standby. `moment` throws once it is none any more. */
export function watchStandby(pool: Pool): Pick<Source, "moment" | "hasChanged"> {
  const log = new ChangeLog();
  let position: string | null = null;
  let oldest: string | null = null;
  const moment = soonest(async () => {
    const now = (await pool.query<{ position: string | null }>(where)).rows[0]!.position;
    if (now === null) throw new Error("The replica is no standby any more");
    log.looked();
    if (now !== position) {
      // What was noted is looked up after the position, so that nothing before it is missed.
      const { rows: [found] } = await pool.query<{ oldest: string; changes: NotedChange[] | null }>(changesSince, [oldest]);
      if (oldest === null) log.forget();
      else log.add(found!.changes ?? []);
      [position, oldest] = [now, found!.oldest];
    }
    return log.moment;
  });
  return { moment, hasChanged: (reads, since) => log.hasChanged(reads, since) };
}
