import { and, asc, count, desc, eq, gt, inArray } from "drizzle-orm";
import type { BulkItemState, BulkKind, BulkState } from "#db/values.ts";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { keysetSql, pageByKey, type KeysetOrder } from "../keyset/page-by-key.ts";
import { getPlan, type PlanSummary } from "../plans/queries.server.ts";
import { requireStaff } from "../triage/policy.ts";
import { findAct } from "./acts.server.ts";
import { listChoices, type Choice } from "./list-choices.server.ts";
import type { ReportPart } from "./report-parts.ts";

/** An act on many cases. `orderedBy` is null for who has no account any more. */
export type BulkJobView = { id: string; kind: BulkKind; state: BulkState; total: number; orderedBy: string | null; createdAt: Date; finishedAt: Date | null; undoneAt: Date | null };

/** What became of one case. The title of a hidden one is empty. */
export type BulkItemView = { position: number; reference: string; title: string; language: string; isHidden: boolean; awaitsScreening: boolean; state: BulkItemState; problem: string };

export type BulkJobPage = {
  plan: PlanSummary; job: BulkJobView;
  /** What was chosen for it. */
  settings: { name: string; values: Choice["options"] }[];
  counts: Record<BulkItemState, number>;
  problems: { problem: string; count: number }[];
  /** Whether this reader can undo it now. */
  mayUndo: boolean;
  items: BulkItemView[];
  /** The position that the next page of items begins behind. */
  next: number | null;
};

const pageSize = 50;
const notDone: BulkItemState[] = ["refused", "not_undone"];
const parts: Record<ReportPart, BulkItemState[] | null> = { all: null, done: ["done", "undone"], refused: notDone };

/** An act with what became of each case. Throws `not_found` where there is none on this plan. */
export async function getJob(ctx: Context, planSlug: string, jobId: string, { part, after }: { part: ReportPart; after: number }): Promise<BulkJobPage> {
  requireStaff(ctx.actor);
  const plan = await getPlan(ctx, planSlug);
  const me = requireStaff(ctx.actor, plan.id);
  const { bulkJobs: j, bulkItems: i, users } = ctx.tables;
  const [row] = await ctx.read.select({ ...jobColumns(ctx), settings: j.settings, orderedById: j.orderedBy }).from(j).leftJoin(users, eq(users.id, j.orderedBy)).where(and(eq(j.id, jobId), eq(j.planId, plan.id)));
  if (!row) throw notFound();
  const { settings, orderedById, ...job } = row;
  const ofJob = eq(i.jobId, jobId);
  const [states, problems, items, choices] = await Promise.all([
    ctx.read.select({ state: i.state, count: count() }).from(i).where(ofJob).groupBy(i.state),
    ctx.read.select({ problem: i.problem, count: count() }).from(i).where(and(ofJob, inArray(i.state, notDone))).groupBy(i.problem).orderBy(desc(count()), asc(i.problem)),
    listItems(ctx, jobId, { part, after, limit: pageSize + 1 }),
    listChoices(ctx, plan.id, job.kind),
  ]);
  const of = (state: BulkItemState) => states.find((each) => each.state === state)?.count ?? 0;
  const shown = items.slice(0, pageSize);
  return {
    plan, job, problems, items: shown, next: items.length > pageSize ? shown.at(-1)!.position : null,
    settings: choices.map(({ name, options }) => ({ name, values: options.filter(({ value }) => [settings[name]].flat().includes(value)) })).filter(({ values }) => values.length > 0),
    counts: { waiting: of("waiting"), done: of("done"), refused: of("refused"), undone: of("undone"), not_undone: of("not_undone") },
    mayUndo: job.state === "done" && orderedById === me.id && of("done") > 0 && findAct(job.kind)?.undo !== undefined,
  };
}

async function listItems(ctx: Context, jobId: string, { part, after, limit }: { part: ReportPart; after: number; limit: number }): Promise<BulkItemView[]> {
  const { bulkItems: i, proposals: p } = ctx.tables;
  const states = parts[part];
  const rows = await ctx.read.select({ position: i.position, reference: p.reference, title: p.title, language: p.language, isHidden: p.isHidden, awaitsScreening: p.awaitsScreening, state: i.state, problem: i.problem })
    .from(i).innerJoin(p, eq(p.id, i.proposalId)).where(and(eq(i.jobId, jobId), gt(i.position, after), states ? inArray(i.state, states) : undefined)).orderBy(asc(i.position)).limit(limit);
  return rows.map((row) => ({ ...row, title: row.isHidden ? "" : row.title }));
}

/** What became of all cases of an act, some at a time. Throws `not_found` as `getJob` does, before anything is read. */
export async function reportJob(ctx: Context, planSlug: string, jobId: string): Promise<AsyncIterable<BulkItemView[]>> {
  await getJob(ctx, planSlug, jobId, { part: "all", after: 0 });
  return walkItems(ctx, jobId);
}

async function* walkItems(ctx: Context, jobId: string): AsyncGenerator<BulkItemView[]> {
  for (let after = 0; ;) {
    const items = await listItems(ctx, jobId, { part: "all", after, limit: 500 });
    if (items.length === 0) return;
    yield items;
    after = items.at(-1)!.position;
  }
}

/** The acts on many cases of a plan, the newest first. */
export async function listJobs(ctx: Context, planSlug: string, cursor: string | undefined): Promise<{ plan: PlanSummary; jobs: BulkJobView[]; previous: string | null; next: string | null }> {
  requireStaff(ctx.actor);
  const plan = await getPlan(ctx, planSlug);
  requireStaff(ctx.actor, plan.id);
  const { bulkJobs: j, users } = ctx.tables;
  const order: KeysetOrder = { column: j.createdAt, id: j.id, descending: true };
  const paging = pageByKey(order, cursor, 25);
  const keyset = keysetSql(order, paging.move, 25);
  const rows = await ctx.read.select(jobColumns(ctx)).from(j).leftJoin(users, eq(users.id, j.orderedBy)).where(and(eq(j.planId, plan.id), keyset.where)).orderBy(...keyset.orderBy).limit(keyset.limit).prepare().execute(paging.values);
  const { rows: jobs, ...around } = paging.pageOf(rows, (row) => ({ value: row.createdAt.getTime(), id: row.id }));
  return { plan, jobs, ...around };
}

function jobColumns({ tables: { bulkJobs: j, users } }: Context) {
  return { id: j.id, kind: j.kind, state: j.state, total: j.total, orderedBy: users.name, createdAt: j.createdAt, finishedAt: j.finishedAt, undoneAt: j.undoneAt };
}
