import { getTableName, sql, type InferInsertModel } from "drizzle-orm";
import type { SQLiteInsertValue, SQLiteTable } from "drizzle-orm/sqlite-core";
import { keepOne } from "./prepared.ts";
import type { WriteHandle } from "./store.ts";

const find = keepOne<{ execute(values: Record<string, unknown>): Promise<unknown> }, string[]>();

/**
 * Adds a row; `unlessThere` leaves what is there by one of its keys. Drizzle builds the statement once for each table and choice of columns, as building it costs
 * more than most inserts.
 */
export async function insertRow<Table extends SQLiteTable>(tx: WriteHandle, table: Table, row: InferInsertModel<Table>, { unlessThere = false } = {}): Promise<void> {
  const given = Object.entries(row).filter(([, value]) => value !== undefined);
  // Columns turn a placeholder's value into what the database takes as they do with any other, but for null.
  const shape = [getTableName(table), String(unlessThere), ...given.map(([column, value]) => (value === null ? `-${column}` : column))];
  const insert = find(tx, shape, () => {
    const places = Object.fromEntries(given.map(([column, value]) => [column, value === null ? null : sql.placeholder(column)]));
    const adding = tx.insert(table).values(places as SQLiteInsertValue<Table>);
    return (unlessThere ? adding.onConflictDoNothing() : adding).prepare();
  });
  await insert.execute(Object.fromEntries(given));
}
