import { and, count, eq, sql } from "drizzle-orm";
import { inLocale, type Worded } from "#app/lib/bilingual.ts";
import { prepared, type Database } from "#db/prepared.ts";
import type { Tables } from "#db/schema/tables.ts";
import { answerStates, type AnswerState, type Outcome } from "#db/values.ts";
import type { Context } from "../context.ts";
import { keysetSql, pageByKey, type KeysetMove, type KeysetOrder, type KeysetPage } from "../keyset/page-by-key.ts";
import { getPlan, type PlanSummary } from "../plans/queries.server.ts";
import { requireStaff } from "../triage/policy.ts";
import { isOnItsWay } from "./drafts-on-their-way.server.ts";

/** An answer in the making, as a line of the list. The title of a hidden proposal is empty. */
export type DraftRow = { reference: string; title: string; language: string; theme: Worded; outcome: Outcome | null; summary: string; author: string | null; isMine: boolean; approver: string | null; sentBack: boolean; updatedAt: Date };

export type DraftList = { plan: PlanSummary & { fourEyes: boolean }; counts: Record<AnswerState, number>; page: KeysetPage<DraftRow> };

const pageSize = 50;

/** The answers of a plan that are not public, by where they stand, the oldest first. */
export async function listDrafts(ctx: Context, planSlug: string, { state, cursor }: { state: AnswerState; cursor?: string | undefined }): Promise<DraftList> {
  requireStaff(ctx.actor);
  const plan = await getPlan(ctx, planSlug);
  const staff = requireStaff(ctx.actor, plan.id);
  const paging = pageByKey(oldestFirst(ctx.tables), cursor, pageSize);
  const found = await draftsOf(ctx, paging.move).execute({ planId: plan.id, state, ...paging.values });
  if (found.length === 0 && paging.move !== "front") return listDrafts(ctx, planSlug, { state });
  const page = paging.pageOf(found, (row) => ({ value: row.updatedAt.getTime(), id: row.id }));
  const rows = page.rows.map(({ id: _, isHidden, authorId, theme, title, sentBackNote, ...row }) => ({ ...row, title: isHidden ? "" : title, theme: inLocale(theme, ctx.locale), isMine: authorId === staff.id, sentBack: sentBackNote !== "" }));
  const { plans: p } = ctx.tables;
  const [rule] = await ctx.read.select({ fourEyes: p.fourEyes }).from(p).where(eq(p.id, plan.id));
  return { plan: { ...plan, fourEyes: rule?.fourEyes ?? false }, counts: await countDrafts(ctx, plan.id), page: { ...page, rows } };
}

/** How many answers of a plan stand where. */
async function countDrafts(ctx: Context, planId: string): Promise<Record<AnswerState, number>> {
  requireStaff(ctx.actor, planId);
  const { answerDrafts: d, proposals: p } = ctx.tables;
  const rows = await ctx.read.select({ state: d.state, count: count() }).from(d).innerJoin(p, eq(p.id, d.proposalId)).where(and(eq(d.planId, planId), isOnItsWay(ctx.tables))).groupBy(d.state);
  return Object.fromEntries(answerStates.map((state) => [state, rows.find((row) => row.state === state)?.count ?? 0])) as Record<AnswerState, number>;
}

function oldestFirst({ answerDrafts: d }: Tables): KeysetOrder {
  return { column: d.updatedAt, id: d.proposalId, descending: false };
}

const draftsOf = prepared((database: Database, move: KeysetMove) => {
  const { answerDrafts: d, proposals: p, themes, users } = database.tables;
  const keyset = keysetSql(oldestFirst(database.tables), move, pageSize);
  const name = (id: typeof d.authorId | typeof d.approvedBy) => sql<string | null>`(select ${users.name} from ${users} where ${users.id} = ${id})`;
  return database.read.select({ id: d.proposalId, reference: p.reference, title: p.title, language: p.language, isHidden: p.isHidden, theme: themes.title, outcome: d.outcome, summary: d.summary, authorId: d.authorId, author: name(d.authorId), approver: name(d.approvedBy), sentBackNote: d.sentBackNote, updatedAt: d.updatedAt })
    .from(d).innerJoin(p, eq(p.id, d.proposalId)).innerJoin(themes, eq(themes.id, p.themeId))
    .where(and(eq(d.planId, sql.placeholder("planId")), eq(d.state, sql.placeholder("state")), isOnItsWay(database.tables), keyset.where)).orderBy(...keyset.orderBy).limit(keyset.limit);
});
