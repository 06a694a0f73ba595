import { and, eq, sql } from "drizzle-orm";
import { setImmediate as nextTurn } from "node:timers/promises";
import { prepared } from "#db/prepared.ts";
import type { Tables } from "#db/schema/tables.ts";
import type { ParticipantType, ProposalStatus } from "#db/values.ts";
import type { Context } from "../context.ts";
import { keysetSql, pageByKey, type KeysetMove, type KeysetOrder, type KeysetPage, type KeysetPaging } from "../keyset/page-by-key.ts";
import { countCases } from "../figures/count-cases.server.ts";
import type { Fate } from "./fates.ts";

/** What can be chosen of the proposals of a plan by what became of them. */
export type FateFilter = { theme?: string | undefined; fate?: Fate | undefined; type?: ParticipantType | undefined; cursor?: string | undefined };

/** A part of the choice that one index has in the order of the list. */
type Stretch = { hidden: boolean; themeId?: string; type?: ParticipantType; status?: ProposalStatus };

type Tally = { themeId: string; participantType: ParticipantType; status: ProposalStatus; count: number };

/** A row of the list by what it is sorted by. */
export type Place = { id: string; submittedAt: Date };

/**
 * The stretches that a choice is put together from. Each is read from one index in the order of the list, so that a page costs the same
 * however narrow the choice is; a choice of two or three things takes a stretch for each value of the others, of which the tallies
 * tell the empty ones. What is hidden has no theme, type or outcome in public: it is only in a choice of all, or of what is hidden.
 */
function stretchesOf({ themeId, type, fate }: { themeId: string | undefined; type: ParticipantType | undefined; fate: Fate | undefined }, tallies: readonly Tally[]): Stretch[] {
  if (fate === "hidden") return themeId || type ? [] : [{ hidden: true }];
  const statuses: ProposalStatus[] | undefined = fate === undefined ? undefined : fate === "unanswered" ? ["received", "under_consideration"] : [fate];
  const [inTheme, ofType] = [themeId === undefined ? {} : { themeId }, type === undefined ? {} : { type }];
  if (!statuses && !(themeId && type)) return [{ hidden: false, ...inTheme, ...ofType }, ...(themeId || type ? [] : [{ hidden: true }])];
  if (statuses && !themeId && !type) return statuses.map((status) => ({ hidden: false, status }));
  return tallies.filter((tally) => tally.count > 0 && (!themeId || tally.themeId === themeId) && (!type || tally.participantType === type) && (!statuses || statuses.includes(tally.status)))
    .map((tally) => ({ hidden: false, themeId: tally.themeId, type: tally.participantType, status: tally.status }));
}

/** How many a choice has, from the tallies; `hidden` is how many are hidden. */
export function countChoice({ themeId, type, fate }: { themeId: string | undefined; type: ParticipantType | undefined; fate: Fate | undefined }, tallies: readonly Tally[], hidden: number): number {
  if (fate === "hidden") return themeId || type ? 0 : hidden;
  const visible = tallies.filter((tally) => (!themeId || tally.themeId === themeId) && (!type || tally.participantType === type) && (!fate || tally.status === fate || (fate === "unanswered" && (tally.status === "received" || tally.status === "under_consideration"))));
  return visible.reduce((sum, tally) => sum + tally.count, 0) + (fate || themeId || type ? 0 : hidden);
}

/** A page of the choice, in the order in which they came in. */
export async function pageOfFates(ctx: Context, planId: string, choice: { themeId: string | undefined; type: ParticipantType | undefined; fate: Fate | undefined; cursor: string | undefined }, tallies: readonly Tally[], size: number): Promise<KeysetPage<Place>> {
  const paging = pageByKey(inOrder(ctx.tables, false), choice.cursor, size);
  const rows = await readStretches(ctx, planId, stretchesOf(choice, tallies), { move: paging.move, values: paging.values, size, newestFirst: false });
  // What the page held is gone: an empty one would be a dead end.
  if (rows.length === 0 && paging.move !== "front") return pageOfFates(ctx, planId, { ...choice, cursor: undefined }, tallies, size);
  return paging.pageOf(rows, ({ id, submittedAt }) => ({ value: submittedAt.getTime(), id }));
}

/** The newest of a choice in one theme. */
export async function newestOf(ctx: Context, planId: string, choice: { themeId: string; statuses: readonly ProposalStatus[] }, tallies: readonly Tally[], count: number): Promise<Place[]> {
  const stretches = choice.statuses.flatMap((status) => stretchesOf({ themeId: choice.themeId, type: undefined, fate: status as Fate }, tallies));
  const rows = await readStretches(ctx, planId, stretches, { move: "front", values: { keysetValue: new Date(0), keysetId: "" }, size: count, newestFirst: true });
  return rows.slice(0, count);
}

/** The ids of all that is public or hidden with a reason, in the order in which they came in, `size` at a time: however many there are, only a portion is held. */
export async function* walkFates(ctx: Context, planId: string, size: number): AsyncGenerator<string[], void> {
  let last: Place | undefined;
  do {
    const rows = await readStretches(ctx, planId, [{ hidden: false }, { hidden: true }], { move: last ? "after" : "front", values: { keysetValue: last?.submittedAt ?? new Date(0), keysetId: last?.id ?? "" }, size: size - 1, newestFirst: false });
    if (rows.length > 0) yield rows.map(({ id }) => id);
    last = rows.length === size ? rows.at(-1) : undefined;
    // SQLite answers at once, and nobody else would be served until the last portion.
    await nextTurn();
  } while (last);
}

type Reading = { move: KeysetMove; values: KeysetPaging["values"]; /** One more is read, which tells whether there is another page. */ size: number; newestFirst: boolean };

async function readStretches(ctx: Context, planId: string, stretches: readonly Stretch[], { move, values, size, newestFirst }: Reading): Promise<Place[]> {
  const found = await Promise.all(stretches.map(({ hidden, ...by }) => {
    const shape = { hidden, theme: by.themeId !== undefined, type: by.type !== undefined, status: by.status !== undefined, move, size, newestFirst };
    return stretchOf(ctx, shape).execute({ planId, ...by, ...values });
  }));
  const descending = newestFirst !== (move === "before");
  const rows = found.flat().sort((a, b) => compare(a, b) * (descending ? -1 : 1));
  return rows.slice(0, size + 1);
}

function compare(a: Place, b: Place): number {
  return a.submittedAt.getTime() - b.submittedAt.getTime() || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

function inOrder({ proposals: p }: Pick<Tables, "proposals">, newestFirst: boolean): KeysetOrder {
  return { column: p.submittedAt, id: p.id, descending: newestFirst };
}

type StretchShape = { hidden: boolean; theme: boolean; type: boolean; status: boolean; move: KeysetMove; size: number; newestFirst: boolean };

const stretchOf = prepared(({ read, tables }, { hidden, theme, type, status, move, size, newestFirst }: StretchShape) => {
  const { proposals: p } = tables;
  const keyset = keysetSql(inOrder(tables, newestFirst), move, size);
  return read.select({ id: p.id, submittedAt: p.submittedAt }).from(p).where(and(
    eq(p.planId, sql.placeholder("planId")), eq(p.isHidden, hidden),
    // What nobody has looked at yet is hidden without a reason, and no business of the public.
    hidden ? eq(p.awaitsScreening, false) : undefined,
    theme ? eq(p.themeId, sql.placeholder("themeId")) : undefined, type ? eq(p.participantType, sql.placeholder("type")) : undefined, status ? eq(p.status, sql.placeholder("status")) : undefined, keyset.where,
  )).orderBy(...keyset.orderBy).limit(keyset.limit);
});

/** How many proposals of the plan are hidden with a reason. */
export async function countHidden(ctx: Context, planId: string): Promise<number> {
  return (await countCases(ctx, planId)).hidden;
}

/** The tallies of a plan, of which all numbers of the accounting are made. */
export async function listTallies(ctx: Context, planId: string): Promise<Tally[]> {
  return talliesOfPlan(ctx).execute({ planId });
}

const talliesOfPlan = prepared(({ read, tables: { proposalTallies: t } }) => read.select({ themeId: t.themeId, participantType: t.participantType, status: t.status, count: t.count }).from(t).where(eq(t.planId, sql.placeholder("planId"))));
