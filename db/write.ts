import { AsyncLocalStorage } from "node:async_hooks";

const insideWrite = new AsyncLocalStorage<true>();

/** Throws inside a transaction: a `write` inside a `write` would wait for itself for ever. */
export function refuseNestedWrite(): void {
  if (insideWrite.getStore()) throw new Error("write() inside write(): pass the tx on instead");
}

/** Runs a transaction's body so that `refuseNestedWrite` knows of it. */
export function runInsideWrite<T>(body: () => Promise<T>): Promise<T> {
  return insideWrite.run(true, body);
}
