import { AsyncLocalStorage } from "node:async_hooks";
import { readingsOf } from "./reads-of.ts";

/** What was read: a table (`comments`), what a key names of it (`comments 0198…`), those of its rows that others refer to (`users~`), or anything (`*`). */
export type Reads = ReadonlySet<string>;

const recording = new AsyncLocalStorage<Set<string>>();

/** Does something, and tells what it read of the database meanwhile. */
export async function recordReads<T>(body: () => Promise<T>): Promise<{ result: T; reads: Reads }> {
  const reads = new Set<string>();
  return { result: await recording.run(reads, body), reads };
}

/** Called with every statement that reads and the values of its parameters. */
export function noteRead(text: string, values: readonly unknown[]): void {
  const reads = recording.getStore();
  if (!reads) return;
  for (const { table, parameters, isReferred } of readingsOf(text)) {
    if (table === null) reads.add("*");
    else if (parameters) for (const parameter of parameters) reads.add(`${table} ${String(values[parameter])}`);
    else reads.add(isReferred ? `${table}~` : table);
  }
}
