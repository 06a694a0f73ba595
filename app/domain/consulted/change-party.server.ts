import { and, eq, isNull } from "drizzle-orm";
import type { Context } from "../context.ts";
import { conflict, notFound } from "../errors.ts";
import { getManagedPlan, holdManagedPlan } from "../plans/managed-plan.server.ts";
import { done, refused, type Result } from "../result.ts";
import { recordStaffAct } from "../triage/record-staff-act.server.ts";

/** Takes one off the list of who was asked, for the plan's coordinators. Refused when somebody was faster. Throws as `holdManagedPlan` does. */
export async function removeParty(ctx: Context, planSlug: string, partyId: string): Promise<Result<null, "party_gone">> {
  const { id: planId } = await getManagedPlan(ctx, planSlug);
  const { consultedParties: c } = ctx.tables;
  return ctx.write(async (tx) => {
    await holdManagedPlan(ctx, tx, planId);
    const [removed] = await tx.delete(c).where(and(eq(c.id, partyId), eq(c.planId, planId))).returning({ id: c.id });
    if (!removed) return refused("party_gone");
    // Not by its name: a person's may have been put in by mistake, and the trail is never changed.
    await recordStaffAct(ctx, tx, { action: "consulted.removed", subjectType: "plan", subjectId: planId, planId, data: { partyId } });
    return done(null);
  });
}

/**
 * Says which organisation here one who was asked is, or, with null, that this is not known. `seen` is what the page showed.
 * Throws `not_found` when the party is not there, and `conflict` when somebody was faster.
 */
export async function identifyParty(ctx: Context, planSlug: string, partyId: string, { organisationId, seen }: { organisationId: string | null; seen: string | null }): Promise<Result<null, "party_organisation_missing">> {
  const { id: planId } = await getManagedPlan(ctx, planSlug);
  const { consultedParties: c, organisations: o } = ctx.tables;
  return ctx.write(async (tx) => {
    await holdManagedPlan(ctx, tx, planId);
    const [party] = await tx.select({ organisationId: c.organisationId }).from(c).where(and(eq(c.id, partyId), eq(c.planId, planId)));
    if (!party) throw notFound();
    if (organisationId !== null) {
      const [organisation] = await tx.select({ id: o.id }).from(o).where(and(eq(o.id, organisationId), isNull(o.mergedIntoId)));
      if (!organisation) return refused("party_organisation_missing");
    }
    const changed = await tx.update(c).set({ organisationId }).where(and(eq(c.id, partyId), seen === null ? isNull(c.organisationId) : eq(c.organisationId, seen))).returning({ id: c.id });
    if (changed.length === 0) throw conflict();
    if (organisationId !== seen) await recordStaffAct(ctx, tx, { action: "consulted.identified", subjectType: "plan", subjectId: planId, planId, data: { partyId, before: { organisationId: seen }, after: { organisationId } } });
    return done(null);
  });
}
