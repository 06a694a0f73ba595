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
  const columns = Object.entries(getTableColumns(table)).map(([key, column]) => {
    // Most values are written as they are: only the others are worth a call.
    const isPlain = column.columnType === "SQLiteText" || column.columnType === "SQLiteInteger";
    const convert = (value: unknown): unknown => (isPlain || value === null ? value : column.mapToDriverValue(value));
    return { key, name: column.name, convert, otherwise: convert(column.default ?? null) };
  });
  const statement = connection.prepare(`insert into "${getTableConfig(table).name}" (${columns.map(({ name }) => `"${name}"`).join(", ")}) values (${columns.map(() => "?").join(", ")})`);
  const values: unknown[] = columns.map(() => null);
  return (row) => {
    for (let place = 0; place < columns.length; place += 1) {
      const { key, convert, otherwise } = columns[place]!;
      const value = (row as Record<string, unknown>)[key];
      values[place] = value === undefined || value === null ? otherwise : convert(value);
    }
    statement.run(values);
  };
}
