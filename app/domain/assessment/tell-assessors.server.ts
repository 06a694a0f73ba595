import { and, count, eq, gte, inArray, isNull, lt, lte, ne, or, sql } from "drizzle-orm";
import { inLocale } from "#app/lib/bilingual.ts";
import { recordAct } from "../audit.server.ts";
import type { Context } from "../context.ts";
import { forbidden } from "../errors.ts";
import { queueNotification } from "../mail/queue-notification.server.ts";
import { openStatuses } from "../triage/open-statuses.ts";
import { morningBefore } from "./due.ts";

/** What is asked of somebody within so long is told in one mail, in milliseconds. */
const gatheredFor = 10 * 60 * 1000;
/** How far back is looked for what was not told, as when no worker ran; not further than a mail that was sent is known. */
const lookedBack = 24 * 3600 * 1000;

/** Tells people which cases they were asked to assess, those of ten minutes in one mail. Who asked themselves knows. Run by the worker. */
export async function tellAssessors(ctx: Context): Promise<void> {
  if (ctx.actor.kind !== "system") throw forbidden();
  const { assessments: a, proposals: p, plans, users } = ctx.tables;
  const gathered = Math.floor(ctx.now.getTime() / gatheredFor) * gatheredFor;
  const rows = await ctx.read.select({ userId: a.assessorId, planId: a.planId, slug: plans.slug, title: plans.title, locale: users.locale, assignedAt: a.assignedAt }).from(a)
    .innerJoin(p, eq(p.id, a.proposalId)).innerJoin(plans, eq(plans.id, a.planId)).innerJoin(users, eq(users.id, a.assessorId))
    .where(and(eq(a.state, "draft"), gte(a.assignedAt, new Date(gathered - lookedBack)), lt(a.assignedAt, new Date(gathered)), or(isNull(a.assignedBy), ne(a.assignedBy, a.assessorId)), inArray(p.status, openStatuses), ne(plans.state, "closed")));
  const mails = new Map<string, { userId: string; count: number; plan: string; slug: string }>();
  for (const { userId, planId, slug, title, locale, assignedAt } of rows) {
    const key = `assessments:${userId}:${planId}:${Math.floor(assignedAt.getTime() / gatheredFor)}`;
    mails.set(key, { userId, slug, plan: inLocale(title, locale).text, count: (mails.get(key)?.count ?? 0) + 1 });
  }
  for (const [dedupeKey, { userId, count: cases, plan, slug }] of mails) {
    await ctx.write(async (tx) => { await queueNotification(ctx, tx, { userId, kind: "assessments_assigned", payload: { count: String(cases), plan, slug }, dedupeKey }); });
  }
}

/** Reminds assessors from the morning of the day before the deadline, once a case and all of a day in one mail. Run by the worker. */
export async function remindAssessors(ctx: Context): Promise<void> {
  if (ctx.actor.kind !== "system") throw forbidden();
  const { assessments: a, proposals: p, plans } = ctx.tables;
  const latest = new Date(ctx.now.getTime() + 2 * 24 * 3600 * 1000);
  const due = await ctx.read.select({ userId: a.assessorId, planId: a.planId, dueAt: a.dueAt, count: count() }).from(a).innerJoin(p, eq(p.id, a.proposalId)).innerJoin(plans, and(eq(plans.id, a.planId), ne(plans.state, "closed")))
    .where(and(eq(a.state, "draft"), isNull(a.remindedAt), lte(a.dueAt, latest), inArray(p.status, openStatuses))).groupBy(a.assessorId, a.planId, a.dueAt);
  for (const each of due) if (morningBefore(each.dueAt, 1).getTime() <= ctx.now.getTime()) await remind(ctx, each);
}

async function remind(ctx: Context, { userId, planId, dueAt }: { userId: string; planId: string; dueAt: Date }) {
  const { assessments: a, proposals: p, plans, users } = ctx.tables;
  await ctx.write(async (tx) => {
    const waiting = tx.select({ id: p.id }).from(p).where(and(eq(p.planId, planId), inArray(p.status, openStatuses), sql`${p.id} = ${a.proposalId}`));
    // The first to write this reminds.
    const reminded = await tx.update(a).set({ remindedAt: ctx.now }).where(and(eq(a.assessorId, userId), eq(a.planId, planId), eq(a.dueAt, dueAt), eq(a.state, "draft"), isNull(a.remindedAt), inArray(a.proposalId, waiting))).returning({ id: a.proposalId });
    if (reminded.length === 0) return;
    const [plan] = await tx.select({ slug: plans.slug, title: plans.title }).from(plans).where(eq(plans.id, planId));
    const [person] = await tx.select({ locale: users.locale }).from(users).where(eq(users.id, userId));
    await queueNotification(ctx, tx, { userId, kind: "assessments_due", payload: { count: String(reminded.length), plan: inLocale(plan!.title, person!.locale).text, slug: plan!.slug, date: dueAt.toISOString() }, dedupeKey: `assessments-due:${userId}:${planId}:${dueAt.getTime()}:${ctx.now.getTime()}` });
    await recordAct(ctx, tx, { action: "assessor.reminded", subjectType: "user", subjectId: userId, data: { cases: reminded.length } });
  });
}
