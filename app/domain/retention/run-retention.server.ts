import { and, asc, inArray, isNotNull, isNull, lte, not, type SQL } from "drizzle-orm";
import { recordAct } from "../audit.server.ts";
import type { Context } from "../context.ts";
import { forbidden } from "../errors.ts";
import { queueMail } from "../mail/queue-mail.server.ts";
import { deleteAccount } from "../my-data/delete-account.server.ts";
import { isUnused } from "./find-unused.server.ts";
import { retentionMoments } from "./policy.ts";
import { listUnconfirmed, removeUnconfirmed } from "./remove-unconfirmed.server.ts";

/** Whom each rule meets, by id: accounts nobody confirmed, organisations only they claimed, people told that their account is unused, people told before to whom that no longer applies, and unused accounts deleted. */
export type RetentionReport = { unconfirmed: string[]; claims: string[]; told: string[]; withdrawn: string[]; deleted: string[] };

const batchSize = 100;

/**
 * Removes the personal data that has had its time. `days`: how long contact data is kept after its last use. A dry run
 * writes nothing and answers what a real one would do; which claims of organisations go is known only afterwards. It may
 * run anywhere at any time: what one run did, the next does not find.
 */
export async function runRetention(ctx: Context, { days, dryRun = false }: { days: number; dryRun?: boolean }): Promise<RetentionReport> {
  if (ctx.actor.kind !== "system") throw forbidden();
  const moments = retentionMoments(ctx.now, days);
  const { users } = ctx.tables;
  const unused = await isUnused(ctx, moments.unusedBefore);
  // Who was told 30 days ago was unused for that much longer by now, unless they came back, which takes the notice away.
  const isDue = and(lte(users.retentionNoticeAt, moments.toldBefore), unused)!;
  // Somebody told, who has got a role since or takes part in a plan that goes on, begins anew when that is over.
  const isWithdrawn = and(isNotNull(users.retentionNoticeAt), not(unused))!;
  const isToBeTold = and(isNull(users.retentionNoticeAt), unused)!;
  if (dryRun) {
    return { unconfirmed: await listUnconfirmed(ctx, moments.unconfirmedBefore), claims: [], told: await listPeople(ctx, isToBeTold), withdrawn: await listPeople(ctx, isWithdrawn), deleted: await listPeople(ctx, isDue) };
  }
  const report: RetentionReport = { unconfirmed: [], claims: [], told: [], withdrawn: await takeNoticesBack(ctx, isWithdrawn), deleted: [] };
  for (;;) {
    const removed = await removeUnconfirmed(ctx, moments.unconfirmedBefore);
    report.unconfirmed.push(...removed.users);
    report.claims.push(...removed.organisations);
    if (removed.users.length === 0) break;
  }
  for (const id of await listPeople(ctx, isDue)) if (await deleteAccount(ctx, id, "unused", isDue)) report.deleted.push(id);
  for (;;) {
    const told = await tellSome(ctx, isToBeTold, moments.deletedFrom);
    report.told.push(...told);
    if (told.length === 0) break;
  }
  await recordRun(ctx, report);
  return report;
}

async function takeNoticesBack(ctx: Context, isWithdrawn: SQL): Promise<string[]> {
  const { users } = ctx.tables;
  return ctx.write(async (tx) => {
    const back = await tx.update(users).set({ retentionNoticeAt: null }).where(isWithdrawn).returning({ id: users.id });
    for (const { id } of back) await recordAct(ctx, tx, { action: "account.retention_notice_withdrawn", subjectType: "user", subjectId: id });
    return back.map(({ id }) => id);
  });
}

async function tellSome(ctx: Context, isToBeTold: SQL, deletedFrom: Date): Promise<string[]> {
  const { users } = ctx.tables;
  const found = (await ctx.read.select({ id: users.id }).from(users).where(isToBeTold).orderBy(asc(users.id)).limit(batchSize)).map(({ id }) => id);
  if (found.length === 0) return [];
  return ctx.write(async (tx) => {
    const told = await tx.update(users).set({ retentionNoticeAt: ctx.now }).where(and(inArray(users.id, found), isToBeTold)).returning({ id: users.id, email: users.email, name: users.name, locale: users.locale });
    for (const { id, email, name, locale } of told) {
      await recordAct(ctx, tx, { action: "account.retention_notified", subjectType: "user", subjectId: id });
      await queueMail(ctx, tx, { kind: "retention_notice", to: email, locale, payload: { name, date: deletedFrom.toISOString() }, dedupeKey: `retention:${id}:${ctx.now.getTime()}` });
    }
    return told.map(({ id }) => id);
  });
}

async function listPeople(ctx: Context, condition: SQL): Promise<string[]> {
  const { users } = ctx.tables;
  return (await ctx.read.select({ id: users.id }).from(users).where(condition).orderBy(asc(users.id))).map(({ id }) => id);
}

/** The same counts as the report, in the audit trail. */
async function recordRun(ctx: Context, report: RetentionReport) {
  const counts = Object.fromEntries(Object.entries(report).map(([rule, ids]) => [rule, ids.length]));
  await ctx.write((tx) => recordAct(ctx, tx, { action: "retention.carried_out", subjectType: "platform", subjectId: "retention", data: counts }));
}
