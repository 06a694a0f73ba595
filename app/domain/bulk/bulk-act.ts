import type { z } from "zod";
import type { WriteHandle } from "#db/store.ts";
import type { Context } from "../context.ts";
import type { Result } from "../result.ts";
import type { Case } from "../triage/load-case.server.ts";

/** What one of the cases would get, to be read before it is ordered. `lacks`: what is still to be written in it, a key of `bulk.refusals`. */
export type Sample = { reference: string; language: string; text: string; lacks: string | null };

/**
 * What a bulk act does to one case. It is called by the worker in the name of who ordered it, in a transaction with some other
 * cases, and holds `found`. It does what the same act on one case does: checks who may, changes, records, tells. What it
 * throws as `conflict` or `forbidden` is noted on the case; the others go on.
 */
export type BulkAct<S> = {
  /** What is chosen once for all cases. */
  settings: z.ZodType<S>;
  /** Whether it could be done to this case now, for the preview; null when it could, else a key of the catalogue `bulk.refusals`. Changes nothing. */
  check: (ctx: Context, found: Case, settings: S) => Promise<string | null>;
  /** What it would write in a case, where it writes something. Changes nothing. */
  sample?: (ctx: Context, found: Case, settings: S) => Promise<Sample | null>;
  /** Does it. Answers what it was before, by which it can be undone, or why it was refused: a key of `bulk.refusals`. */
  apply: (ctx: Context, tx: WriteHandle, found: Case, settings: S) => Promise<Result<Record<string, unknown>>>;
  /** Undoes it, unless the case was changed since; left out where it cannot be undone, as nobody can call back what was published and mailed. */
  undo?: (ctx: Context, tx: WriteHandle, found: Case, settings: S, before: Record<string, unknown>) => Promise<Result<null>>;
};
