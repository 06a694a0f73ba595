import { and, asc, eq, inArray, lte } from "drizzle-orm";
import { setTimeout as pause } from "node:timers/promises";
import type { WriteHandle } from "#db/store.ts";
import type { Context } from "../context.ts";
import { DomainError, forbidden } from "../errors.ts";
import { findActor } from "../people/find-actor.server.ts";
import { loadCase } from "../triage/load-case.server.ts";
import { isStaff, mayModerate } from "../triage/policy.ts";
import { findAct, type AnyBulkAct } from "./acts.server.ts";

export type CarryOutOptions = {
  clock: () => Date;
  /** Asked before each batch: true leaves the rest to another round or process. */
  isStopping?: () => boolean;
  /** So many cases are done in one transaction. */
  batchSize?: number;
  /** After so many batches what else the worker does has its turn. */
  mostBatches?: number;
  /** Told of a case that failed in a way that nobody foresaw. */
  onFailure?: (error: unknown, job: { id: string; kind: string }) => void;
};

type Job = Context["tables"]["bulkJobs"]["$inferSelect"];
type Item = { position: number; reference: string; before: Record<string, unknown> };
type Became = { state: "done" | "refused" | "undone" | "not_undone"; problem: string; before?: Record<string, unknown> };

/** Whose name it is done in, and how. Null when who ordered it may not any more, or nobody knows any more how it is done. */
type Doing = { ctx: Context; act: AnyBulkAct; settings: unknown } | null;

/** How long an act is this process's alone, in milliseconds: a batch takes a fraction of it, and renews it. After a failure it is tried again then. */
const lease = 60_000;
/** So many milliseconds lie between two batches: a page that somebody asked for takes several turns of the event loop, and would wait for a batch at each. */
const rest = 20;

/**
 * Carries out the bulk acts that were ordered, some cases at a time, and answers how many batches there were. Several processes may
 * run it at once. Each batch is one transaction that does the act, notes what became of each case and renews the lease: killed
 * anywhere, another goes on from there, and nothing is done twice.
 */
export async function carryOutDue(ctx: Context, options: CarryOutOptions): Promise<number> {
  if (ctx.actor.kind !== "system") throw forbidden();
  const { clock, isStopping, batchSize = 10, mostBatches = 40 } = options;
  let batches = 0;
  while (batches < mostBatches && !isStopping?.()) {
    let job = await take(ctx, clock());
    if (!job) return batches;
    while (job && batches < mostBatches && !isStopping?.()) {
      batches += 1;
      job = await carryOutBatch({ ...ctx, now: clock() }, job, batchSize, options);
      await pause(rest);
    }
    if (job) await giveBack(ctx, job, clock());
  }
  return batches;
}

/** Takes the act that has waited longest: of several processes one gets it. */
async function take(ctx: Context, now: Date): Promise<Job | null> {
  const { bulkJobs: j } = ctx.tables;
  const isDue = and(inArray(j.state, ["ordered", "running", "undoing"]), lte(j.availableAt, now));
  const [waiting] = await ctx.read.select({ id: j.id, state: j.state }).from(j).where(isDue).orderBy(asc(j.availableAt), asc(j.id)).limit(1);
  if (!waiting) return null;
  const change = { availableAt: new Date(now.getTime() + lease), ...(waiting.state === "ordered" && { state: "running" as const }) };
  const [row] = await ctx.write(async (tx) => tx.update(j).set(change).where(and(eq(j.id, waiting.id), isDue)).returning());
  return row ?? null;
}

/** Holds the act for a transaction and renews its lease: null when another process has taken it since. */
async function hold(ctx: Context, tx: WriteHandle, job: Job, change: Partial<Job> = {}): Promise<Job | null> {
  const { bulkJobs: j } = ctx.tables;
  const [row] = await tx.update(j).set({ availableAt: new Date(ctx.now.getTime() + lease), ...change }).where(and(eq(j.id, job.id), eq(j.state, job.state), eq(j.availableAt, job.availableAt))).returning();
  return row ?? null;
}

/** What has more cases goes on when others had their turn. */
async function giveBack(ctx: Context, job: Job, now: Date) {
  await ctx.write(async (tx) => hold(ctx, tx, job, { availableAt: now }));
}

/**
 * The next cases. One that fails takes back what was done to those with it, so they are then done one by one, each in a transaction
 * of its own. Answers the act with its new lease, or null when it is over, or somebody else's by now.
 */
async function carryOutBatch(ctx: Context, job: Job, size: number, { isStopping, onFailure }: CarryOutOptions): Promise<Job | null> {
  const doing = await prepare(ctx, job);
  try {
    return await step(ctx, job, doing, size);
  } catch (error) {
    if (size === 1) return refuseNext(ctx, job, error, onFailure);
  }
  let held: Job | null = job;
  for (let one = 0; one < size && held && !isStopping?.(); one += 1) {
    const before: Job = held;
    held = await step(ctx, before, doing, 1).catch((error: unknown) => refuseNext(ctx, before, error, onFailure));
  }
  return held;
}

async function prepare(ctx: Context, job: Job): Promise<Doing> {
  const actor = job.orderedBy === null ? null : await findActor(ctx, job.orderedBy);
  if (!actor || !isStaff(actor, job.planId)) return null;
  const act = findAct(job.kind);
  const settings = act?.read(job.settings);
  // By its id the records of the acts are found that belong together.
  return act && settings?.success ? { ctx: { ...ctx, actor, locale: job.locale, requestId: job.id }, act, settings: settings.data } : null;
}

/** Does the act to the next `size` cases in one transaction. */
async function step(ctx: Context, job: Job, doing: Doing, size: number): Promise<Job | null> {
  const isUndo = job.state === "undoing";
  return ctx.write(async (tx) => {
    // The first statement holds the row: who comes second finds the lease moved.
    const held = await hold(ctx, tx, job);
    if (!held) return null;
    const items = await nextItems(ctx, tx, job, size);
    // Everyone takes hold of cases in the same order, so that nobody waits for one another.
    for (const item of [...items].sort((a, b) => (a.reference < b.reference ? -1 : 1))) await note(ctx, tx, job, item, await carryOut(tx, doing, item, isUndo));
    if (items.length === size) return held;
    await hold(ctx, tx, held, isUndo ? { state: "undone", undoneAt: ctx.now } : { state: "done", finishedAt: ctx.now });
    return null;
  });
}

async function nextItems(ctx: Context, tx: WriteHandle, job: Job, size: number): Promise<Item[]> {
  const { bulkItems: i, proposals: p } = ctx.tables;
  return tx.select({ position: i.position, reference: p.reference, before: i.before }).from(i).innerJoin(p, eq(p.id, i.proposalId))
    .where(and(eq(i.jobId, job.id), eq(i.state, job.state === "undoing" ? "done" : "waiting"))).orderBy(asc(i.position)).limit(size);
}

async function note(ctx: Context, tx: WriteHandle, job: Job, { position }: Pick<Item, "position">, became: Became) {
  const { bulkItems: i } = ctx.tables;
  await tx.update(i).set(became).where(and(eq(i.jobId, job.id), eq(i.position, position)));
}

async function carryOut(tx: WriteHandle, doing: Doing, item: Item, isUndo: boolean): Promise<Became> {
  const failed = (problem: string): Became => ({ state: isUndo ? "not_undone" : "refused", problem });
  if (!doing) return failed("role_lost");
  const { ctx, act, settings } = doing;
  const found = await loadCase(ctx, tx, item.reference);
  if (!mayModerate(ctx.actor, found)) return failed("own");
  if (isUndo) {
    if (!act.undo) return failed("not_undoable");
    const { was, version } = item.before as { was: Record<string, unknown>; version: number };
    if (found.version !== version) return failed("changed_since");
    const result = await act.undo(ctx, tx, found, settings, was);
    return result.ok ? { state: "undone", problem: "" } : failed(result.reason);
  }
  const result = await act.apply(ctx, tx, found, settings);
  if (!result.ok) return failed(result.reason);
  const { proposals: p } = ctx.tables;
  const [after] = await tx.select({ version: p.version }).from(p).where(eq(p.id, found.id));
  return { state: "done", problem: "", before: { was: result.value, version: after!.version } };
}

/** Notes of the next case why it could not be done. */
async function refuseNext(ctx: Context, job: Job, error: unknown, onFailure: CarryOutOptions["onFailure"]): Promise<Job | null> {
  const isForeseen = error instanceof DomainError;
  if (!isForeseen) onFailure?.(error, { id: job.id, kind: job.kind });
  return ctx.write(async (tx) => {
    const held = await hold(ctx, tx, job);
    const [item] = held ? await nextItems(ctx, tx, job, 1) : [];
    if (item) await note(ctx, tx, job, item, { state: job.state === "undoing" ? "not_undone" : "refused", problem: isForeseen ? error.kind : "failed" });
    return held;
  });
}
