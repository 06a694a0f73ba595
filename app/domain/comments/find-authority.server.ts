import { eq, sql } from "drizzle-orm";
import { inLocale, type Worded } from "#app/lib/bilingual.ts";
import { prepared } from "#db/prepared.ts";
import type { Bilingual } from "#db/values.ts";
import type { Context } from "../context.ts";

/** The agency that coordinates a plan, in both languages; null where nobody has said which. */
export async function findCoordinator(ctx: Context, planId: string): Promise<Bilingual | null> {
  const [row] = await factsOf(ctx).execute({ planId });
  return row?.facts.coordinator ?? null;
}

/** The same as the reader reads it: who answers as the authority. */
export async function findAuthority(ctx: Context, planId: string): Promise<Worded | null> {
  const coordinator = await findCoordinator(ctx, planId);
  return coordinator && inLocale(coordinator, ctx.locale);
}

const factsOf = prepared(({ read, tables: { plans } }) => read.select({ facts: plans.facts }).from(plans).where(eq(plans.id, sql.placeholder("planId"))));
