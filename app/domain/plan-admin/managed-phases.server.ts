import { asc, eq } from "drizzle-orm";
import type { WriteHandle } from "#db/store.ts";
import type { Context } from "../context.ts";
import type { PlannedPhase } from "./phase-rules.ts";

/** The phases of a plan as they are planned, whatever ended them, in their order. */
export async function listPlannedPhases(ctx: Context, handle: Pick<WriteHandle, "select">, planId: string): Promise<PlannedPhase[]> {
  const { phases: f } = ctx.tables;
  return handle.select({ kind: f.kind, opensAt: f.opensAt, closesAt: f.closesAt, participation: f.participation, shortReason: f.shortReason }).from(f).where(eq(f.planId, planId)).orderBy(asc(f.position));
}
