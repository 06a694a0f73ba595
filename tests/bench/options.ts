import { parseArgs } from "node:util";

const help = `npm run bench -- [--size N] [--comments N] [--seconds S] [--only TEXT] [--parts NAMES] [--soak S] [--json FILE] [--markdown FILE] [--docs] [--cpu-prof FOLDER]
  --size N         so many proposals (100000)
  --comments N     so many comments each, on average (5)
  --seconds S      how long each row is measured, after a warm-up (8)
  --only TEXT      only rows whose name holds the text, or one of several with a | between them
  --parts NAMES    only these parts of the run: cold,pages,kept,processes,writes,budgets,growth; bulk is done only when it is named
  --soak S         so many seconds of everything at once at the end (0)
  --json FILE      write there all that was found
  --markdown FILE  write the tables there
  --docs           write the tables and the chart into docs/
  --cpu-prof F     write a CPU profile of the server that makes each page anew into the folder
`;

const allParts = ["cold", "pages", "kept", "processes", "writes", "budgets", "growth"] as const;
export type Part = (typeof allParts)[number] | "bulk";

export type Options = { has: (part: Part) => boolean; size: number; comments: number; seconds: number; soak: number; json: string | undefined; markdown: string | undefined; docs: boolean; cpuProf: string | undefined; wanted: (name: string) => boolean };

/** What the run is told. Ends the process where that is no run. */
export function readOptions(): Options {
  const { values } = parseArgs({ options: {
    size: { type: "string", default: "100000" }, comments: { type: "string", default: "5" }, seconds: { type: "string", default: "8" }, only: { type: "string", default: "" }, parts: { type: "string", default: allParts.join(",") }, soak: { type: "string", default: "0" },
    json: { type: "string" }, markdown: { type: "string" }, docs: { type: "boolean", default: false }, "cpu-prof": { type: "string" }, help: { type: "boolean" },
  } });
  const [size, comments, seconds, soak] = [Number(values.size), Number(values.comments), Number(values.seconds), Number(values.soak)];
  if (values.help || !(size >= 1) || !(comments >= 1) || !(seconds > 0) || !(soak >= 0)) {
    process.stdout.write(help);
    process.exit(values.help ? 0 : 1);
  }
  const texts = values.only.split("|");
  return { has: (part) => values.parts.split(",").includes(part), size, comments, seconds, soak, json: values.json, markdown: values.markdown, docs: values.docs, cpuProf: values["cpu-prof"], wanted: (name) => texts.some((text) => name.includes(text)) };
}
