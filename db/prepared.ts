import type { Tables } from "./schema/tables.ts";
import type { ReadHandle, WriteHandle } from "./store.ts";

/** What a query is built from; a context of the domain and an open store both have it. */
export type Database = { read: ReadHandle; tables: Tables };

/** What a statement that writes is built from. */
export type Writing = { tx: WriteHandle; tables: Tables };

/**
 * A query that reads, built and prepared once for each database and shape, as building it costs more than running it. What
 * differs from time to time is a `sql.placeholder` whose value `execute` takes; the shape is what makes the text of the SQL
 * another one (the order, which filters there are), told apart by its JSON.
 */
export function prepared<Query, Shape = undefined>(build: (database: Database, shape: Shape) => { prepare(): Query }): (database: Database, ...shape: Shape extends undefined ? [] : [Shape]) => Query {
  const find = keepOne<Query, Shape>();
  return ({ read, tables }, ...[shape]) => find(read, shape as Shape, () => build({ read, tables }, shape as Shape).prepare());
}

/** The same for a statement that writes. On PostgreSQL, where every transaction has a handle of its own, it is built each time. */
export function preparedWrite<Query, Shape = undefined>(build: (writing: Writing, shape: Shape) => { prepare(): Query }): (writing: Writing, ...shape: Shape extends undefined ? [] : [Shape]) => Query {
  const find = keepOne<Query, Shape>();
  return ({ tx, tables }, ...[shape]) => find(tx, shape as Shape, () => build({ tx, tables }, shape as Shape).prepare());
}

/** Keeps what is made for a handle and a shape. */
export function keepOne<Query, Shape>(): (handle: object, shape: Shape, make: () => Query) => Query {
  const kept = new WeakMap<object, Map<string, Query>>();
  return (handle, shape, make) => {
    let queries = kept.get(handle);
    if (!queries) kept.set(handle, (queries = new Map<string, Query>()));
    const key = shape === undefined ? "" : JSON.stringify(shape);
    let query = queries.get(key);
    if (!query) queries.set(key, (query = make()));
    return query;
  };
}
