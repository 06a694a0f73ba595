import { sql } from "drizzle-orm";
import { boolean, check, doublePrecision, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, timestamp, uniqueIndex } from "drizzle-orm/pg-core";
import type { Kit } from "./sqlite.ts";

/** The column kit of PostgreSQL, with the shape of the SQLite kit (cast here, once). */
export const postgresKit = {
  table: pgTable,
  text: (name: string) => text(name),
  enumText: (name: string, values: readonly [string, ...string[]]) => text(name, { enum: values as [string, ...string[]] }),
  int: (name: string) => integer(name),
  real: (name: string) => doublePrecision(name),
  bool: (name: string) => boolean(name),
  instant: (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: "date" }),
  json: <T>(name: string) => jsonb(name).$type<T>(),
  primaryKey,
  index,
  uniqueIndex,
  foreignKey,
  check,
  sql,
} as unknown as Kit;
