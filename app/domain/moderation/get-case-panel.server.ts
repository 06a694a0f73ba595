import { eq } from "drizzle-orm";
import type { Context } from "../context.ts";
import { requireStaff } from "../triage/policy.ts";
import { listDecisionsOn, type ListedDecision } from "./list-decisions.server.ts";

/** For the desk's case: what was decided about the text and its writer, and whether it waits to be looked at. */
export type ModerationPanel = { awaitsScreening: boolean; decisions: ListedDecision[] };

export async function getModerationPanel(ctx: Context, { id, plan }: { id: string; plan: { id: string } }): Promise<ModerationPanel> {
  requireStaff(ctx.actor, plan.id);
  const { proposals: p } = ctx.tables;
  const [[row], decisions] = await Promise.all([ctx.read.select({ awaitsScreening: p.awaitsScreening }).from(p).where(eq(p.id, id)), listDecisionsOn(ctx, plan.id, id)]);
  return { awaitsScreening: row!.awaitsScreening, decisions };
}
