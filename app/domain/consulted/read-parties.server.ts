import { and, asc, eq, inArray, isNull, ne, or, sql } from "drizzle-orm";
import { LRUCache } from "lru-cache";
import type { ReadHandle } from "#db/store.ts";
import type { ParticipantType } from "#db/values.ts";
import type { Context } from "../context.ts";
import { nameKey } from "./name-key.ts";

/** Who was asked. `organisation`: the one here that it is, as somebody said or by its name; `isMarked` tells which. */
export type PartyView = { id: string; name: string; type: ParticipantType; organisation: { id: string; name: string } | null; isMarked: boolean; answered: boolean };

/** So many organisations are asked about at a time. */
const portion = 200;
const keptFor = 60_000;
const names = new WeakMap<ReadHandle, LRUCache<"names", Named>>();
type Named = { at: number; byKey: Map<string, string[]>; nameOf: Map<string, string>; becameOf: Map<string, string> };

/**
 * Who was asked to take part in a plan, by name in Danish order, and whether they did: whether something that everybody can read in the plan
 * was said in the name of the organisation that they are, or, where nobody has said which that is, of one with the same name.
 */
export async function readParties(ctx: Context, planId: string): Promise<PartyView[]> {
  const { consultedParties: c } = ctx.tables;
  const rows = await ctx.read.select({ id: c.id, name: c.name, key: c.nameKey, type: c.type, organisationId: c.organisationId }).from(c).where(eq(c.planId, planId)).orderBy(asc(c.nameKey));
  if (rows.length === 0) return [];
  const organisations = await nameOrganisations(ctx);
  const meant = rows.map((row) => ({ row, ids: row.organisationId ? [lastOf(organisations, row.organisationId)] : (organisations.byKey.get(row.key) ?? []) }));
  const answered = await listAnswered(ctx, planId, [...new Set(meant.flatMap(({ ids }) => ids))]);
  const parties = meant.map(({ row: { id, name, type, organisationId }, ids }): PartyView => {
    const is = ids.find((each) => answered.has(each)) ?? ids[0];
    return { id, name, type, isMarked: organisationId !== null, answered: ids.some((each) => answered.has(each)), organisation: is === undefined ? null : { id: is, name: organisations.nameOf.get(is) ?? name } };
  });
  return parties.sort((a, b) => collator.compare(a.name, b.name));
}

const collator = new Intl.Collator("da");

/** The organisation that it is by now: it may have become part of another, and that of a third. */
function lastOf({ becameOf }: Named, id: string): string {
  const seen = new Set<string>();
  let last = id;
  for (let next = becameOf.get(last); next !== undefined && !seen.has(next); next = becameOf.get(last)) {
    seen.add(last);
    last = next;
  }
  return last;
}

/** All organisations by their folded names, as no index folds. Kept for a minute: they are thousands at the most, and most pages ask for the same ones. */
async function nameOrganisations(ctx: Context): Promise<Named> {
  const cache = names.get(ctx.read) ?? new LRUCache<"names", Named>({ max: 1 });
  names.set(ctx.read, cache);
  const now = ctx.now.getTime();
  const found = cache.get("names");
  if (found && now >= found.at && now - found.at < keptFor) return found;
  const { organisations: o } = ctx.tables;
  const rows = await ctx.read.select({ id: o.id, name: o.name, mergedIntoId: o.mergedIntoId }).from(o).orderBy(asc(o.createdAt), asc(o.id));
  const named: Named = { at: now, byKey: new Map(), nameOf: new Map(), becameOf: new Map() };
  for (const { id, name, mergedIntoId } of rows) {
    named.nameOf.set(id, name);
    if (mergedIntoId) named.becameOf.set(id, mergedIntoId);
  }
  for (const { id, name } of rows) {
    // One that became part of another lends it its name.
    const [key, is] = [nameKey(name), lastOf(named, id)];
    const before = named.byKey.get(key) ?? [];
    if (!before.includes(is)) named.byKey.set(key, [...before, is]);
  }
  cache.set("names", named);
  return named;
}

/** Those of the organisations in whose name something was said in the plan that everybody can read. What staff say as the authority that answers is no taking part. */
async function listAnswered(ctx: Context, planId: string, ids: readonly string[]): Promise<Set<string>> {
  const { organisations: o, proposals: p, comments: c, initiativeComments: r, initiatives: i } = ctx.tables;
  const answered = new Set<string>();
  // Said in other words, or SQLite would read all of the plan for each of them.
  const inPlan = sql`coalesce(${p.planId}, '') = ${planId}`;
  const proposed = ctx.read.select({ one: sql`1` }).from(p).where(and(eq(p.organisationId, o.id), inPlan, eq(p.isHidden, false)));
  const said = ctx.read.select({ one: sql`1` }).from(c).innerJoin(p, eq(p.id, c.proposalId)).where(and(eq(c.organisationId, o.id), eq(c.isHidden, false), isNull(c.deletedAt), ne(c.kind, "official"), inPlan, eq(p.isHidden, false)));
  const ofDrafts = ctx.read.select({ one: sql`1` }).from(r).innerJoin(i, eq(i.id, r.initiativeId)).where(and(eq(r.organisationId, o.id), eq(r.period, "draft"), eq(r.isHidden, false), isNull(r.deletedAt), sql`coalesce(${i.planId}, '') = ${planId}`));
  for (let from = 0; from < ids.length; from += portion) {
    const rows = await ctx.read.select({ id: o.id }).from(o).where(and(inArray(o.id, ids.slice(from, from + portion)), or(sql`exists ${proposed}`, sql`exists ${said}`, sql`exists ${ofDrafts}`)));
    for (const { id } of rows) answered.add(id);
  }
  return answered;
}
