import { and, eq, inArray, notInArray } from "drizzle-orm";
import type { Context } from "../context.ts";
import { reminderCause, reminders, type Reminder } from "./deadline-policy.ts";
import type { ToldNotice } from "./notice-payload.ts";

/**
 * Notices as they are true when they are sent: a reminder that waited says when the plan closes by now. It is left out when
 * the plan has closed, when the closing is further away again (then another reminder comes), or when one closer to it was told.
 */
export async function withPresentDeadlines<Notice extends ToldNotice>(ctx: Context, userId: string, notices: readonly Notice[]): Promise<Notice[]> {
  const present: Notice[] = [];
  for (const notice of notices) {
    const reminder = reminders.find((each) => each.kind === notice.kind);
    const current = reminder ? await findPresent(ctx, userId, reminder, notice.data.plan) : null;
    if (!reminder) present.push(notice);
    else if (current) present.push({ ...notice, data: { ...notice.data, closesAt: current.toISOString() } });
  }
  return present;
}

/** When the plan closes, if this reminder of it is still the one to be told. */
async function findPresent(ctx: Context, userId: string, reminder: Reminder, slug: string | undefined): Promise<Date | null> {
  const { plans, phases, notices: n } = ctx.tables;
  if (!slug) return null;
  const [closing] = await ctx.read.select({ planId: plans.id, at: phases.closesAt }).from(phases).innerJoin(plans, eq(plans.id, phases.planId)).where(and(eq(plans.slug, slug), eq(phases.kind, "collect"), notInArray(plans.state, ["draft", "closed"])));
  const left = closing ? closing.at.getTime() - ctx.now.getTime() : 0;
  if (!closing || left <= 0 || left > reminder.before) return null;
  const closer = reminders.filter((each) => each.before < reminder.before).map((each) => reminderCause(each, closing.planId, closing.at));
  if (closer.length === 0) return closing.at;
  const told = await ctx.read.select({ id: n.id }).from(n).where(and(eq(n.userId, userId), inArray(n.cause, closer))).limit(1);
  return told.length > 0 ? null : closing.at;
}
