import { eq, sql } from "drizzle-orm";
import type { Context } from "../context.ts";
import { conflict, forbidden } from "../errors.ts";
import { getPlan } from "../plans/queries.server.ts";
import { hasRole } from "../roles.ts";
import { requireStaff } from "../triage/policy.ts";
import { recordStaffAct } from "../triage/record-staff-act.server.ts";
import type { DeskSettings, DeskSettingsInput } from "./schema.ts";

/** Changes how the desk of a plan works, for its coordinators. Throws `conflict` when somebody was faster. */
export async function changeDeskSettings(ctx: Context, planSlug: string, { version, ...wanted }: DeskSettingsInput): Promise<void> {
  requireStaff(ctx.actor);
  const plan = await getPlan(ctx, planSlug);
  if (!hasRole(ctx.actor, "coordinator", plan.id)) throw forbidden();
  const { plans: p } = ctx.tables;
  await ctx.write(async (tx) => {
    const [row] = await tx.update(p).set({ version: sql`${p.version}` }).where(eq(p.id, plan.id)).returning();
    if (row!.version !== version) throw conflict();
    const changed = (Object.keys(wanted) as (keyof DeskSettings)[]).filter((name) => row![name] !== wanted[name]);
    if (changed.length === 0) return;
    await tx.update(p).set({ ...wanted, version: sql`${p.version} + 1` }).where(eq(p.id, plan.id));
    const of = (settings: DeskSettings) => Object.fromEntries(changed.map((name) => [name, settings[name]]));
    await recordStaffAct(ctx, tx, { action: "plan.desk_settings_changed", subjectType: "plan", subjectId: plan.id, planId: plan.id, data: { before: of(row!), after: of(wanted) } });
  });
}
