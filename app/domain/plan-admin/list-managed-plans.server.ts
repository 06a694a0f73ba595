import { desc, inArray } from "drizzle-orm";
import type { Bilingual, PlanState } from "#db/values.ts";
import { phasesOfPlans } from "../plans/phases-of-plans.server.ts";
import { listWarnings } from "../compliance/warnings.server.ts";
import type { Context } from "../context.ts";
import { forbidden } from "../errors.ts";
import type { Phase } from "../plans/phase.ts";
import { coordinates, mayMakePlans } from "../plans/managed-plan.server.ts";
import { rolesOn } from "../roles.ts";

export type ManagedPlanRow = { id: string; slug: string; code: string; state: PlanState; isDemo: boolean; title: Bilingual; phases: Phase[]; /** How many of OGP's minimum requirements are at risk or not met. */ warnings: number };

/** The plans that one runs, the newest first: a coordinator of the platform all, one of a plan that. `mayMake`: whether they make new ones. */
export async function listManagedPlans(ctx: Context): Promise<{ plans: ManagedPlanRow[]; mayMake: boolean }> {
  const { actor } = ctx;
  if (!coordinates(actor)) throw forbidden();
  const mayMake = mayMakePlans(actor);
  const own = actor.planRoles.filter((grant) => rolesOn(actor, grant.planId).some((role) => role === "coordinator" || role === "admin")).map((grant) => grant.planId);
  const { plans: p } = ctx.tables;
  const columns = { id: p.id, slug: p.slug, code: p.code, state: p.state, isDemo: p.isDemo, title: p.title };
  const rows = await ctx.read.select(columns).from(p).where(mayMake ? undefined : inArray(p.id, own)).orderBy(desc(p.createdAt), desc(p.slug));
  const phasesOf = await phasesOfPlans(ctx, rows.map((row) => row.id));
  const warnings = await listWarnings(ctx, rows.map((row) => row.id));
  return { mayMake, plans: rows.map((row) => ({ ...row, phases: phasesOf(row.id), warnings: warnings[row.id]?.length ?? 0 })) };
}
