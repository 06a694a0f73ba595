import { and, asc, count, eq, isNull } from "drizzle-orm";
import type { Context } from "../context.ts";
import type { DraftCommentsLine } from "./content.ts";

/** How many comments came on the drafts of a plan and what became of them, by initiative: numbers alone. What its writer took back is not counted; of initiatives without comments there is no line. */
export async function countDraftComments({ read, tables: { initiativeComments: c, initiatives: i } }: Pick<Context, "read" | "tables">, planId: string): Promise<DraftCommentsLine[]> {
  const rows = await read.select({ reference: i.reference, title: i.title, sequence: i.sequence, outcome: c.outcome, isHidden: c.isHidden, count: count() }).from(c).innerJoin(i, eq(i.id, c.initiativeId))
    .where(and(eq(i.planId, planId), eq(c.period, "draft"), isNull(c.deletedAt))).groupBy(i.id, c.outcome, c.isHidden).orderBy(asc(i.sequence));
  const lines = new Map<string, DraftCommentsLine>();
  for (const row of rows) {
    const line = lines.get(row.reference) ?? { reference: row.reference, title: row.title, received: 0, outcomes: { taken_in: 0, partly_taken_in: 0, not_taken_in: 0, noted: 0 }, unanswered: 0, hidden: 0 };
    line.received += row.count;
    if (row.isHidden) line.hidden += row.count;
    else if (row.outcome === null) line.unanswered += row.count;
    else line.outcomes[row.outcome] += row.count;
    lines.set(row.reference, line);
  }
  return [...lines.values()];
}
