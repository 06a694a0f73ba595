import { aliasedTable, and, desc, eq, inArray, or } from "drizzle-orm";
import type { ReadHandle } from "#db/store.ts";
import type { Context } from "../context.ts";
import { forbidden, notFound } from "../errors.ts";
import { loadCase, type Case } from "../triage/load-case.server.ts";
import { mayModerate, requireStaff } from "../triage/policy.ts";
import { recordStaffAct } from "../triage/record-staff-act.server.ts";

/** Two proposals that somebody at the desk found not to be the same, by name. Titles of hidden ones are empty. */
export type DistinctPair = { first: Named; second: Named; at: Date };
type Named = { reference: string; title: string; language: string };

/** So many of a plan are listed, the newest first. */
const mostListed = 50;

/** The name of a pair, whichever of the two comes first. */
export function pairKey(a: string, b: string): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}

/** Says that a proposal is not the same as the others: they are not suggested together any more, to anybody. What is said already stays said. Throws `forbidden` for who has an interest in one of them. */
export async function sayDistinct(ctx: Context, reference: string, others: readonly string[]): Promise<void> {
  const person = requireStaff(ctx.actor);
  const { distinctPairs: d } = ctx.tables;
  await ctx.write(async (tx) => {
    // In the order in which everyone takes hold of several.
    const cases: Case[] = [];
    for (const each of [...new Set([reference, ...others])].sort()) cases.push(await loadCase(ctx, tx, each));
    const found = cases.find((each) => each.reference === reference)!;
    if (cases.some((each) => !mayModerate(ctx.actor, each))) throw forbidden("interest");
    if (cases.some((each) => each.planId !== found.planId)) throw notFound();
    const said: string[] = [];
    for (const other of cases.filter((each) => each !== found)) {
      const rows = await tx.insert(d).values({ planId: found.planId, ...pairOf(found.id, other.id), saidBy: person.id, at: ctx.now }).onConflictDoNothing().returning({ at: d.at });
      if (rows.length > 0) said.push(other.reference);
    }
    if (said.length > 0) await recordStaffAct(ctx, tx, { action: "proposal.said_distinct", subjectType: "proposal", subjectId: found.id, planId: found.planId, data: { others: said } });
  });
}

/** Takes back that two are not the same: they may be suggested again. One that is taken back already is no failure. */
export async function takeBackDistinct(ctx: Context, reference: string, other: string): Promise<void> {
  requireStaff(ctx.actor);
  const { distinctPairs: d } = ctx.tables;
  await ctx.write(async (tx) => {
    const cases: Case[] = [];
    for (const each of [reference, other].sort()) cases.push(await loadCase(ctx, tx, each));
    if (cases.some((each) => !mayModerate(ctx.actor, each))) throw forbidden("interest");
    const found = cases.find((each) => each.reference === reference)!;
    const { firstId, secondId } = pairOf(cases[0]!.id, cases[1]!.id);
    const removed = await tx.delete(d).where(and(eq(d.firstId, firstId), eq(d.secondId, secondId))).returning({ at: d.at });
    if (removed.length > 0) await recordStaffAct(ctx, tx, { action: "proposal.distinct_taken_back", subjectType: "proposal", subjectId: found.id, planId: found.planId, data: { others: [other] } });
  });
}

function pairOf(a: string, b: string): { firstId: string; secondId: string } {
  return a < b ? { firstId: a, secondId: b } : { firstId: b, secondId: a };
}

/** The pairs among these proposals that are not the same, as `pairKey` names them. */
export async function distinctAmong(ctx: Context, handle: Pick<ReadHandle, "select">, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const { distinctPairs: d } = ctx.tables;
  const rows = ids.length < 2 ? [] : await handle.select({ a: d.firstId, b: d.secondId }).from(d).where(and(inArray(d.firstId, [...ids]), inArray(d.secondId, [...ids])));
  return new Set(rows.map(({ a, b }) => pairKey(a, b)));
}

/** The references of those that a proposal is not the same as. */
export async function distinctFrom(ctx: Context, proposalId: string): Promise<string[]> {
  const { distinctPairs: d, proposals: p } = ctx.tables;
  const rows = await ctx.read.select({ id: p.id, reference: p.reference }).from(d).innerJoin(p, or(and(eq(d.firstId, proposalId), eq(p.id, d.secondId)), and(eq(d.secondId, proposalId), eq(p.id, d.firstId))));
  return rows.map(({ reference }) => reference);
}

/** The newest pairs of a plan, to be taken back. */
export async function listDistinctPairs(ctx: Context, planId: string): Promise<DistinctPair[]> {
  requireStaff(ctx.actor, planId);
  const { distinctPairs: d, proposals } = ctx.tables;
  const [first, second] = [aliasedTable(proposals, "first_one"), aliasedTable(proposals, "second_one")];
  const named = (p: typeof first) => ({ reference: p.reference, title: p.title, language: p.language, isHidden: p.isHidden });
  const rows = await ctx.read.select({ first: named(first), second: named(second), at: d.at }).from(d).innerJoin(first, eq(first.id, d.firstId)).innerJoin(second, eq(second.id, d.secondId))
    .where(eq(d.planId, planId)).orderBy(desc(d.at), desc(d.firstId), desc(d.secondId)).limit(mostListed);
  const shown = ({ isHidden, title, ...rest }: (typeof rows)[number]["first"]): Named => ({ ...rest, title: isHidden ? "" : title });
  return rows.map(({ first, second, at }) => ({ first: shown(first), second: shown(second), at }));
}
