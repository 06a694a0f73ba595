import { and, asc, eq, inArray, lte } from "drizzle-orm";
import { createHash } from "node:crypto";
import type { Locale, PublicationFormat } from "#db/values.ts";
import type { Context } from "../context.ts";
import type { StructuredDocument } from "../documents/document.ts";
import { forbidden } from "../errors.ts";

export type Publication = Context["tables"]["publications"]["$inferSelect"];
type FileRow = Context["tables"]["publicationFiles"]["$inferSelect"];

/** A file as it was made. `pages`: of a PDF; null for what has no pages of its own. */
export type MadeFile = { bytes: Uint8Array; pages: number | null };

export type MakeOptions = {
  /** What a publication says, in a language. */
  documentOf: (ctx: Context, publication: Publication, locale: Locale) => Promise<StructuredDocument>;
  /** Makes a file of it, away from where requests are answered, and well within the lease. */
  render: (document: StructuredDocument, format: PublicationFormat) => Promise<MadeFile>;
  clock: () => Date;
  /** Asked before each file: true leaves the rest to another round or process. */
  isStopping?: () => boolean;
  /** Told of each failure, and whether the file is given up. */
  onFailure?: (error: unknown, file: { publicationId: string; locale: Locale; format: PublicationFormat; attempts: number }, givenUp: boolean) => void;
};

const minute = 60_000;
/** How long a file is this process's alone, in milliseconds. */
const lease = 5 * minute;
/** The waits after the first failures, in milliseconds. After the attempt that follows the last of them it is given up. */
const waits = [5_000, minute, 10 * minute];
const mostAttempts = waits.length + 1;

export const fileTypes = { pdf: "application/pdf", docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document" } as const satisfies Record<PublicationFormat, string>;

/**
 * Makes the files that were ordered, one after the other, and answers how many it took. Several processes may run it at once. One
 * that ends in the middle leaves a lease, after which another makes the file; one that cannot be made waits longer after each
 * attempt, so that it holds up no other, and is given up in the end.
 */
export async function makeDueFiles(ctx: Context, options: MakeOptions): Promise<number> {
  if (ctx.actor.kind !== "system") throw forbidden();
  let taken = 0;
  while (!options.isStopping?.()) {
    const row = await take(ctx, options.clock());
    if (!row) return taken;
    taken += 1;
    await make(ctx, row, options);
  }
  return taken;
}

/** Takes the file that has waited longest: of several processes one gets it. */
async function take(ctx: Context, now: Date): Promise<FileRow | null> {
  const { publicationFiles: f } = ctx.tables;
  const isDue = and(inArray(f.state, ["ordered", "making"]), lte(f.availableAt, now));
  for (;;) {
    const [due] = await ctx.read.select().from(f).where(isDue).orderBy(asc(f.availableAt), asc(f.publicationId), asc(f.locale), asc(f.format)).limit(1);
    if (!due) return null;
    // Its process ended each time: whatever is in it ends processes.
    if (due.attempts >= mostAttempts) {
      await change(ctx, due, { state: "failed" });
      continue;
    }
    const row = await change(ctx, due, { state: "making", attempts: due.attempts + 1, availableAt: new Date(now.getTime() + lease) });
    // Another took it meanwhile, and there may be more.
    if (row) return row;
  }
}

/** Changes a file that is as it was read, or nothing: an attempt is its number. */
async function change(ctx: Context, was: FileRow, to: Partial<FileRow>): Promise<FileRow | null> {
  const { publicationFiles: f } = ctx.tables;
  const isSame = and(eq(f.publicationId, was.publicationId), eq(f.locale, was.locale), eq(f.format, was.format), eq(f.state, was.state), eq(f.attempts, was.attempts));
  const [row] = await ctx.write(async (tx) => tx.update(f).set(to).where(isSame).returning());
  return row ?? null;
}

/** The key says which attempt it is of, so that nothing is written twice, and what an attempt left behind is found by the next. */
function keyOf({ publicationId, locale, format }: FileRow, attempt: number) {
  return `${publicationId}-${locale}-${format}-${attempt}`;
}

async function make(ctx: Context, row: FileRow, options: MakeOptions) {
  const { publications: p } = ctx.tables;
  try {
    const [publication] = await ctx.read.select().from(p).where(eq(p.id, row.publicationId));
    // It went with its plan.
    if (!publication) return;
    const { bytes, pages } = await options.render(await options.documentOf({ ...ctx, now: options.clock(), locale: row.locale }, publication, row.locale), row.format);
    const storageKey = keyOf(row, row.attempts);
    await ctx.storage.put(storageKey, bytes, fileTypes[row.format]);
    const done = await change(ctx, row, { state: "ready", storageKey, size: bytes.length, pages, hash: createHash("sha256").update(bytes).digest("hex"), madeAt: options.clock() });
    // Another has made it since, or an attempt before left something behind. What is not removed now is in nobody's way.
    const leftOver = !done ? storageKey : row.attempts > 1 ? keyOf(row, row.attempts - 1) : null;
    if (leftOver !== null) await ctx.storage.remove(leftOver).catch(() => undefined);
  } catch (error) {
    // What was stopped was no attempt: another process goes on at once.
    if (options.isStopping?.()) {
      await change(ctx, row, { state: "ordered", attempts: row.attempts - 1, availableAt: options.clock() });
      return;
    }
    const wait = waits[row.attempts - 1];
    const { publicationId, locale, format, attempts } = row;
    options.onFailure?.(error, { publicationId, locale, format, attempts }, wait === undefined);
    await change(ctx, row, wait === undefined ? { state: "failed" } : { state: "ordered", availableAt: new Date(options.clock().getTime() + wait) });
  }
}
