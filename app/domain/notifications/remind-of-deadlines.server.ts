import { and, asc, eq, exists, gt, isNull, lte, notExists, notInArray, or, type SQL } from "drizzle-orm";
import type { Bilingual } from "#db/values.ts";
import type { Context } from "../context.ts";
import { reminderCause, reminders, type Reminder } from "./deadline-policy.ts";
import { nextPeople, type PeopleSource } from "./people-in-batches.server.ts";
import { writeNotices } from "./write-notices.server.ts";

const batchSize = 200;

type Closing = { planId: string; slug: string; title: Bilingual; closesAt: Date };

/**
 * Reminds those who have a draft that is not sent that a plan soon takes no more proposals: once seven days and once a day
 * before. What is due follows from the time that is left, so a worker that was down makes up for it with the reminder that
 * fits now; a date that was moved is another closing. Who began the draft when less time was left is not told of the longer one.
 */
export async function remindOfDeadlines(ctx: Context, isStopping?: () => boolean): Promise<void> {
  for (const closing of await closingSoon(ctx)) {
    const due = reminders.find(({ before }) => closing.closesAt.getTime() - ctx.now.getTime() <= before);
    if (due) await remind(ctx, closing, due, isStopping);
  }
}

async function closingSoon(ctx: Context): Promise<Closing[]> {
  const { plans, phases } = ctx.tables;
  const longest = Math.max(...reminders.map((each) => each.before));
  return ctx.read.select({ planId: plans.id, slug: plans.slug, title: plans.title, closesAt: phases.closesAt }).from(phases).innerJoin(plans, eq(plans.id, phases.planId))
    .where(and(eq(phases.kind, "collect"), lte(phases.opensAt, ctx.now), gt(phases.closesAt, ctx.now), lte(phases.closesAt, new Date(ctx.now.getTime() + longest)), notInArray(plans.state, ["draft", "closed"])));
}

async function remind(ctx: Context, { planId, slug, title, closesAt }: Closing, reminder: Reminder, isStopping?: () => boolean) {
  const { kind, before } = reminder;
  const cause = reminderCause(reminder, planId, closesAt);
  const sources = drafters(ctx, { planId, cause, begunBefore: new Date(closesAt.getTime() - before) });
  let after: string | null = "";
  while (after !== null && !isStopping?.()) {
    const { people, next }: { people: { userId: string }[]; next: string | null } = await nextPeople(sources, after, batchSize);
    const told = people.map(({ userId }) => ({ userId, relation: "drafter" as const, data: (locale: "da" | "en") => ({ plan: slug, title: title[locale] || title.da || title.en, closesAt: closesAt.toISOString() }) }));
    if (told.length > 0) await ctx.write(async (tx) => writeNotices(ctx, tx, told, { cause, kind, at: ctx.now, endsAt: closesAt }));
    after = next;
  }
}

/** Those with an unsent draft of the plan who were not reminded yet: of their own, or of an organisation that they wrote it for or represent. */
function drafters(ctx: Context, { planId, cause, begunBefore }: { planId: string; cause: string; begunBefore: Date }): PeopleSource<null>[] {
  const { proposalDrafts: d, memberships: m, notices: n } = ctx.tables;
  const isUnsent = and(eq(d.planId, planId), isNull(d.proposalId), lte(d.createdAt, begunBefore));
  const untold = (userId: typeof d.ownerId | typeof m.userId) => notExists(ctx.read.select({ id: n.id }).from(n).where(and(eq(n.userId, userId), eq(n.cause, cause))));
  const membersWith = (condition: SQL): PeopleSource<null> => ({
    why: null,
    read: (after, size) => ctx.read.selectDistinct({ userId: m.userId }).from(m)
      .where(and(exists(ctx.read.select({ id: d.id }).from(d).where(and(isUnsent, eq(d.organisationId, m.organisationId), condition))), gt(m.userId, after), untold(m.userId))).orderBy(asc(m.userId)).limit(size),
  });
  return [
    { why: null, read: (after, size) => ctx.read.selectDistinct({ userId: d.ownerId }).from(d).where(and(isUnsent, isNull(d.organisationId), gt(d.ownerId, after), untold(d.ownerId))).orderBy(asc(d.ownerId)).limit(size) },
    membersWith(or(eq(m.role, "representative"), eq(d.ownerId, m.userId), eq(d.updatedBy, m.userId))!),
  ];
}
