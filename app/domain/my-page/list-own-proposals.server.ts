import { asc, eq, inArray, isNull, ne, or, and, sql, type SQL } from "drizzle-orm";
import { inLocale, type Worded } from "#app/lib/bilingual.ts";
import { prepared } from "#db/prepared.ts";
import type { HideReason, ProposalStatus } from "#db/values.ts";
import type { Tables } from "#db/schema/tables.ts";
import type { Context } from "../context.ts";
import { keysetSql, pageByKey, type KeysetMove, type KeysetOrder, type KeysetPage } from "../keyset/page-by-key.ts";
import { isWriter } from "../proposals/speaker.ts";
import { nextStep, type NextStep } from "./next-step.ts";
import { phasesOfPlans } from "../plans/phases-of-plans.server.ts";

/** Whose proposals: one's own and those one is a co-author of; those of one's organisations that somebody else sent; those one supports. */
export type ProposalList = "proposals" | "organisations" | "supports";

/** A proposal on my page. The title of a hidden one is empty unless it is the reader's (`isWriter`). */
export type OwnProposal = {
  id: string; reference: string; title: string; language: string; status: ProposalStatus; submittedAt: Date; supportCount: number; commentCount: number;
  isMine: boolean; /** It is the reader's, or of an organisation that they represent now. */ isWriter: boolean; organisation: string | null; hideReason: HideReason | null; next: NextStep; initiatives: { reference: string; title: Worded }[];
};

/** One page of a list, the newest first. `me` is the reader's id. */
export async function listOwnProposals(ctx: Context, me: string, list: ProposalList, size: number, cursor?: string): Promise<KeysetPage<OwnProposal>> {
  const paging = pageByKey(orderOf(ctx.tables, list), cursor, size);
  const found = await proposalsOf(ctx, { list, move: paging.move, size }).execute({ ...paging.values, me });
  const { rows, previous, next } = paging.pageOf(found, ({ at, id }) => ({ value: at.getTime(), id }));
  const answered = rows.filter((row) => row.status === "adopted" || row.status === "partly_adopted" || row.status === "merged" || row.status === "already_under_way");
  const [phasesOf, initiatives] = await Promise.all([phasesOfPlans(ctx, rows.map((row) => row.planId)), listInitiativesOf(ctx, answered.map((row) => row.id))]);
  return {
    previous, next,
    rows: rows.map(({ planId, authorId, organisationId, isHidden, awaitsScreening, hideReason, at: _, ...row }) => {
      const isMine = authorId === me;
      const mine = isWriter(ctx.actor, { authorId, organisationId });
      return { ...row, isMine, isWriter: mine, hideReason, title: isHidden && !mine ? "" : row.title, next: nextStep({ status: row.status, isHidden, awaitsScreening }, phasesOf(planId), ctx.now), initiatives: initiatives.get(row.id) ?? [] };
    }),
  };
}

/** How many there are in a list. */
export async function countOwnProposals(ctx: Context, me: string, list: ProposalList): Promise<number> {
  const { supports, proposals } = ctx.tables;
  if (list === "supports") return ctx.read.$count(supports, eq(supports.userId, me));
  return ctx.read.$count(proposals, whose(ctx.tables, list, me));
}

async function listInitiativesOf(ctx: Context, proposalIds: readonly string[]): Promise<Map<string, OwnProposal["initiatives"]>> {
  if (proposalIds.length === 0) return new Map();
  const { initiativeSources: s, initiatives: i } = ctx.tables;
  const rows = await ctx.read.select({ proposalId: s.proposalId, reference: i.reference, title: i.title }).from(s).innerJoin(i, eq(i.id, s.initiativeId)).where(inArray(s.proposalId, [...proposalIds])).orderBy(asc(i.sequence));
  return new Map([...Map.groupBy(rows, (row) => row.proposalId)].map(([id, of]) => [id, of.map(({ reference, title }) => ({ reference, title: inLocale(title, ctx.locale) }))]));
}

function orderOf({ proposals: p, supports: s }: Tables, list: ProposalList): KeysetOrder {
  return list === "supports" ? { column: s.createdAt, id: s.proposalId, descending: true } : { column: p.submittedAt, id: p.id, descending: true };
}

/** The ids come first, each by its own index; a condition with "or" would look at every proposal. */
function whose({ proposals: p, coAuthors: a, memberships: m }: Tables, list: "proposals" | "organisations", me: unknown): SQL {
  if (list === "proposals") return sql`${p.id} in (select mine.id from ${p} as mine where mine.author_id = ${me} union select ${a.proposalId} from ${a} where ${a.userId} = ${me} and ${a.state} = 'accepted' and ${a.proposalId} is not null)`;
  return and(sql`${p.organisationId} in (select ${m.organisationId} from ${m} where ${m.userId} = ${me})`, or(isNull(p.authorId), ne(p.authorId, me as string)))!;
}

const proposalsOf = prepared(({ read, tables }, { list, move, size }: { list: ProposalList; move: KeysetMove; size: number }) => {
  const { proposals: p, supports: s, organisations: o } = tables;
  const me = sql.placeholder("me");
  const { where, orderBy, limit } = keysetSql(orderOf(tables, list), move, size);
  const columns = {
    id: p.id, reference: p.reference, planId: p.planId, title: p.title, language: p.language, status: p.status, isHidden: p.isHidden, awaitsScreening: p.awaitsScreening, hideReason: p.hideReason, submittedAt: p.submittedAt, supportCount: p.supportCount, commentCount: p.commentCount,
    authorId: p.authorId, organisationId: p.organisationId, organisation: o.name, at: list === "supports" ? s.createdAt : p.submittedAt,
  };
  const from = read.select(columns).from(p).leftJoin(o, eq(o.id, p.organisationId)).$dynamic();
  const narrowed = list === "supports" ? from.innerJoin(s, and(eq(s.proposalId, p.id), eq(s.userId, me))).where(where) : from.where(and(whose(tables, list, me), where));
  return narrowed.orderBy(...orderBy).limit(limit);
});
