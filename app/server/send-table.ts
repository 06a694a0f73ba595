import { csvStream, xlsxStream, type TableFile } from "./table-files.ts";

/** A table as a file to be saved, sent while it is made. `name` is of our own making, without an ending. */
export function sendTable(name: string, format: "csv" | "xlsx", table: TableFile, madeAt: Date): Response {
  const types = { csv: "text/csv; charset=utf-8", xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" };
  return new Response(format === "csv" ? csvStream(table) : xlsxStream(table, madeAt), { headers: { "Content-Type": types[format], "Content-Disposition": `attachment; filename="${name}.${format}"` } });
}
