import { eq, sql } from "drizzle-orm";
import { prepared } from "#db/prepared.ts";
import type { ReadHandle } from "#db/store.ts";
import type { Context } from "../context.ts";

/** How many people assess a case of a plan, and within how many days. */
export type AssessmentSettings = { needed: number; days: number };

/** The settings of a plan that is there. */
export async function assessmentSettings(ctx: Context, planId: string, handle: Pick<ReadHandle, "select"> = ctx.read): Promise<AssessmentSettings> {
  if (handle === ctx.read) return (await settingsOfPlan(ctx).execute({ planId }))[0]!;
  const { plans: p } = ctx.tables;
  return (await handle.select({ needed: p.assessorsPerCase, days: p.assessmentDays }).from(p).where(eq(p.id, planId)))[0]!;
}

const settingsOfPlan = prepared(({ read, tables: { plans: p } }) => read.select({ needed: p.assessorsPerCase, days: p.assessmentDays }).from(p).where(eq(p.id, sql.placeholder("planId"))));
