import type { Database, Statement } from "better-sqlite3";

/** How many statements a connection keeps. The platform has about a hundred; lists of ids of different lengths make more. */
const kept = 300;

/**
 * Lets a connection compile each SQL text once: drizzle prepares anew for every query, which costs more than most queries.
 * The one used longest ago is forgotten when there are too many.
 */
export function keepStatements(connection: Database): void {
  const prepare = connection.prepare.bind(connection);
  const cache = new Map<string, { rows: Statement; arrays: Statement | null }>();
  const find = (text: string) => {
    let found = cache.get(text);
    if (found) cache.delete(text);
    else found = { rows: prepare(text), arrays: null };
    cache.set(text, found);
    if (cache.size > kept) cache.delete(cache.keys().next().value!);
    return found;
  };
  const keeping = (text: string) => {
    const statement = find(text);
    return {
      run: (...values: unknown[]) => statement.rows.run(...values),
      get: (...values: unknown[]) => statement.rows.get(...values),
      all: (...values: unknown[]) => statement.rows.all(...values),
      // While rows are read one by one the connection is busy with them: they must be read to an end, or broken off, before anything else is asked.
      iterate: (...values: unknown[]) => statement.rows.iterate(...values),
      // `raw` changes the statement itself, so whoever wants arrays gets one of their own.
      raw: () => (statement.arrays ??= prepare(text).raw()),
    };
  };
  Object.defineProperty(connection, "prepare", { value: keeping });
}
