import { sql, type InferInsertModel } from "drizzle-orm";
import type { SQLiteInsertValue, SQLiteTable } from "drizzle-orm/sqlite-core";
import type { WriteHandle } from "./store.ts";

type Insert = { execute(values: Record<string, unknown>): Promise<unknown> };
const kept = new WeakMap<WriteHandle, WeakMap<SQLiteTable, Map<string, Insert>>>();

/**
 * Adds a row. Drizzle builds its statement once for each table and choice of columns, as building costs more than most inserts. On PostgreSQL, where
 * every transaction has a handle of its own, it is built each time.
 */
export async function insertRow<Table extends SQLiteTable>(tx: WriteHandle, table: Table, row: InferInsertModel<Table>): Promise<void> {
  const given = Object.entries(row).filter(([, value]) => value !== undefined);
  const values = Object.fromEntries(given);
  // Columns turn a placeholder's value into what the database takes as they do with any other, but for null.
  const shape = given.map(([column, value]) => (value === null ? `-${column}` : column)).join();
  const ofTable = remember(remember(kept, tx, () => new WeakMap<SQLiteTable, Map<string, Insert>>()), table, () => new Map<string, Insert>());
  const insert = remember(ofTable, shape, () => {
    const places = Object.fromEntries(given.map(([column, value]) => [column, value === null ? null : sql.placeholder(column)]));
    return tx.insert(table).values(places as SQLiteInsertValue<Table>).prepare();
  });
  await insert.execute(values);
}

function remember<Key, Value>(map: { get(key: Key): Value | undefined; set(key: Key, value: Value): unknown }, key: Key, make: () => Value): Value {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}
