import Database from "better-sqlite3";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { sqliteKit } from "./columns/sqlite.ts";
import { defineTables } from "./schema/tables.ts";
import { sqliteSearch } from "./search.ts";
import { keepStatements } from "./statement-cache.ts";
import type { ReadHandle, Source, Store, WriteHandle } from "./store.ts";
import { refuseNestedWrite, runInsideWrite } from "./write.ts";

/** Opens (and makes, if it is not there) the SQLite file. WAL, and what was acknowledged survives a power cut. */
export function openSqlite(file: string): Store {
  const writer = new Database(file);
  // The last pragma: a proposal touches some fifty pages, mostly the same ones as the one before, so moving them to the file less often saves half of its time.
  for (const pragma of ["journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "busy_timeout = 5000", "cache_size = -32000", "wal_autocheckpoint = 4000"]) writer.pragma(pragma);
  const reader = new Database(file, { readonly: true });
  reader.pragma("busy_timeout = 5000");
  reader.pragma("cache_size = -32000");
  // Changes with every commit by another connection, and every commit here is the writer's.
  const dataVersion = reader.prepare("pragma data_version").pluck();
  keepStatements(writer);
  keepStatements(reader);
  const tx = drizzle(writer) as unknown as WriteHandle;
  const source: Source = { read: drizzle(reader) as unknown as ReadHandle, stateName: () => String(dataVersion.get()) };
  let last: Promise<unknown> = Promise.resolve();
  return {
    dialect: "sqlite",
    tables: defineTables(sqliteKit),
    read: source.read,
    search: sqliteSearch,
    write(body) {
      refuseNestedWrite();
      // One writer connection: transactions queue up, so that no request's statements fall into another's transaction.
      const queued = () => runInsideWrite(async () => {
        writer.exec("BEGIN IMMEDIATE");
        try {
          const result = await body(tx);
          writer.exec("COMMIT");
          return result;
        } catch (error) {
          if (writer.inTransaction) writer.exec("ROLLBACK");
          throw error;
        }
      });
      const mine = last.then(queued);
      last = mine.catch(() => undefined);
      return mine;
    },
    primary: source,
    source: () => source,
    position: () => Promise.resolve(null),
    async ping() {
      reader.prepare("select 1").get();
    },
    async close() {
      await last;
      reader.close();
      writer.close();
    },
  };
}
