import { and, eq, gt } from "drizzle-orm";
import type { Act } from "../audit.server.ts";
import type { Context } from "../context.ts";
import { recordStaffAct } from "../triage/record-staff-act.server.ts";

const onceIn = 3600 * 1000;

/**
 * Records that staff saw what is not public: once an hour for each person and thing, as a page that is opened again, or gone through
 * back and forth, says nothing more (docs/decisions/0035). Taking something out of the platform is recorded every time.
 */
export async function recordRead(ctx: Context, act: Act): Promise<void> {
  if (ctx.actor.kind !== "person") return;
  const { auditEntries: a } = ctx.tables;
  const [before] = await ctx.read.select({ id: a.id }).from(a)
    .where(and(eq(a.actorId, ctx.actor.id), gt(a.at, new Date(ctx.now.getTime() - onceIn)), eq(a.action, act.action), eq(a.subjectType, act.subjectType), eq(a.subjectId, act.subjectId))).limit(1);
  if (!before) await ctx.write((tx) => recordStaffAct(ctx, tx, act));
}
