import { stringify } from "csv-stringify/sync";
import { setImmediate as nextTurn } from "node:timers/promises";
import { zipStream } from "./zip-stream.ts";

/** One cell; null is empty. */
type Cell = string | number | boolean | Date | null;

/** A table that is made while it is read. */
export type TableFile = { columns: readonly string[]; batches: AsyncIterable<readonly (readonly Cell[])[]> };

/**
 * A table as CSV (RFC 4180) in UTF-8, with a mark at its beginning by which Excel knows that. What a spreadsheet would take for a
 * formula gets an apostrophe, or a text of a stranger could act there.
 */
export function csvStream({ columns, batches }: TableFile): ReadableStream<Uint8Array> {
  async function* lines() {
    yield `\ufeff${asCsv([columns])}`;
    for await (const rows of batches) yield asCsv(rows);
  }
  return textStream(lines());
}

function asCsv(rows: readonly (readonly Cell[])[]): string {
  return stringify(rows.map((row) => [...row]), { escape_formulas: true, record_delimiter: "\r\n", cast: { boolean: String, date: (value) => value.toISOString() } });
}

/** Text that is made while it is read: whoever reads slowly slows its making down, and a reader who leaves ends it. */
function textStream(pieces: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      // Other requests have their turn between two pieces, however fast this one is read.
      await nextTurn();
      const next = await pieces.next();
      if (next.done === true) controller.close();
      else controller.enqueue(encoder.encode(next.value));
    },
    async cancel() { await pieces.return(undefined); },
  }, { highWaterMark: 1 });
}

/** The most that a sheet and a cell of Excel hold. */
const mostRows = 1_048_576;
const longestCell = 32_767;

/** A table as an Excel workbook with one sheet (ECMA-376), made while it is read. Texts are texts there and never formulas. */
export function xlsxStream({ columns, batches }: TableFile, madeAt: Date): ReadableStream<Uint8Array> {
  const part = (name: string, text: string) => ({ name, text: once(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${text}`) });
  const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const packaged = "http://schemas.openxmlformats.org/package/2006";
  const type = (kind: string) => `application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml`;
  return zipStream([
    part("[Content_Types].xml", `<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${type("sheet.main")}"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${type("worksheet")}"/><Override PartName="/xl/styles.xml" ContentType="${type("styles")}"/></Types>`),
    part("_rels/.rels", `<Relationships xmlns="${packaged}/relationships"><Relationship Id="r1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`),
    part("xl/workbook.xml", `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="Samplan" sheetId="1" r:id="r1"/></sheets></workbook>`),
    part("xl/_rels/workbook.xml.rels", `<Relationships xmlns="${packaged}/relationships"><Relationship Id="r1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="${relations}/styles" Target="styles.xml"/></Relationships>`),
    part("xl/styles.xml", `<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts><fonts count="2"><font/><font><b/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf numFmtId="164" applyNumberFormat="1"/><xf fontId="1" applyFont="1"/></cellXfs></styleSheet>`),
    { name: "xl/worksheets/sheet1.xml", text: sheet(columns, batches) },
  ], madeAt);
}

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

async function* once(text: string) {
  yield text;
}

async function* sheet(columns: readonly string[], batches: TableFile["batches"]): AsyncGenerator<string> {
  // The names of the columns stay in sight.
  yield `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData><row>${columns.map((name) => asText(name, 2)).join("")}</row>`;
  let rows = 1;
  for await (const batch of batches) {
    const fitting = batch.slice(0, mostRows - 1 - rows);
    rows += fitting.length;
    yield fitting.map((row) => `<row>${row.map(asCell).join("")}</row>`).join("");
    if (fitting.length === batch.length) continue;
    yield `<row>${asText("… (Excel holds no more rows: the CSV file has all)")}</row>`;
    break;
  }
  yield "</sheetData></worksheet>";
}

function asCell(value: Cell): string {
  if (value === null || value === "") return "<c/>";
  if (typeof value === "number") return `<c><v>${value}</v></c>`;
  if (typeof value === "boolean") return `<c t="b"><v>${value ? 1 : 0}</v></c>`;
  // Days since the end of 1899, as Excel counts them.
  if (value instanceof Date) return `<c s="1"><v>${value.getTime() / 86_400_000 + 25_569}</v></c>`;
  return asText(value);
}

function asText(value: string, style = 0): string {
  const short = value.length > longestCell ? `${value.slice(0, longestCell - 1)}…` : value;
  return `<c t="inlineStr"${style ? ` s="${style}"` : ""}><is><t xml:space="preserve">${escapeXml(short)}</t></is></c>`;
}

/** What XML cannot hold is left out: control characters, and halves of pairs, as where a text was cut. */
function escapeXml(text: string): string {
  return text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "").replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
