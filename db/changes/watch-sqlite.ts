import type { Database } from "better-sqlite3";
import type { Source } from "../store.ts";
import { ChangeLog, type NotedChange } from "./change-log.ts";

/** So many changes at once are looked at one by one. */
const most = 20_000;

/** Follows what is committed to a SQLite file, through a connection that only reads. */
export function watchSqlite(reader: Database): Pick<Source, "moment" | "hasChanged"> {
  // Changes with every commit by another connection, and every commit is another's.
  const dataVersion = reader.prepare("pragma data_version").pluck();
  const log = new ChangeLog();
  let version: unknown;
  let last = 0;
  const changesSince = (id: number) => reader.prepare<[number, number], NotedChange & { id: number }>("select id, source, keys, is_new from page_changes where id > ? order by id limit ?").all(id, most + 1);
  const lastNoted = () => (reader.prepare("select coalesce(max(id), 0) as id from page_changes").get() as { id: number }).id;
  return {
    moment() {
      log.looked();
      const now = dataVersion.get();
      if (now !== version) {
        // Before the first look nothing was read.
        if (version === undefined) last = lastNoted();
        version = now;
        const changes = changesSince(last);
        log.add(changes);
        const newest = changes.at(-1);
        if (newest && changes.length <= most) last = newest.id;
        // Very much at once; or a file that was put in the place of this one, and is behind it.
        else if (newest || lastNoted() < last) {
          log.forget();
          last = lastNoted();
        }
      }
      return log.moment;
    },
    hasChanged: (reads, moment) => log.hasChanged(reads, moment),
  };
}
