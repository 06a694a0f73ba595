import type { Tables } from "./schema/tables.ts";
import type { ReadHandle } from "./store.ts";

/** What a query is built from; a context of the domain and an open store both have it. */
export type Database = { read: ReadHandle; tables: Tables };

/**
 * A query that reads, built and prepared once for each database and shape, as building it costs more than running it. What
 * differs from time to time is a `sql.placeholder` whose value `execute` takes; the shape is what makes the text of the SQL
 * another one (the order, which filters there are), told apart by its JSON.
 */
export function prepared<Query, Shape = undefined>(build: (database: Database, shape: Shape) => { prepare(): Query }): (database: Database, ...shape: Shape extends undefined ? [] : [Shape]) => Query {
  const kept = new WeakMap<ReadHandle, Map<string, Query>>();
  return ({ read, tables }, ...[shape]) => {
    let queries = kept.get(read);
    if (!queries) kept.set(read, (queries = new Map<string, Query>()));
    const key = shape === undefined ? "" : JSON.stringify(shape);
    let query = queries.get(key);
    if (!query) queries.set(key, (query = build({ read, tables }, shape as Shape).prepare()));
    return query;
  };
}
