import { writeCursor } from "../keyset/cursor.ts";
import { keysetSql, pageByKey, type KeysetOrder, type KeysetPage, type KeysetPaging } from "../keyset/page-by-key.ts";
import type { RecordsQuery } from "./records-query.ts";

const size = 20;

type Reading<Row> = {
  /** The day that a row is sorted by, YYYY-MM-DD. */
  dayOf: (row: Row) => string;
  read: (query: ReturnType<typeof keysetSql>, values: KeysetPaging["values"]) => Promise<Row[]>;
  find: (id: string) => Promise<Row | undefined>;
};

/** A page of records that are sorted by their days, as the address asks for it. One without anything, as where the record of its place is gone, is the first. */
export async function pageOfDays<Row extends { id: string }>(order: KeysetOrder, query: RecordsQuery, reading: Reading<Row>): Promise<KeysetPage<Row>> {
  const page = await pageAt(order, query.at, reading);
  if (page.rows.length === 0 && query.at !== undefined) return pageAt(order, undefined, reading);
  if (query.record === undefined || page.rows.some(({ id }) => id === query.record)) return page;
  const record = await reading.find(query.record);
  return record ? pageAt(order, writeCursor({ direction: "after", ...justBefore(placeOf(record, reading)) }), reading) : page;
}

async function pageAt<Row extends { id: string }>(order: KeysetOrder, cursor: string | undefined, reading: Reading<Row>): Promise<KeysetPage<Row>> {
  const paging = pageByKey(order, cursor, size);
  return paging.pageOf(await reading.read(keysetSql(order, paging.move, size), paging.values), (row) => placeOf(row, reading));
}

function placeOf<Row extends { id: string }>(row: Row, { dayOf }: Reading<Row>): { value: number; id: string } {
  return { value: Date.parse(dayOf(row)), id: row.id };
}

/** The place from which a page begins with that row, where the greatest id comes first: an id that is longer is greater. */
function justBefore({ value, id }: { value: number; id: string }): { value: number; id: string } {
  return { value, id: `${id}0` };
}
