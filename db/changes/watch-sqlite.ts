import type { Database } from "better-sqlite3";
import type { Source } from "../store.ts";
import { ChangeLog, type NotedChange } from "./change-log.ts";

/** Follows what is committed to a SQLite file, through a connection that only reads. */
export function watchSqlite(reader: Database): Pick<Source, "moment" | "hasChanged"> {
  // Changes with every commit by another connection, and every commit is another's.
  const dataVersion = reader.prepare("pragma data_version").pluck();
  const log = new ChangeLog();
  let version: unknown;
  let last = 0;
  const changesSince = (id: number) => reader.prepare<[number], NotedChange & { id: number }>("select id, source, keys, is_new from page_changes where id > ?").all(id);
  return {
    moment() {
      log.looked();
      const now = dataVersion.get();
      if (now !== version) {
        // Before the first look nothing was read.
        if (version === undefined) last = (reader.prepare("select coalesce(max(id), 0) as id from page_changes").get() as { id: number }).id;
        version = now;
        const changes = changesSince(last);
        for (const { id } of changes) if (id > last) last = id;
        log.add(changes);
      }
      return log.moment;
    },
    hasChanged: (reads, moment) => log.hasChanged(reads, moment),
  };
}
