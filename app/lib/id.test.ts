import { expect, it } from "vitest";
import { newId } from "./id.ts";

it("makes keys of version 7, each later than the one before, of which no two are the same", () => {
  const ids = Array.from({ length: 20_000 }, newId);
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(ids.toSorted()).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
  // What is random in them differs even within a millisecond.
  expect(new Set(ids.slice(0, 1000).map((id) => id.slice(-10))).size).toBe(1000);
});
