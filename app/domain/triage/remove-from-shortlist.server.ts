import { and, eq, sql } from "drizzle-orm";
import type { WriteHandle } from "#db/store.ts";
import type { Context } from "../context.ts";
import { forbidden, notFound } from "../errors.ts";
import { announce } from "../notifications/announce.server.ts";
import { recordJourney } from "../proposals/keep-books.server.ts";
import { loadCase, nameOf, type Case } from "./load-case.server.ts";
import { mayModerate, requireStaff } from "./policy.ts";
import { recordStaffAct } from "./record-staff-act.server.ts";

/** Takes a proposal out of a draft initiative again. The journey tells it. How it was in it is kept for a while, to be put back. */
export async function removeFromShortlist(ctx: Context, reference: string, initiativeReference: string): Promise<void> {
  requireStaff(ctx.actor);
  const { proposals } = ctx.tables;
  await ctx.write(async (tx) => {
    const found = await loadCase(ctx, tx, reference);
    if (!mayModerate(ctx.actor, found)) throw forbidden("interest");
    const placement = await takeOut(ctx, tx, found, initiativeReference);
    const { removedPlacements: r } = ctx.tables;
    const { initiativeId, proposalId, submittedAt: _, ...was } = { ...placement, removedAt: ctx.now };
    await tx.insert(r).values({ initiativeId, proposalId, ...was }).onConflictDoUpdate({ target: [r.initiativeId, r.proposalId], set: was });
    await tx.update(proposals).set({ version: sql`${proposals.version} + 1` }).where(eq(proposals.id, found.id));
  });
}

/** The same with a case that is held, whose version the caller raises. Throws `not_found` when it is not in it, or the initiative is no draft any more. Answers how it was in it. */
export async function takeOut(ctx: Context, tx: WriteHandle, found: Case, initiativeReference: string): Promise<Context["tables"]["initiativeSources"]["$inferSelect"]> {
  requireStaff(ctx.actor);
  const { initiatives, initiativeSources } = ctx.tables;
  const [initiative] = await tx.select({ id: initiatives.id }).from(initiatives).where(and(eq(initiatives.reference, initiativeReference), eq(initiatives.state, "draft")));
  const removed = initiative ? await tx.delete(initiativeSources).where(and(eq(initiativeSources.initiativeId, initiative.id), eq(initiativeSources.proposalId, found.id))).returning() : [];
  const [placement] = removed;
  if (!placement) throw notFound();
  await recordJourney(ctx, tx, found.id, "unshortlisted", { initiative: initiativeReference });
  await announce(ctx, tx, { kind: "proposal_unshortlisted", planId: found.planId, proposalId: found.id, data: { ...nameOf(found), initiative: initiativeReference } });
  await recordStaffAct(ctx, tx, { action: "proposal.unshortlisted", subjectType: "proposal", subjectId: found.id, planId: found.planId, data: { initiative: initiativeReference, before: { degree: placement.degree }, after: { degree: null } } });
  return placement;
}
