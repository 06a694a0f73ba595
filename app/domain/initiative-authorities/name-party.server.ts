import { and, eq } from "drizzle-orm";
import { newId } from "#app/lib/id.ts";
import { holdDraft, holdNameable, requirePlan } from "../board/hold-draft.server.ts";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { initiativeLimits } from "../initiatives/limits.ts";
import { done, refused, type Result } from "../result.ts";
import { requireStaff } from "../triage/policy.ts";
import { recordStaffAct } from "../triage/record-staff-act.server.ts";
import type { PartyInput } from "./schema.ts";

export type NameRefusal = "lead_taken" | "party_named_already" | "parties_too_many";

/** Names who carries an initiative out; of one that is adopted, those who run its plan can. It is told nothing yet. One leads; of a draft another one is made to lead by `makeLead`. */
export async function nameParty(ctx: Context, planSlug: string, reference: string, { name, role, sector, email }: PartyInput): Promise<Result<{ id: string }, NameRefusal>> {
  requireStaff(ctx.actor);
  const plan = await requirePlan(ctx, planSlug);
  const { initiativeAuthorities: a } = ctx.tables;
  return ctx.write(async (tx) => {
    const initiative = await holdNameable(ctx, tx, plan.id, reference);
    const named = await tx.select({ name: a.name, role: a.role }).from(a).where(eq(a.initiativeId, initiative.id));
    if (named.some((each) => each.name.toLocaleLowerCase("da") === name.toLocaleLowerCase("da"))) return refused("party_named_already");
    if (role === "lead" && named.some((each) => each.role === "lead")) return refused("lead_taken");
    if (named.length >= initiativeLimits.authorities) return refused("parties_too_many");
    const id = newId();
    await tx.insert(a).values({ id, initiativeId: initiative.id, role, sector, name, email, state: "named", createdAt: ctx.now });
    await recordStaffAct(ctx, tx, { action: "initiative.authority_named", subjectType: "initiative", subjectId: initiative.id, planId: plan.id, data: { reference, authority: name, role } });
    return done({ id });
  });
}

/** Takes an authority off a draft. The link that it was mailed opens nothing any more. */
export async function removeParty(ctx: Context, planSlug: string, reference: string, party: string): Promise<void> {
  requireStaff(ctx.actor);
  const plan = await requirePlan(ctx, planSlug);
  const { initiativeAuthorities: a } = ctx.tables;
  await ctx.write(async (tx) => {
    const draft = await holdDraft(ctx, tx, plan.id, reference);
    const [removed] = await tx.delete(a).where(and(eq(a.id, party), eq(a.initiativeId, draft.id))).returning({ name: a.name, role: a.role });
    if (!removed) throw notFound();
    await recordStaffAct(ctx, tx, { action: "initiative.authority_removed", subjectType: "initiative", subjectId: draft.id, planId: plan.id, data: { reference, authority: removed.name, role: removed.role } });
  });
}
