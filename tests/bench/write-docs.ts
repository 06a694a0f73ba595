// Puts the tables and the chart of a run into docs/. node tests/bench/write-docs.ts FILE.json, or npm run bench -- --docs
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { chartOf } from "./chart.ts";
import type { Report } from "./report.ts";
import { tablesOf } from "./tables.ts";

const docs = path.resolve(import.meta.dirname, "../../docs");

/** Replaces what stands between the marks `<!-- bench: NAME -->` and `<!-- bench: end -->`, where the run has something to say. */
export function writeDocs(report: Report): void {
  const file = path.join(docs, "performance.md");
  const tables = tablesOf(report);
  const text = readFileSync(file, "utf8").replace(/(<!-- bench: (\w+) -->\n)[^]*?(<!-- bench: end -->)/g, (whole, begin: string, name: string, end: string) => {
    const made = tables[name];
    const isEmpty = made === undefined || (name !== "run" && made.split("\n").length < 3);
    return isEmpty ? whole : `${begin}\n${made}\n\n${end}`;
  });
  writeFileSync(file, text);
  mkdirSync(path.join(docs, "images"), { recursive: true });
  writeFileSync(path.join(docs, "images/performance.svg"), chartOf(report));
}

if (import.meta.main) writeDocs(JSON.parse(readFileSync(process.argv[2]!, "utf8")) as Report);
