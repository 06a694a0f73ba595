import Database from "better-sqlite3";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { sqliteKit } from "./columns/sqlite.ts";
import { changesKept, forgottenAtOnce } from "./changes/change-log.ts";
import { noteRead } from "./changes/record-reads.ts";
import { watchSqlite } from "./changes/watch-sqlite.ts";
import { defineTables } from "./schema/tables.ts";
import { createSqliteSearch } from "./search.ts";
import { createSqliteWriter } from "./sqlite-writer.ts";
import { keepStatements } from "./statement-cache.ts";
import type { ReadHandle, Source, Store, WriteHandle } from "./store.ts";
import { refuseNestedWrite, runInsideWrite } from "./write.ts";

/** Opens (and makes, if it is not there) the SQLite file. WAL, and what was acknowledged survives a power cut. */
export function openSqlite(file: string): Store {
  const writer = new Database(file);
  // A proposal touches some fifty pages, mostly the same ones as the one before, so moving them to the file less often saves half of its time. A server has a thread that does it (`startLogMover`).
  for (const pragma of ["journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "busy_timeout = 5000", "cache_size = -16000", "wal_autocheckpoint = 8000", "temp_store = MEMORY"]) writer.pragma(pragma);
  const reader = new Database(file, { readonly: true });
  reader.pragma("busy_timeout = 5000");
  reader.pragma("cache_size = -16000");
  const changes = watchSqlite(reader);
  keepStatements(writer);
  keepStatements(reader);
  const tx = drizzle(writer) as unknown as WriteHandle;
  const source: Source = { name: "primary", read: drizzle(reader, { logger: { logQuery: noteRead } }) as unknown as ReadHandle, ...changes };
  const { write, putOff, idle } = createSqliteWriter(writer);
  return {
    dialect: "sqlite",
    tables: defineTables(sqliteKit),
    read: source.read,
    search: createSqliteSearch({ putOff }),
    write(body) {
      refuseNestedWrite();
      return write(() => runInsideWrite(() => body(tx)));
    },
    primary: source,
    source: () => source,
    position: () => Promise.resolve(null),
    forgetChanges() {
      return this.write(async () => writer.prepare("delete from page_changes where id in (select id from (select id, at from page_changes order by id limit ?) where at < unixepoch() - ?)").run(forgottenAtOnce, changesKept / 1000).changes);
    },
    async ping() {
      reader.prepare("select 1").get();
    },
    async close() {
      await idle();
      reader.close();
      writer.close();
    },
  };
}
