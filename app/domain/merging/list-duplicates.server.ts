import { and, eq, inArray, sql, type SQL } from "drizzle-orm";
import { setImmediate as nextTurn } from "node:timers/promises";
import { plainText } from "#app/lib/light-text.ts";
import { tellingStems } from "#app/lib/stem.ts";
import { prepared, type Database } from "#db/prepared.ts";
import type { Tables } from "#db/schema/tables.ts";
import type { ProposalStatus } from "#db/values.ts";
import type { Context } from "../context.ts";
import { keysetSql, pageByKey, type KeysetMove, type KeysetOrder } from "../keyset/page-by-key.ts";
import { getPlan, listThemes, type PlanSummary } from "../plans/queries.server.ts";
import { searchFacets } from "../proposals/keep-books.server.ts";
import type { ProposalRow } from "../proposals/list-proposals.server.ts";
import { listSimilar } from "../proposals/list-similar.server.ts";
import { speakerView, type SpeakerView } from "../proposals/speaker.ts";
import { requireStaff } from "../triage/policy.ts";
import { openStatuses } from "../triage/open-statuses.ts";
import { clustersOf, likeness, type Likeness } from "./clusters.ts";
import { distinctAmong, distinctFrom, listDistinctPairs, pairKey, type DistinctPair } from "./distinct-pairs.server.ts";

/** One of several proposals that seem to say the same. */
export type Duplicate = { reference: string; title: string; language: string; text: string; status: ProposalStatus; speaker: SpeakerView; submittedAt: Date; supportCount: number; isOpen: boolean };

/** Proposals that seem to say the same, how much so, and the one that the others would become part of: the most supported, of those the oldest. */
export type Cluster = { members: Duplicate[]; likeness: "same" | "much" | "some"; target: string };

export type Duplicates = { plan: PlanSummary; clusters: Cluster[]; /** How many open proposals were looked at, and from when to when they came. */ looked: number; /** Those that are not suggested any more, the newest first. */ distinct: DistinctPair[]; from: Date | null; to: Date | null; previous: string | null; next: string | null };

/** So many open proposals are looked at for one page: each costs a search. */
const pageSize = 25;
const mostWords = 10;
const mostCompared = 10;
/** How much two texts must be alike to be called so; by eye on the 1,590 contributions of `docs/examples`. */
const levels = { same: 0.75, much: 0.55, some: 0.45 } as const;
/** Less than this no two texts on the same matter share. */
const leastAlike = 0.2;
/** So many whose titles share words are looked at for those whose texts do, and so many are shown. */
const mostLooked = 20;
const mostAlike = 3;
/** Of a long text so much is compared, in UTF-16 units. */
const compared = 4000;
/** After the words of so many texts others have their turn: those of a page take a quarter of a second. */
const textsAtOnce = 10;
/** So many pages are looked through for one that has something to show. */
const mostPages = 6;

/**
 * The open proposals of a plan, the oldest first, a page at a time, put together with those of the whole plan that are like them.
 * Where nothing on a page is like anything, the pages after it are looked through too, up to a limit.
 */
export async function listDuplicates(ctx: Context, planSlug: string, cursor: string | undefined, pages = mostPages): Promise<Duplicates> {
  requireStaff(ctx.actor);
  const plan = await getPlan(ctx, planSlug);
  requireStaff(ctx.actor, plan.id);
  const paging = pageByKey(oldestFirst(ctx.tables), cursor, pageSize);
  const found = await openProposals(ctx, paging.move).execute({ planId: plan.id, ...paging.values });
  if (found.length === 0 && paging.move !== "front") return listDuplicates(ctx, planSlug, undefined);
  const { rows, previous, next } = paging.pageOf(found, (row) => ({ value: row.submittedAt.getTime(), id: row.id }));
  const clusters = await findClusters(ctx, plan.id, rows);
  const here = { plan, clusters, distinct: await listDistinctPairs(ctx, plan.id), looked: rows.length, from: rows[0]?.submittedAt ?? null, to: rows.at(-1)?.submittedAt ?? null, previous, next };
  if (clusters.length > 0 || !next || pages <= 1 || paging.move === "before") return here;
  const onward = await listDuplicates(ctx, planSlug, next, pages - 1);
  return { ...onward, looked: here.looked + onward.looked, from: here.from, previous };
}

/** The search tells what may be like these; by their words it is seen what is. */
async function findClusters(ctx: Context, planId: string, rows: readonly { id: string; title: string }[]): Promise<Cluster[]> {
  const facet = searchFacets({ planId }).plan;
  const like: string[][] = [];
  for (const { title } of rows) {
    const stems = tellingStems(title, mostWords);
    like.push(stems.length === 0 ? [] : await ctx.search.findSimilar(ctx.read, { stems, facet, limit: mostCompared }));
    await nextTurn();
  }
  const others = rows.length === 0 ? new Map<string, Duplicate>() : await textsOf(ctx, planId, inArray(ctx.tables.proposals.id, [...new Set([...rows.map(({ id }) => id), ...like.flat()])]));
  const words = new Map<string, Set<string>>();
  for (const [id, each] of others) {
    words.set(id, wordsOf(each));
    if (words.size % textsAtOnce === 0) await nextTurn();
  }
  const apart = await distinctAmong(ctx, ctx.read, [...others.keys()]);
  const score = (one: string, other: string) => {
    const [a, b] = [words.get(one), words.get(other)];
    return a && b && one !== other && !apart.has(pairKey(one, other)) ? likeness(a, b) : 0;
  };
  const pairs = rows.flatMap(({ id }, index) => like[index]!.map((other): Likeness => ({ a: id, b: other, score: score(id, other) })));
  return clustersOf(pairs, levels.some, score).sort((a, b) => b.score - a.score).map(({ ids, score }) => clusterOf(ids.map((id) => others.get(id)!), score));
}

/**
 * What is like one case, the most alike first: of the proposals whose titles share words with its title, those whose texts do too.
 * Titles of letters begin alike ("Hello, I would like to …") and are about other things.
 */
export async function listAlike(ctx: Context, { id, reference, title, planId }: { id: string; reference: string; title: string; planId: string }): Promise<ProposalRow[]> {
  requireStaff(ctx.actor, planId);
  const rows = await listSimilar(ctx, { id: planId, themes: await listThemes(ctx, planId) }, title, [reference, ...(await distinctFrom(ctx, id))], mostLooked);
  const { proposals: p } = ctx.tables;
  const texts = await textsOf(ctx, planId, inArray(p.reference, [reference, ...rows.map((row) => row.reference)]));
  const words = new Map([...texts.values()].map((each) => [each.reference, wordsOf(each)]));
  const own = words.get(reference);
  if (!own) return rows.slice(0, mostAlike);
  const scored = rows.map((row) => ({ row, score: words.has(row.reference) ? likeness(own, words.get(row.reference)!) : 0 }));
  return scored.filter(({ score }) => score >= leastAlike).sort((a, b) => b.score - a.score).slice(0, mostAlike).map(({ row }) => row);
}

function wordsOf({ title, text }: Duplicate): Set<string> {
  return new Set(tellingStems(`${title} ${text}`.slice(0, compared), compared));
}

function clusterOf(members: Duplicate[], score: number): Cluster {
  const ordered = members.sort((a, b) => a.submittedAt.getTime() - b.submittedAt.getTime());
  const target = ordered.reduce((best, each) => (each.supportCount > best.supportCount ? each : best));
  return { members: ordered, likeness: score >= levels.same ? "same" : score >= levels.much ? "much" : "some", target: target.reference };
}

function oldestFirst({ proposals: p }: Tables): KeysetOrder {
  return { column: p.submittedAt, id: p.id, descending: false };
}


const openProposals = prepared((database: Database, move: KeysetMove) => {
  const { read, tables } = database;
  const { proposals: p } = tables;
  const keyset = keysetSql(oldestFirst(tables), move, pageSize);
  return read.select({ id: p.id, title: p.title, submittedAt: p.submittedAt }).from(p).where(and(eq(p.planId, sql.placeholder("planId")), inArray(p.status, openStatuses), eq(p.isHidden, false), keyset.where)).orderBy(...keyset.orderBy).limit(keyset.limit);
});

/** The visible ones of these that a proposal can be merged into, or that can be merged. */
async function textsOf(ctx: Context, planId: string, which: SQL): Promise<Map<string, Duplicate>> {
  const { proposals: p, organisations: o } = ctx.tables;
  const rows = await ctx.read.select({
    id: p.id, planId: p.planId, isHidden: p.isHidden, reference: p.reference, title: p.title, language: p.language, problem: p.problem, change: p.change, effect: p.effect, status: p.status, submittedAt: p.submittedAt, supportCount: p.supportCount,
    participantType: p.participantType, display: p.display, shownName: p.shownName, organisationId: p.organisationId, organisation: o.name, verifiedAt: o.verifiedAt,
  }).from(p).leftJoin(o, eq(o.id, p.organisationId)).where(which);
  const usable = rows.filter((row) => row.planId === planId && !row.isHidden && row.status !== "withdrawn" && row.status !== "split" && row.status !== "merged");
  return new Map(usable.map((row) => [row.id, {
    reference: row.reference, title: row.title, language: row.language, text: plainText([row.problem, row.change, row.effect].filter(Boolean).join("\n")), status: row.status, submittedAt: row.submittedAt, supportCount: row.supportCount, isOpen: openStatuses.includes(row.status), speaker: speakerView(row),
  }]));
}
