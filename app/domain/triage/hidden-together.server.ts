import { and, desc, eq } from "drizzle-orm";
import type { ReadHandle } from "#db/store.ts";
import type { Context } from "../context.ts";
import { listFamily } from "../merging/family.server.ts";
import { shareWords } from "../merging/passages.ts";
import { requireStaff } from "./policy.ts";

type Member = Pick<Context["tables"]["proposals"]["$inferSelect"], "id" | "reference" | "partOfId" | "isHidden" | "problem" | "change" | "effect">;

/** Whether words of the one stand in the other: in the whole all of each part, and in parts that have a passage in common. */
function standIn(one: Member, other: Member): boolean {
  return one.id !== other.id && (one.partOfId === null || other.partOfId === null || shareWords(one, other));
}

/** What of a whole and its parts is hidden with one of them, so that nothing hidden can be read elsewhere. */
export function hidingWith<T extends Member>(found: T, family: readonly T[]): T[] {
  return family.filter((each) => !each.isHidden && standIn(found, each));
}

/**
 * What is shown again with one of them: those that were hidden by the same act, or with one that is shown by now, as the trail
 * tells. What a part holds that is hidden for itself stays hidden; `blockedBy` is that part, where the one that is asked for has its words.
 */
export async function showingWith<T extends Member>(ctx: Context, handle: Pick<ReadHandle, "select">, found: T, family: readonly T[]): Promise<{ others: T[]; blockedBy: string | null }> {
  requireStaff(ctx.actor);
  const hidden = family.filter((each) => each.isHidden);
  const hiddenBy = new Map<string, string>();
  for (const each of hidden) hiddenBy.set(each.id, (await hiddenFrom(ctx, handle, each.id)) ?? each.reference);
  const act = hiddenBy.get(found.id) ?? found.reference;
  const isFree = (each: T) => hiddenBy.get(each.id) === act || !hidden.some(({ reference }) => reference === hiddenBy.get(each.id));
  const candidates = hidden.filter((each) => each.id !== found.id && isFree(each));
  const blockers = hidden.filter((each) => each.partOfId !== null && each.id !== found.id && !candidates.includes(each) && hiddenBy.get(each.id) === each.reference);
  const blockerOf = (each: T) => blockers.find((blocker) => standIn(blocker, each))?.reference ?? null;
  return { others: candidates.filter((each) => blockerOf(each) === null), blockedBy: blockerOf(found) };
}

/** The reference of the proposal that one was last hidden with; null where it was hidden for itself. */
async function hiddenFrom(ctx: Context, handle: Pick<ReadHandle, "select">, proposalId: string): Promise<string | null> {
  const { auditEntries: a } = ctx.tables;
  const [entry] = await handle.select({ data: a.data }).from(a).where(and(eq(a.subjectType, "proposal"), eq(a.subjectId, proposalId), eq(a.action, "proposal.hidden"))).orderBy(desc(a.at), desc(a.id)).limit(1);
  return typeof entry?.data.from === "string" ? entry.data.from : null;
}

/** For the page of the act: which others a proposal is hidden or shown with, and the part that keeps it hidden. */
export async function getHidingTogether(ctx: Context, planId: string, proposalId: string): Promise<{ others: string[]; blockedBy: string | null }> {
  requireStaff(ctx.actor, planId);
  const family = await listFamily(ctx, proposalId);
  const found = family.find(({ id }) => id === proposalId)!;
  const { others, blockedBy } = found.isHidden ? await showingWith(ctx, ctx.read, found, family) : { others: hidingWith(found, family), blockedBy: null };
  return { others: others.map(({ reference }) => reference), blockedBy };
}
