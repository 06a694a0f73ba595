import { eq } from "drizzle-orm";
import type { Context } from "../context.ts";
import { progressOf, type InitiativeProgress } from "./progress.ts";

/** How far each adopted initiative of a plan has come, by its reference. One without milestones here is left out: nothing is known of it. */
export async function progressOfPlan(ctx: Pick<Context, "read" | "tables">, planId: string): Promise<Partial<Record<string, InitiativeProgress>>> {
  const { initiatives: i, milestones: m } = ctx.tables;
  const rows = await ctx.read.select({ reference: i.reference, state: i.state, completion: m.completion }).from(m).innerJoin(i, eq(i.id, m.initiativeId)).where(eq(i.planId, planId));
  const adopted = Map.groupBy(rows.filter(({ state }) => state === "published"), ({ reference }) => reference);
  return Object.fromEntries([...adopted].map(([reference, milestones]) => [reference, progressOf(milestones)]));
}
