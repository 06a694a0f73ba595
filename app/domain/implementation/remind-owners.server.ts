import { and, asc, eq, exists, isNotNull, isNull, lte, ne, or, sql } from "drizzle-orm";
import type { WriteHandle } from "#db/store.ts";
import { addDays, dayOf } from "#app/lib/danish-day.ts";
import { inLocale } from "#app/lib/bilingual.ts";
import { recordAct } from "../audit.server.ts";
import type { Context } from "../context.ts";
import { forbidden } from "../errors.ts";
import { mailLink } from "./ask-for-report.server.ts";
import { remindedParty } from "./reminded-party.ts";
import { dueReminder, remindedBefore } from "./reminders.ts";

type Milestone = Context["tables"]["milestones"]["$inferSelect"];

/** Authorities are written to in the language of the country: which one they were asked in is kept with no party. */
const locale = "da";

/**
 * Reminds who carries an initiative out of milestones whose end is near or has passed (`dueReminder`): one mail an initiative, to the one
 * that leads, or else to one that takes part. Where nobody has a mailbox, nobody is reminded, and the desk sees that. Run by the
 * worker, in any number of processes. Answers how many mails there were.
 */
export async function remindOwners(ctx: Context, isStopping?: () => boolean): Promise<number> {
  if (ctx.actor.kind !== "system") throw forbidden();
  const due = Map.groupBy(await listDue(ctx), ({ initiativeId }) => initiativeId);
  let mails = 0;
  for (const [initiativeId, milestones] of due) {
    if (isStopping?.()) break;
    mails += await ctx.write(async (tx) => remind(ctx, tx, initiativeId, milestones));
  }
  return mails;
}

/** What may be due, in plans that are being carried out, as far as there is a mailbox to write to. */
async function listDue(ctx: Context): Promise<Milestone[]> {
  const { milestones: m, initiatives: i, plans: p, initiativeAuthorities: a } = ctx.tables;
  const isReachable = exists(ctx.read.select({ id: a.id }).from(a).where(and(eq(a.initiativeId, m.initiativeId), ne(a.email, ""), ne(a.state, "declined"))));
  const rows = await ctx.read.select({ milestone: m }).from(m).innerJoin(i, eq(i.id, m.initiativeId)).innerJoin(p, eq(p.id, i.planId))
    .where(and(eq(p.state, "published"), eq(i.state, "published"), isNotNull(m.endsOn), lte(m.endsOn, addDays(dayOf(ctx.now), remindedBefore)), or(isNull(m.completion), ne(m.completion, "complete")), isReachable)).orderBy(asc(m.initiativeId), asc(m.position));
  return rows.flatMap(({ milestone }) => (dueReminder(milestone, ctx.now) ? [milestone] : []));
}

async function remind(ctx: Context, tx: WriteHandle, initiativeId: string, due: readonly Milestone[]): Promise<number> {
  const { milestones: m, initiatives: i, initiativeAuthorities: a, plans: p } = ctx.tables;
  // The initiative first, as whoever reports and asks does: so nobody waits for who waits for them.
  const [initiative] = await tx.update(i).set({ version: sql`${i.version}` }).where(eq(i.id, initiativeId)).returning();
  const [plan] = await tx.select({ id: p.id, title: p.title, state: p.state }).from(p).where(eq(p.id, initiative!.planId));
  if (initiative!.state !== "published" || plan!.state !== "published") return 0;
  const parties = await tx.select().from(a).where(eq(a.initiativeId, initiativeId)).orderBy(asc(a.createdAt), asc(a.id));
  const party = remindedParty(parties);
  if (!party) return 0;
  // The first to write this reminds; what was reported or reminded of meanwhile is left out.
  const taken: Milestone[] = [];
  for (const each of due) {
    const [row] = await tx.update(m).set({ remindedAt: ctx.now }).where(and(eq(m.id, each.id), each.remindedAt === null ? isNull(m.remindedAt) : eq(m.remindedAt, each.remindedAt), each.reportedAt === null ? isNull(m.reportedAt) : eq(m.reportedAt, each.reportedAt))).returning({ id: m.id });
    if (row) taken.push(each);
  }
  if (taken.length === 0) return 0;
  const why = taken.some((each) => dueReminder(each, ctx.now) === "overdue") ? "overdue" : "soon";
  await mailLink(ctx, tx, { party, initiative: initiative!, plan: inLocale(plan!.title, locale).text, locale, why, milestones: taken });
  await recordAct(ctx, tx, { action: "milestone.reminded", subjectType: "initiative", subjectId: initiativeId, planId: plan!.id, data: { reference: initiative!.reference, authority: party.name, count: taken.length } });
  return 1;
}
