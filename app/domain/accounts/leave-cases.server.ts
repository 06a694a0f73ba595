import { and, eq, inArray, notInArray, sql } from "drizzle-orm";
import type { WriteHandle } from "#db/store.ts";
import type { Context } from "../context.ts";
import { openStatuses } from "../triage/open-statuses.ts";
import { recordStaffAct } from "../triage/record-staff-act.server.ts";
import { wholePlatform } from "./role-policy.ts";

/**
 * The cases without an answer that somebody has at desks where they work no longer are nobody's again, so that somebody else finds
 * them. Each stays where it stands: the team still considers it, and the public is told nothing. To be called in the transaction
 * that took the role, once it is gone.
 */
export async function leaveCases(ctx: Context, tx: WriteHandle, userId: string): Promise<void> {
  const { proposals: p, roleGrants: g } = ctx.tables;
  const scopes = (await tx.select({ scope: g.scope }).from(g).where(eq(g.userId, userId))).map(({ scope }) => scope);
  if (scopes.includes(wholePlatform)) return;
  const left = await tx.update(p).set({ assigneeId: null, version: sql`${p.version} + 1` })
    .where(and(eq(p.assigneeId, userId), inArray(p.status, openStatuses), scopes.length > 0 ? notInArray(p.planId, scopes) : undefined)).returning({ id: p.id, planId: p.planId });
  for (const { id, planId } of left) await recordStaffAct(ctx, tx, { action: "case.released", subjectType: "proposal", subjectId: id, planId, data: { before: { assigneeId: userId }, after: { assigneeId: null } } });
}
