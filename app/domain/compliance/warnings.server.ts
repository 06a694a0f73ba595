import { inArray } from "drizzle-orm";
import type { Context } from "../context.ts";
import { columnsOf, computeFor } from "./get-compliance.server.ts";
import type { RequirementResult } from "./requirement.ts";

/** What is at risk or not met in plans that one runs, by the plan's id. Plans in draft have nobody to answer to yet, and closed ones nothing that can be done. Whoever asks has made sure that the plans are theirs. */
export async function listWarnings(ctx: Context, planIds: readonly string[]): Promise<Record<string, RequirementResult[]>> {
  const { plans: p } = ctx.tables;
  const plans = planIds.length === 0 ? [] : await ctx.read.select(columnsOf(ctx)).from(p).where(inArray(p.id, [...planIds]));
  const warned = await Promise.all(plans.filter(({ state }) => state !== "draft" && state !== "closed").map(async (plan) => [plan.id, (await computeFor(ctx, plan)).results.filter(isWarning)] as const));
  return Object.fromEntries(warned);
}

/** Whether its coordinators are to be told of it. */
export function isWarning({ standing }: RequirementResult): boolean {
  return standing === "at_risk" || standing === "not_met";
}
