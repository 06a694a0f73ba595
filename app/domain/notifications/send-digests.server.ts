import { and, asc, eq, gt, inArray, isNull, lt, lte, or, sql, type SQL } from "drizzle-orm";
import type { WriteHandle } from "#db/store.ts";
import { inSteps } from "#app/lib/in-steps.ts";
import type { Context } from "../context.ts";
import { queueMails } from "../mail/queue-mail.server.ts";
import { lastDigestAt } from "./digest-time.ts";
import { noticePayload } from "./notice-payload.ts";

/** So many people are looked for at a time. */
const batchSize = 50;
/** So many notices are in one mail; whoever is owed more gets several, so that nothing is left out. */
const mostInMail = 300;
/** As long as what happened before the hour is still being told, digests wait for it, but not for ever. In milliseconds. */
const patience = 30 * 60_000;

/**
 * Queues the digests that are owed, and answers how many people get one. What is owed follows from what awaits and from how
 * often its receiver wants it now, not from when this runs: a worker that was down at the hour makes up for it. What awaits
 * is marked in the transaction that queues the mail, so nothing is lost and nothing is sent twice.
 */
export async function sendDigests(ctx: Context, isStopping?: () => boolean): Promise<number> {
  if (await isStillTelling(ctx)) return 0;
  let made = 0;
  let after = "";
  while (!isStopping?.()) {
    const people = await peopleOwed(ctx, after);
    for (const userId of people) if (await sendTo(ctx, userId)) made += 1;
    if (people.length < batchSize) return made;
    after = people.at(-1)!;
  }
  return made;
}

async function isStillTelling(ctx: Context): Promise<boolean> {
  const hour = lastDigestAt("daily", ctx.now);
  if (ctx.now.getTime() - hour.getTime() > patience) return false;
  const { announcements: a } = ctx.tables;
  return (await ctx.read.select({ id: a.id }).from(a).where(and(isNull(a.doneAt), lt(a.at, hour))).limit(1)).length > 0;
}

/** That a notice is owed now: by its setting, at what is due every day or week, or at once where that was chosen meanwhile. */
function isOwed(ctx: Context): SQL {
  const { notices: n, notificationSettings: s } = ctx.tables;
  const before = (frequency: "daily" | "weekly") => and(eq(s.frequency, frequency), lt(n.at, lastDigestAt(frequency, ctx.now)));
  return and(eq(n.awaitsDigest, true), or(before("daily"), before("weekly"), eq(s.frequency, "at_once"), isNull(s.frequency)))!;
}

async function peopleOwed(ctx: Context, after: string): Promise<string[]> {
  const { notices: n, notificationSettings: s } = ctx.tables;
  const rows = await ctx.read.selectDistinct({ userId: n.userId }).from(n).leftJoin(s, and(eq(s.userId, n.userId), eq(s.kind, n.setting))).where(and(isOwed(ctx), gt(n.userId, after))).orderBy(asc(n.userId)).limit(batchSize);
  return rows.map((row) => row.userId);
}

async function sendTo(ctx: Context, userId: string): Promise<boolean> {
  const { users } = ctx.tables;
  return ctx.write(async (tx) => {
    // Holds the account: of two processes the second finds nothing owed any more, and a change of settings comes before or after.
    const [person] = await tx.update(users).set({ version: sql`${users.version}` }).where(and(eq(users.id, userId), isNull(users.deletedAt))).returning({ email: users.email, name: users.name, locale: users.locale });
    const owed = await takeOwed(ctx, tx, userId);
    if (!person || owed.length === 0) return false;
    const parts = Math.ceil(owed.length / mostInMail);
    await queueMails(ctx, tx, Array.from({ length: parts }, (_, part) => {
      const items = owed.slice(part * mostInMail, (part + 1) * mostInMail);
      return {
        kind: "digest" as const, to: person.email, locale: person.locale, dedupeKey: `digest:${userId}:${items[0]!.id}`, governed: { userId, setting: null },
        payload: { name: person.name, part: String(part + 1), parts: String(parts), ...noticePayload(items) },
      };
    }));
    return true;
  });
}

async function takeOwed(ctx: Context, tx: WriteHandle, userId: string) {
  const { notices: n, notificationSettings: s } = ctx.tables;
  const rows = await tx.select({ id: n.id, kind: n.kind, relation: n.relation, setting: n.setting, data: n.data }).from(n).leftJoin(s, and(eq(s.userId, n.userId), eq(s.kind, n.setting))).where(and(eq(n.userId, userId), isOwed(ctx))).orderBy(asc(n.at), asc(n.id));
  const ids = rows.map((row) => row.id);
  // A statement takes only so many ids.
  for (let from = 0; from < ids.length; from += 1000) await tx.update(n).set({ awaitsDigest: false }).where(inArray(n.id, ids.slice(from, from + 1000)));
  return rows;
}

/** Notices of so long ago are removed, in days. */
const daysKept = 180;

/** Removes notices that are old, and announcements that were told a week ago. Run by the worker once a day. */
export async function forgetOldNotices(ctx: Context): Promise<void> {
  const { notices: n, announcements: a } = ctx.tables;
  const ago = (days: number) => new Date(ctx.now.getTime() - days * 24 * 3600 * 1000);
  await inSteps((atOnce) => ctx.write(async (tx) => (await tx.delete(n).where(inArray(n.id, tx.select({ id: n.id }).from(n).where(lte(n.at, ago(daysKept))).limit(atOnce))).returning({ id: n.id })).length));
  await inSteps((atOnce) => ctx.write(async (tx) => (await tx.delete(a).where(inArray(a.id, tx.select({ id: a.id }).from(a).where(lte(a.doneAt, ago(7))).limit(atOnce))).returning({ id: a.id })).length));
}
