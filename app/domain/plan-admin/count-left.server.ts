import { and, count, eq, isNull } from "drizzle-orm";
import type { Context } from "../context.ts";

/** What nobody can do any more once a plan is closed. `milestones`: of adopted initiatives and not complete, of `ofMilestones` in all. */
export type Left = { remarks: number; milestones: number; ofMilestones: number };

/** Counts the comments on a plan's drafts that have no answer, and its milestones that are not complete. */
export async function countLeft({ read, tables: { initiatives: i, initiativeComments: c, milestones: m } }: Pick<Context, "read" | "tables">, planId: string): Promise<Left> {
  const [[remarks], milestones] = await Promise.all([
    read.select({ count: count() }).from(c).innerJoin(i, eq(i.id, c.initiativeId)).where(and(eq(i.planId, planId), eq(c.period, "draft"), eq(c.isHidden, false), isNull(c.deletedAt), isNull(c.answeredAt))),
    read.select({ completion: m.completion, count: count() }).from(m).innerJoin(i, eq(i.id, m.initiativeId)).where(and(eq(i.planId, planId), eq(i.state, "published"))).groupBy(m.completion),
  ]);
  const sum = (of: typeof milestones) => of.reduce((all, row) => all + row.count, 0);
  return { remarks: remarks!.count, milestones: sum(milestones.filter(({ completion }) => completion !== "complete")), ofMilestones: sum(milestones) };
}
