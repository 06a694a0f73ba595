import { asc, desc, sql, type Column, type SQL } from "drizzle-orm";
import { readCursor, writeCursor, type Cursor } from "./cursor.ts";

/** What a list is sorted by: a column of moments, of days (YYYY-MM-DD) or of counts, and the id where that is the same. */
export type KeysetOrder = { column: Column; id: Column; descending: boolean };

/** One page, in the list's own order whichever way it was reached, and the cursors of the pages around it. */
export type KeysetPage<Row> = { rows: Row[]; previous: string | null; next: string | null };

/** Where a row stands in the order: a moment or the beginning of a day in milliseconds since 1970 or a count, and the id. */
type PlaceOf<Row> = (row: Row) => { value: number; id: string };

/** From where a page is reached: the front of the list, or a row that it is behind or before. */
export type KeysetMove = "front" | Cursor["direction"];

/** One page of a list, and how its query is asked for: `keysetSql` makes the parts of the query of the move. */
export type KeysetPaging = {
  move: KeysetMove;
  /** What the placeholders in the query's condition stand for. */
  values: { keysetValue: number | string | Date; keysetId: string };
  /** Makes the page of the rows that the query found. */
  pageOf: <Row>(rows: Row[], placeOf: PlaceOf<Row>) => KeysetPage<Row>;
};

/**
 * A page of a list from the row that the cursor stands for, so that every page costs the same where an index has the
 * list's order. A cursor that is none, or was tampered with, stands for the front. `size` is in rows.
 */
export function pageByKey({ column }: KeysetOrder, cursorText: string | undefined, size: number): KeysetPaging {
  const cursor = readCursor(cursorText ?? "");
  const value = cursor?.value ?? 0;
  return {
    move: cursor?.direction ?? "front",
    values: { keysetValue: valueIn(column, value), keysetId: cursor?.id ?? "" },
    pageOf(rows, placeOf) {
      const backwards = cursor?.direction === "before";
      const more = rows.length > size;
      const shown = rows.slice(0, size);
      if (backwards) shown.reverse();
      const [first, last] = [shown[0], shown.at(-1)];
      return {
        rows: shown,
        previous: first && (backwards ? more : cursor) ? writeCursor({ direction: "before", ...placeOf(first) }) : null,
        next: last && (backwards || more) ? writeCursor({ direction: "after", ...placeOf(last) }) : null,
      };
    },
  };
}

/** What a place in the order is in that column. */
function valueIn({ dataType }: Column, value: number): number | string | Date {
  if (dataType === "date") return new Date(value);
  if (dataType === "string") return new Date(value).toISOString().slice(0, 10);
  // A moment in place of a count, from another sort's cursor, is more than PostgreSQL takes.
  return Math.min(Math.max(value, -1), highestInteger);
}

/** The highest number that PostgreSQL takes for an integer. */
const highestInteger = 2_147_483_647;

/** The parts of the query for a page. It asks for one row more than `size`, which tells whether there is another page. */
export function keysetSql({ column, id, descending: isDescending }: KeysetOrder, move: KeysetMove, size: number): { where: SQL | undefined; orderBy: [SQL, SQL]; limit: number } {
  const descending = isDescending !== (move === "before");
  const sorted = descending ? desc : asc;
  const value = sql.param(sql.placeholder("keysetValue"), column);
  const last = sql.placeholder("keysetId");
  const beyond = descending ? sql`(${column}, ${id}) < (${value}, ${last})` : sql`(${column}, ${id}) > (${value}, ${last})`;
  return { where: move === "front" ? undefined : beyond, orderBy: [sorted(column), sorted(id)], limit: size + 1 };
}
