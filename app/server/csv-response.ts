import { stringify } from "csv-stringify";
import { pipeline, Readable } from "node:stream";
import { contentDisposition } from "./content-disposition.ts";

/**
 * A CSV file that is made while it is read, with the mark by which spreadsheets know UTF-8. What a spreadsheet would take for a
 * formula is escaped: the texts are those of strangers.
 */
export function csvResponse(name: string, columns: readonly string[], rows: AsyncIterable<readonly unknown[]> | Iterable<readonly unknown[]>): Response {
  const csv = stringify({ bom: true, header: true, columns: [...columns], escape_formulas: true });
  // An error on the way breaks the download off, so that nobody takes the half for the whole.
  pipeline(Readable.from(rows), csv, () => undefined);
  return new Response(Readable.toWeb(csv) as ReadableStream<Uint8Array>, { headers: { "Content-Type": "text/csv; charset=utf-8", "Content-Disposition": contentDisposition("attachment", name), "Cache-Control": "private, no-store" } });
}
