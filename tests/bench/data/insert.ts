import type { Database } from "better-sqlite3";
import { getTableColumns } from "drizzle-orm";
import { getTableConfig, type SQLiteTable } from "drizzle-orm/sqlite-core";

/** Writes a row of the table. */
export type Insert<T extends SQLiteTable> = (row: T["$inferInsert"]) => void;

/**
 * A prepared statement for one table of the schema: drizzle's own conversion of values and its defaults, without the
 * cost of building a statement for each of a million rows.
 */
export function prepareInsert<T extends SQLiteTable>(connection: Database, table: T): Insert<T> {
  const columns = Object.entries(getTableColumns(table));
  const names = columns.map(([, column]) => `"${column.name}"`).join(", ");
  const statement = connection.prepare(`insert into "${getTableConfig(table).name}" (${names}) values (${columns.map(() => "?").join(", ")})`);
  return (row) => {
    statement.run(columns.map(([key, column]) => {
      const value: unknown = (row as Record<string, unknown>)[key] ?? column.default ?? null;
      return value === null ? null : column.mapToDriverValue(value);
    }));
  };
}
