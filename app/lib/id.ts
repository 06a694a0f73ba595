import { v7 } from "uuid";

/** A new key: UUIDv7 text, so that later rows sort after earlier ones. */
export function newId(): string {
  return v7();
}
