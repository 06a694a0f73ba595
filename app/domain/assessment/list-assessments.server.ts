import { and, asc, eq, gt, inArray, ne, or, sql, type SQL } from "drizzle-orm";
import { inLocale, type Worded } from "#app/lib/bilingual.ts";
import type { Context } from "../context.ts";
import { readCursor, writeCursor } from "../keyset/cursor.ts";
import { keysetSql, pageByKey, type KeysetOrder } from "../keyset/page-by-key.ts";
import { getPlan, type PlanSummary } from "../plans/queries.server.ts";
import { hasRole } from "../roles.ts";
import { requireStaff } from "../triage/policy.ts";
import { openStatuses } from "../triage/open-statuses.ts";
import type { AssessmentListView } from "./assessment-views.ts";
import { listCandidates, type Candidate } from "./candidates.server.ts";
import { getCriteria } from "./criteria.server.ts";
import { differencesBetween } from "./policy.ts";

/** A case that waits for somebody's assessment, or that assessors differ on (`differences`: titles of criteria). */
export type AssessmentRow = { reference: string; title: string; language: string; isHidden: boolean; theme: Worded; assessors: string[]; dueAt: Date | null; isOverdue: boolean; isBegun: boolean; differences: Worded[] };

export type AssessmentList = { plan: PlanSummary; view: AssessmentListView; rows: AssessmentRow[]; previous: string | null; next: string | null; /** The team with the load of each, for who gives out the work. */ people: Candidate[]; isCoordinator: boolean };

const pageSize = 25;
/** How many cases are looked through for differences on one page. */
const lookedThrough = 1000;

/** What waits for the reader's assessment, soonest deadline first; for coordinators also what waits for everybody, and for all what assessors differ on. */
export async function listAssessments(ctx: Context, planSlug: string, { view, cursor }: { view: AssessmentListView; cursor?: string | undefined }): Promise<AssessmentList> {
  requireStaff(ctx.actor);
  const plan = await getPlan(ctx, planSlug);
  const staff = requireStaff(ctx.actor, plan.id);
  const isCoordinator = hasRole(ctx.actor, "coordinator", plan.id);
  const shown = view === "all" && !isCoordinator ? "mine" : view;
  const people = isCoordinator ? await listCandidates(ctx, ctx.read, plan.id) : [];
  const listed = shown === "differences" ? await differing(ctx, plan.id, staff.id, cursor) : await waiting(ctx, plan.id, shown === "mine" ? staff.id : null, cursor);
  return { plan, view: shown, ...listed, people, isCoordinator };
}

type Listed = Pick<AssessmentList, "rows" | "previous" | "next">;

/** A case stands once for each deadline, with all who are asked until then. */
async function waiting(ctx: Context, planId: string, assessorId: string | null, cursor: string | undefined): Promise<Listed> {
  const { assessments: a, proposals: p, themes, users } = ctx.tables;
  const order: KeysetOrder = { column: a.dueAt, id: a.proposalId, descending: false };
  const paging = pageByKey(order, cursor, pageSize);
  const keyset = keysetSql(order, paging.move, pageSize);
  const isWaiting = and(eq(a.planId, planId), eq(a.state, "draft"), assessorId === null ? undefined : eq(a.assessorId, assessorId));
  const places = await ctx.read.select({ id: a.proposalId, dueAt: a.dueAt }).from(a).innerJoin(p, eq(p.id, a.proposalId)).where(and(isWaiting, inArray(p.status, openStatuses), keyset.where))
    .groupBy(a.dueAt, a.proposalId).orderBy(...keyset.orderBy).limit(keyset.limit).prepare().execute(paging.values);
  const { rows: shown, previous, next } = paging.pageOf(places, (row) => ({ value: row.dueAt.getTime(), id: row.id }));
  const details = shown.length === 0 ? [] : await ctx.read.select({ id: a.proposalId, dueAt: a.dueAt, version: a.version, assessor: users.name, reference: p.reference, title: p.title, language: p.language, isHidden: p.isHidden, theme: themes.title })
    .from(a).innerJoin(p, eq(p.id, a.proposalId)).innerJoin(themes, eq(themes.id, p.themeId)).innerJoin(users, eq(users.id, a.assessorId)).where(and(isWaiting, inArray(a.proposalId, shown.map(({ id }) => id)))).orderBy(asc(users.name));
  const rows = shown.map(({ id, dueAt }): AssessmentRow => {
    const all = details.filter((each) => each.id === id && each.dueAt.getTime() === dueAt.getTime());
    const { reference, title, language, isHidden, theme } = all[0]!;
    return { reference, title: isHidden ? "" : title, language, isHidden, theme: inLocale(theme, ctx.locale), assessors: all.map((each) => each.assessor), dueAt, isOverdue: dueAt.getTime() <= ctx.now.getTime(), isBegun: assessorId !== null && all[0]!.version > 1, differences: [] };
  });
  return { previous, next, rows };
}

/** Cases that wait for an answer and that assessors differ on, the oldest first; not those that the reader is still to assess, or has an interest in. */
async function differing(ctx: Context, planId: string, me: string, cursorText: string | undefined): Promise<Listed> {
  const { assessments: a, proposals: p, themes, caseConflicts: c } = ctx.tables;
  const cursor = readCursor(cursorText ?? "");
  const behind: SQL | undefined = cursor ? or(gt(p.submittedAt, new Date(cursor.value)), and(eq(p.submittedAt, new Date(cursor.value)), gt(p.id, cursor.id))) : undefined;
  const mine = ctx.read.select({ one: sql`1` }).from(a).where(and(eq(a.proposalId, p.id), eq(a.assessorId, me), eq(a.state, "draft")));
  const conflicts = ctx.read.select({ one: sql`1` }).from(c).where(and(eq(c.proposalId, p.id), eq(c.userId, me)));
  const cases = await ctx.read.select({ id: p.id, reference: p.reference, title: p.title, language: p.language, isHidden: p.isHidden, theme: themes.title, submittedAt: p.submittedAt }).from(p).innerJoin(themes, eq(themes.id, p.themeId))
    .where(and(eq(p.planId, planId), eq(p.isHidden, false), inArray(p.stage, ["assessed", "answer_drafted", "answer_approved"]), inArray(p.status, openStatuses), sql`coalesce(${p.authorId}, '') <> ${me}`, sql`not exists ${mine}`, sql`not exists ${conflicts}`, behind))
    .orderBy(asc(p.submittedAt), asc(p.id)).limit(lookedThrough);
  const scores = new Map<string, Record<string, number>[]>();
  if (cases.length > 0) for (const row of await ctx.read.select({ id: a.proposalId, scores: a.scores }).from(a).where(and(inArray(a.proposalId, cases.map(({ id }) => id)), ne(a.state, "draft")))) scores.set(row.id, [...(scores.get(row.id) ?? []), row.scores]);
  const titles = new Map((await getCriteria(ctx, planId)).map((each) => [each.id, inLocale(each.title, ctx.locale)]));
  const rows: AssessmentRow[] = [];
  let last = cases.at(-1);
  for (const row of cases) {
    const differences = differencesBetween(scores.get(row.id) ?? []).flatMap((id) => titles.get(id) ?? []);
    if (differences.length === 0) continue;
    rows.push({ reference: row.reference, title: row.title, language: row.language, isHidden: false, theme: inLocale(row.theme, ctx.locale), assessors: [], dueAt: null, isOverdue: false, isBegun: false, differences });
    if (rows.length < pageSize) continue;
    last = row;
    break;
  }
  const isMore = last !== cases.at(-1) || cases.length === lookedThrough;
  return { rows, previous: null, next: last && isMore ? writeCursor({ direction: "after", value: last.submittedAt.getTime(), id: last.id }) : null };
}
