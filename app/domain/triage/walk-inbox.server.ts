import { and, eq } from "drizzle-orm";
import type { Context } from "../context.ts";
import { keysetSql } from "../keyset/page-by-key.ts";
import { findDueBefore, matching, narrowing, ofPlan, oldestFirst, shapeOf, type InboxFilter } from "./list-inbox.server.ts";
import { requireStaff } from "./policy.ts";

/**
 * The ids of all cases of a choice of the desk's list, the oldest first, `size` at a time: for what is done to all of them, or taken
 * out of the house. Each batch is found by where the last one ended, so that however many there are, only a batch is held.
 */
export async function* walkInbox(ctx: Context, planId: string, filter: InboxFilter, size: number): AsyncGenerator<string[], void> {
  const me = requireStaff(ctx.actor, planId);
  const { proposals: p, themes } = ctx.tables;
  const { theme, type, stage, status, handler, assessor, language } = filter;
  const shape = shapeOf(filter, "front");
  const values = { planId, me: me.id, dueBefore: await findDueBefore(ctx, planId), theme, type, stage, status, handler, assessor, language };
  const where = filter.text ? (await matching(ctx, planId, { ...filter, text: filter.text })).where : ofPlan(ctx.tables, shape);
  let last: { id: string; submittedAt: Date } | undefined;
  do {
    const keyset = keysetSql(oldestFirst(ctx.tables), last ? "after" : "front", size - 1);
    const rows: { id: string; submittedAt: Date }[] = await ctx.read.select({ id: p.id, submittedAt: p.submittedAt }).from(p).innerJoin(themes, eq(themes.id, p.themeId)).where(and(narrowing(ctx.tables, where, shape), keyset.where)).orderBy(...keyset.orderBy).limit(keyset.limit)
      .prepare().execute({ ...values, keysetValue: last?.submittedAt ?? new Date(0), keysetId: last?.id ?? "" });
    if (rows.length > 0) yield rows.map(({ id }) => id);
    last = rows.length === size ? rows.at(-1) : undefined;
  } while (last);
}
