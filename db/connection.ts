import { mkdirSync } from "node:fs";
import path from "node:path";
import { openPostgres, type ServerOptions } from "./postgres.ts";
import { openSqlite } from "./sqlite.ts";
import type { Store } from "./store.ts";

/** Whether the URL names a PostgreSQL server; anything else is a SQLite file. */
export function isPostgresUrl(url: string): boolean {
  return /^postgres(ql)?:\/\//.test(url);
}

/** The path of a SQLite file from `file:./data/samplan.db` or a plain path. */
export function sqliteFile(url: string): string {
  return path.resolve(url.replace(/^file:/, ""));
}

/** Opens the database that DATABASE_URL names. The folder of a SQLite file is made when it is missing; `options` are for a server. */
export function openStore(url: string, options: ServerOptions = {}): Store {
  if (isPostgresUrl(url)) return openPostgres(url, options);
  const file = sqliteFile(url);
  mkdirSync(path.dirname(file), { recursive: true });
  return openSqlite(file);
}
