import { and, eq, inArray } from "drizzle-orm";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import type { InboxFilter } from "../triage/list-inbox.server.ts";
import { requireStaff } from "../triage/policy.ts";
import { walkInbox } from "../triage/walk-inbox.server.ts";

/** Which cases: some by their references, or all that a choice of the list holds. */
export type Chosen = { references: readonly string[] } | { filter: InboxFilter };

/** So many cases are taken at most, the oldest; what is more is left for another time. */
export const mostCases = 5000;

/** How many are read at a time. */
export const batchOfCases = 500;

/** The ids of the chosen cases, the oldest first. `isCut`: there are more than are taken. Throws `not_found` for a reference that is not of the plan. */
export async function chooseCases(ctx: Context, planId: string, chosen: Chosen): Promise<{ ids: string[]; isCut: boolean }> {
  requireStaff(ctx.actor, planId);
  if ("filter" in chosen) {
    const ids: string[] = [];
    for await (const batch of walkInbox(ctx, planId, { ...chosen.filter, cursor: undefined }, batchOfCases)) {
      ids.push(...batch);
      if (ids.length > mostCases) return { ids: ids.slice(0, mostCases), isCut: true };
    }
    return { ids, isCut: false };
  }
  const { proposals: p } = ctx.tables;
  const wanted = [...new Set(chosen.references)];
  const rows = wanted.length === 0 ? [] : await ctx.read.select({ id: p.id }).from(p).where(and(eq(p.planId, planId), inArray(p.reference, wanted))).orderBy(p.submittedAt, p.id);
  if (rows.length !== wanted.length) throw notFound();
  return { ids: rows.map(({ id }) => id), isCut: false };
}
