import { is, sql, type Column, type SQL } from "drizzle-orm";
import { PgColumn } from "drizzle-orm/pg-core";

/** How many whole units of so many milliseconds lie between two moments of a row. */
export function wholeUnitsBetween(from: Column, to: Column, unit: number): SQL<number> {
  return is(from, PgColumn) ? sql<number>`floor(extract(epoch from (${to} - ${from})) * 1000 / ${sql.raw(String(unit))})::integer` : sql<number>`(${to} - ${from}) / ${sql.raw(String(unit))}`;
}
