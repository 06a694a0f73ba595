import type { DataSection } from "./data-sections.ts";

/** Raised when a field changes its name or meaning. */
const formatVersion = 1;

/** The sections as one JSON document: an object with a list for each section, a thing to a line. */
export async function* asJson(now: Date, sections: readonly DataSection[]): AsyncGenerator<string> {
  yield `{\n"format": "samplan-personal-data",\n"version": ${formatVersion},\n"madeAt": ${JSON.stringify(now)}`;
  for (const { name, batches } of sections) {
    yield `,\n${JSON.stringify(name)}: [`;
    let separator = "\n";
    for await (const rows of batches()) {
      for (const row of rows) {
        yield `${separator}${JSON.stringify(row)}`;
        separator = ",\n";
      }
    }
    yield "\n]";
  }
  yield "\n}\n";
}
