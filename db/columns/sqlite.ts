import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, primaryKey, real, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

/** The column kit of SQLite. Tables are written once against its type; the PostgreSQL kit is cast to it. */
export const sqliteKit = {
  table: sqliteTable,
  text: (name: string) => text(name),
  /** Text that is one of a fixed list of values. */
  enumText: <const T extends readonly [string, ...string[]]>(name: string, values: T) => text(name, { enum: values as unknown as [T[number], ...T[number][]] }),
  int: (name: string) => integer(name),
  real: (name: string) => real(name),
  bool: (name: string) => integer(name, { mode: "boolean" }),
  /** A point in time, to the millisecond. */
  instant: (name: string) => integer(name, { mode: "timestamp_ms" }),
  json: <T>(name: string) => text(name, { mode: "json" }).$type<T>(),
  primaryKey,
  index,
  uniqueIndex,
  foreignKey,
  check,
  sql,
};

export type Kit = typeof sqliteKit;
