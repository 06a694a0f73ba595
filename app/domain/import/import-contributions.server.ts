import { and, eq, inArray } from "drizzle-orm";
import { createHash } from "node:crypto";
import { looksLikeCpr } from "#app/lib/cpr.ts";
import type { ReadHandle } from "#db/store.ts";
import { newNeutralCode } from "../accounts/neutral-code.ts";
import { recordAct } from "../audit.server.ts";
import type { Context } from "../context.ts";
import { forbidden } from "../errors.ts";
import { insertProposal } from "../proposals/insert-proposal.server.ts";
import { done, refused, type Result } from "../result.ts";
import { columnKeys, type ColumnMap } from "./column-map.ts";
import type { CsvRow } from "./read-csv.ts";
import { readContribution, type Cell, type Contribution } from "./read-contribution.ts";

/** What happened to a row that was not simply imported. `warned` ones were imported all the same. */
export type ImportRemark = { line: number; kind: "skipped" | "repeated" | "warned"; reason: string };

export type ImportCounts = { read: number; imported: number; alreadyThere: number; repeated: number; skipped: number };

export type ImportOptions = {
  plan: string;
  map: ColumnMap;
  /** The name under which the contributions are remembered. */
  source: string;
  rows: AsyncIterable<CsvRow>;
  dryRun: boolean;
  /** Told after each batch, and at the end. */
  onProgress: (counts: ImportCounts) => void;
  onRemark: (remark: ImportRemark) => void;
};

const batchSize = 500;

type Place = { planId: string; themeIds: Map<string, string> };

/**
 * Imports contributions row by row, in batches that are written whole or not at all. A row that was imported before, by
 * its source and id, is left as it is, so the same file can be read again. Refused with a sentence when the plan, a theme
 * or a column is not there; what a row lacks is a remark. Only the platform itself (the command line) may.
 */
export async function importContributions(ctx: Context, options: ImportOptions): Promise<Result<ImportCounts>> {
  if (ctx.actor.kind !== "system") throw forbidden();
  const place = await findPlace(ctx, options);
  if (typeof place === "string") return refused(place);
  const counts: ImportCounts = { read: 0, imported: 0, alreadyThere: 0, repeated: 0, skipped: 0 };
  let readRow: RowReader | null = null;
  let batch: Contribution[] = [];
  const flush = async () => {
    await settle(ctx, options, place, batch, counts);
    batch = [];
    options.onProgress(counts);
  };
  for await (const row of options.rows) {
    if (!readRow) {
      const problem = findMissingColumns(row.cells, options.map);
      if (problem) return refused(problem);
      readRow = newRowReader(ctx, options, row.cells, counts);
      continue;
    }
    const contribution = readRow(row);
    if (contribution) batch.push(contribution);
    if (batch.length === batchSize) await flush();
  }
  if (!readRow) return refused("The file is empty: its first line must name the columns.");
  await flush();
  return done(counts);
}

async function findPlace(ctx: Context, { plan: slug, map }: ImportOptions): Promise<Place | string> {
  const { plans, themes } = ctx.tables;
  const [plan] = await ctx.read.select({ id: plans.id }).from(plans).where(eq(plans.slug, slug));
  if (!plan) {
    const known = await ctx.read.select({ slug: plans.slug }).from(plans);
    return `There is no plan ${slug}. The plans are: ${known.map((each) => each.slug).join(", ") || "none"}.`;
  }
  const rows = await ctx.read.select({ id: themes.id, slug: themes.slug }).from(themes).where(eq(themes.planId, plan.id));
  const themeIds = new Map(rows.map((row) => [row.slug, row.id]));
  const missing = [...new Set([map.defaultTheme, ...Object.values(map.themeValues)])].filter((theme) => !themeIds.has(theme));
  if (missing.length > 0) return `The plan ${slug} has no theme ${missing.join(", ")}. Its themes are: ${[...themeIds.keys()].join(", ")}.`;
  return { planId: plan.id, themeIds };
}

function findMissingColumns(header: string[], map: ColumnMap): string | null {
  const names = header.map((name) => name.trim());
  const missing = columnKeys.filter((key) => map[key] !== undefined && !names.includes(map[key]));
  if (missing.length === 0) return null;
  return `The file has no column ${missing.map((key) => `"${map[key]!}" (named in the map as ${key})`).join(", ")}. Its columns are: ${names.join(", ")}.`;
}

type RowReader = (row: CsvRow) => Contribution | null;

/** Reads rows one by one, each to a contribution or to a remark and null. */
function newRowReader(ctx: Context, { map, source, onRemark }: ImportOptions, header: string[], counts: ImportCounts): RowReader {
  const names = header.map((name) => name.trim());
  const places = new Map(columnKeys.map((key) => [key, map[key] === undefined ? -1 : names.indexOf(map[key])]));
  /** Of each id in the file: where it was first, and what that row said. */
  const seen = new Map<string, { line: number; content: string }>();
  const skip = (line: number, reason: string) => {
    counts.skipped += 1;
    onRemark({ line, kind: "skipped", reason });
    return null;
  };
  return ({ line, cells }) => {
    counts.read += 1;
    if (cells.length !== names.length) return skip(line, `it has ${cells.length} cells where the header has ${names.length}`);
    const cell: Cell = (key) => cells[places.get(key)!] ?? "";
    const outcome = readContribution(cell, map, source, ctx.now);
    if (!outcome.ok) return skip(line, outcome.reason);
    const { contribution } = outcome;
    const content = createHash("sha256").update(JSON.stringify(cells)).digest("base64");
    const before = seen.get(contribution.sourceId);
    if (before && before.content !== content) return skip(line, `its id is that of line ${before.line}, which says something else`);
    if (before) {
      counts.repeated += 1;
      onRemark({ line, kind: "repeated", reason: `it is the same as line ${before.line}` });
      return null;
    }
    seen.set(contribution.sourceId, { line, content });
    if (looksLikeCpr(`${contribution.title}\n${contribution.change}`)) onRemark({ line, kind: "warned", reason: "the text holds what looks like a CPR number" });
    return contribution;
  };
}

/** Writes those of a batch that are not there yet, and counts them; in a dry run it only counts. */
async function settle(ctx: Context, options: ImportOptions, place: Place, batch: Contribution[], counts: ImportCounts) {
  if (batch.length === 0) return;
  const written = options.dryRun ? await withoutKnown(ctx, ctx.read, place, batch) : await ctx.write(async (tx) => {
    const wanted = await withoutKnown(ctx, tx, place, batch);
    const references: string[] = [];
    for (const contribution of wanted) references.push((await insertProposal(ctx, tx, asProposal(place, contribution))).reference);
    if (wanted.length > 0) await recordAct(ctx, tx, { action: "proposals.imported", subjectType: "plan", subjectId: place.planId, planId: place.planId, data: { source: options.source, count: wanted.length, first: references[0], last: references.at(-1) } });
    return wanted;
  });
  counts.imported += written.length;
  counts.alreadyThere += batch.length - written.length;
}

async function withoutKnown(ctx: Context, handle: ReadHandle, { planId }: Place, batch: Contribution[]): Promise<Contribution[]> {
  const { proposals } = ctx.tables;
  const known = await handle.select({ sourceId: proposals.sourceId }).from(proposals).where(and(eq(proposals.planId, planId), inArray(proposals.sourceId, batch.map((each) => each.sourceId))));
  const ids = new Set(known.map((row) => row.sourceId));
  return batch.filter((each) => !ids.has(each.sourceId));
}

function asProposal({ planId, themeIds }: Place, { theme, shownName, ...contribution }: Contribution) {
  const { sourceId, participantType, display, language, title, change, submittedAt } = contribution;
  return { planId, themeId: themeIds.get(theme)!, authorId: null, organisationId: null, participantType, display, shownName: shownName || newNeutralCode(), language, title, problem: "", change, effect: "", submittedAt, sourceId };
}
