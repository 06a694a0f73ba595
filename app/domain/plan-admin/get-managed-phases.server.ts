import type { Context } from "../context.ts";
import { getManagedPlan, type ManagedPlan } from "../plans/managed-plan.server.ts";
import { listPlannedPhases } from "./managed-phases.server.ts";
import { warningsOf, type PhaseWarning, type PlannedPhase } from "./phase-rules.ts";

export type ManagedPhases = { plan: Pick<ManagedPlan, "slug" | "title" | "state" | "version">; phases: PlannedPhase[]; warnings: PhaseWarning[] };

/** The phases of a plan for who runs it, with what they are warned of. */
export async function getManagedPhases(ctx: Context, planSlug: string): Promise<ManagedPhases> {
  const { id, slug, title, state, version, announcedAt } = await getManagedPlan(ctx, planSlug);
  const phases = await listPlannedPhases(ctx, ctx.read, id);
  // Of a plan that is public already and does not say since when, nothing is known.
  return { plan: { slug, title, state, version }, phases, warnings: warningsOf(phases, state === "draft" ? ctx.now : announcedAt) };
}
