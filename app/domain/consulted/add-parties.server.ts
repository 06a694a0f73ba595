import { count, eq } from "drizzle-orm";
import { newId } from "#app/lib/id.ts";
import type { Context } from "../context.ts";
import { getManagedPlan, holdManagedPlan } from "../plans/managed-plan.server.ts";
import { done, refused, type Result } from "../result.ts";
import { recordStaffAct } from "../triage/record-staff-act.server.ts";
import { nameKey } from "./name-key.ts";
import { consultedLimits, type NewParty } from "./schema.ts";

/** How many were added, and which were left out as the plan has them already. */
export type Added = { added: number; there: string[] };

/**
 * Adds who was asked to take part in a plan, for its coordinators. One whose name is there already, in whatever spelling, is left out and told.
 * Throws as `holdManagedPlan` does.
 */
export async function addParties(ctx: Context, planSlug: string, parties: readonly NewParty[]): Promise<Result<Added, "parties_many">> {
  const { id: planId } = await getManagedPlan(ctx, planSlug);
  const { consultedParties: c } = ctx.tables;
  return ctx.write(async (tx) => {
    await holdManagedPlan(ctx, tx, planId);
    const [row] = await tx.select({ parties: count() }).from(c).where(eq(c.planId, planId));
    if (row!.parties + parties.length > consultedLimits.parties) return refused("parties_many");
    const there: string[] = [];
    for (const { name, type } of parties) {
      const inserted = await tx.insert(c).values({ id: newId(), planId, name, nameKey: nameKey(name), type, createdAt: ctx.now }).onConflictDoNothing({ target: [c.planId, c.nameKey] }).returning({ id: c.id });
      if (inserted.length === 0) there.push(name);
    }
    const added = parties.length - there.length;
    if (added > 0) await recordStaffAct(ctx, tx, { action: "consulted.added", subjectType: "plan", subjectId: planId, planId, data: { count: added } });
    return done({ added, there });
  });
}
