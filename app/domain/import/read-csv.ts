import { CsvError, parse } from "csv-parse";
import { createReadStream } from "node:fs";
import { pipeline, Readable } from "node:stream";

/** A row of a file with the line on which it begins; the header is on the first line that is not empty. */
export type CsvRow = { line: number; cells: string[] };

/** The file cannot be read on. The message says where and why, in one sentence. */
export class UnreadableFile extends Error {}

/** The greatest length of one row, in characters: beyond it a quotation mark was surely forgotten. */
const longestRow = 1_000_000;

/**
 * Reads a CSV file row by row, without holding it in memory. A byte order mark is dropped, line ends may be mixed, and
 * a quotation mark in the middle of a cell is taken as it is. Throws UnreadableFile. `onBytes` is told how much was read.
 */
export async function* readCsv(file: string, options: { encoding: string; delimiter: string; onBytes?: (bytes: number) => void }): AsyncGenerator<CsvRow> {
  const parser = parse({ delimiter: options.delimiter, info: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: true, max_record_size: longestRow });
  // Errors of the file and of the decoder reach the loop below through the parser.
  pipeline(Readable.from(decode(file, options)), parser, () => undefined);
  let nextLine = 1;
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      const breaks = record.reduce((sum, cell) => sum + cell.split("\n").length - 1, 0);
      yield { line: info.lines - breaks, cells: record };
      nextLine = info.lines + 1;
    }
  } catch (error) {
    throw explain(error, file, options.encoding, nextLine);
  }
}

/** The text of the file with \n as the only line end: csv-parse counts \r\n inside a cell as two lines. */
async function* decode(file: string, { encoding, onBytes }: { encoding: string; onBytes?: (bytes: number) => void }): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let held = "";
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    onBytes?.(chunk.length);
    const text = held + decoder.decode(chunk, { stream: true });
    // The \n that belongs to it may come with the next piece.
    held = text.endsWith("\r") ? "\r" : "";
    yield text.slice(0, text.length - held.length).replace(/\r\n?/g, "\n");
  }
  yield (held + decoder.decode()).replace(/\r\n?/g, "\n");
}

function explain(error: unknown, file: string, encoding: string, line: number): unknown {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === "ENOENT") return new UnreadableFile(`There is no file ${file}.`);
  if (code === "EISDIR") return new UnreadableFile(`${file} is a folder.`);
  if (code === "EACCES" || code === "EPERM") return new UnreadableFile(`The file ${file} may not be read by this account.`);
  if (code === "ERR_ENCODING_INVALID_ENCODED_DATA") return new UnreadableFile(`The file ${file} is not written in ${encoding}: name its encoding in the map, such as windows-1252.`);
  if (error instanceof CsvError) return new UnreadableFile(`A quotation mark on or after line ${line} of ${file} is never closed, so nothing from there on could be read.`);
  return error;
}
