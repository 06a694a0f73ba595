import { describe, expect, it } from "vitest";
import { meetings, proposals } from "#db/schema/sqlite.ts";
import { readCursor, writeCursor } from "./cursor.ts";
import { keysetSql, pageByKey, type KeysetOrder } from "./page-by-key.ts";

const order = { column: proposals.supportCount, id: proposals.id, descending: true };
const rows = (...values: number[]) => values.map((value) => ({ value, id: `id-${value}` }));
const page = (cursor: string | undefined, found: ReturnType<typeof rows>) => {
  const { rows: shown, previous, next } = pageByKey(order, cursor, 3).pageOf(found, (row) => row);
  const place = (text: string | null) => text && readCursor(text);
  return { shown: shown.map((row) => row.value), previous: place(previous), next: place(next) };
};
const after = writeCursor({ direction: "after", value: 9, id: "id-9" });
const before = writeCursor({ direction: "before", value: 1, id: "id-1" });

describe("pageByKey", () => {
  it("has neither page around the only one, whether it is full or empty", () => {
    expect(page(undefined, rows(5, 4, 3))).toEqual({ shown: [5, 4, 3], previous: null, next: null });
    expect(page(undefined, [])).toEqual({ shown: [], previous: null, next: null });
  });

  it("leaves out the row that tells of another page", () => {
    expect(page(undefined, rows(5, 4, 3, 2))).toEqual({ shown: [5, 4, 3], previous: null, next: { direction: "after", value: 3, id: "id-3" } });
  });

  it("leads back from every page that was gone on to, and on only when there is more", () => {
    const previous = { direction: "before", value: 5, id: "id-5" };
    expect(page(after, rows(5, 4, 3, 2))).toEqual({ shown: [5, 4, 3], previous, next: { direction: "after", value: 3, id: "id-3" } });
    expect(page(after, rows(5, 4))).toEqual({ shown: [5, 4], previous, next: null });
  });

  it("turns the rows of a page that was gone back to, and leads back only when there is more", () => {
    const next = { direction: "after", value: 2, id: "id-2" };
    expect(page(before, rows(2, 3, 4, 5))).toEqual({ shown: [4, 3, 2], previous: { direction: "before", value: 4, id: "id-4" }, next });
    expect(page(before, rows(2, 3))).toEqual({ shown: [3, 2], previous: null, next });
  });

  it("is an end where the row of the cursor was the last", () => {
    expect(page(after, [])).toEqual({ shown: [], previous: null, next: null });
    expect(page(before, [])).toEqual({ shown: [], previous: null, next: null });
  });

  it("gives the place in what the column holds: a moment, a day or a count that the database takes", () => {
    const valueIn = (column: KeysetOrder["column"], value: number) => pageByKey({ ...order, column }, writeCursor({ direction: "after", value, id: "id" }), 3).values.keysetValue;
    expect(valueIn(proposals.submittedAt, Date.parse("2027-03-09"))).toEqual(new Date("2027-03-09"));
    expect(valueIn(meetings.heldOn, Date.parse("2027-03-09"))).toBe("2027-03-09");
    expect([7, Date.parse("2027-03-09"), -5].map((value) => valueIn(proposals.supportCount, value))).toEqual([7, 2_147_483_647, -1]);
  });

  it("begins at the front without a cursor, and with one that was tampered with", () => {
    for (const cursor of [undefined, "", "nonsense", before.slice(1)]) expect(pageByKey(order, cursor, 3).move).toBe("front");
    expect(keysetSql(order, "front", 3)).toMatchObject({ where: undefined, limit: 4 });
  });
});
