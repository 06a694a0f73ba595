import { and, inArray, isNull } from "drizzle-orm";
import type { NoticeData } from "#db/schema/participation.ts";
import type { WriteHandle } from "#db/store.ts";
import type { Locale, NoticeKind, NoticeRelation, NotificationFrequency, NotificationKind } from "#db/values.ts";
import { newId } from "#app/lib/id.ts";
import type { Context } from "../context.ts";
import { queueMails, type Mail } from "../mail/queue-mail.server.ts";
import { nextDigestAt } from "./digest-time.ts";
import { noticePayload } from "./notice-payload.ts";
import { settingOf } from "./notice-policy.ts";

/** Somebody to be told, why, and what: the same for all, or with what differs. */
export type ToTell = { userId: string; relation: NoticeRelation; data: (locale: Locale) => NoticeData };

/** What is told. `cause` makes it once a person; `at` is when it happened; `endsAt` after which there is no use in telling it. */
export type Cause = { cause: string; kind: NoticeKind; at: Date; endsAt?: Date };

/**
 * Writes the notices of people, and queues the mail of those who want it at once, in one transaction. Who was told before, by
 * the same cause, is not told again. Nobody is told whose account is deleted; mail goes to confirmed addresses alone, as
 * anybody can sign up with the address of another.
 */
export async function writeNotices(ctx: Context, tx: WriteHandle, people: readonly ToTell[], { cause, kind, at, endsAt }: Cause): Promise<void> {
  if (people.length === 0) return;
  const { users, notices } = ctx.tables;
  const ids = people.map((each) => each.userId);
  const accounts = new Map((await tx.select({ id: users.id, email: users.email, name: users.name, locale: users.locale, verifiedAt: users.emailVerifiedAt }).from(users).where(and(inArray(users.id, ids), isNull(users.deletedAt)))).map((row) => [row.id, row]));
  const frequencies = await frequenciesOf(ctx, tx, ids);
  const rows = people.flatMap(({ userId, relation, data }) => {
    const account = accounts.get(userId);
    if (!account) return [];
    const setting = settingOf(kind, relation);
    const frequency = inTime(frequencies(userId, setting), ctx.now, endsAt);
    return [{ id: newId(), userId, cause, kind, relation, setting, data: data(account.locale), at, awaitsDigest: account.verifiedAt !== null && (frequency === "daily" || frequency === "weekly"), isMailed: account.verifiedAt !== null && frequency === "at_once" }];
  });
  if (rows.length === 0) return;
  const written = new Set((await tx.insert(notices).values(rows.map(({ isMailed: _, ...row }) => row)).onConflictDoNothing().returning({ id: notices.id })).map((row) => row.id));
  await queueMails(ctx, tx, rows.filter((row) => row.isMailed && written.has(row.id)).map((row): Mail => {
    const { email, name, locale } = accounts.get(row.userId)!;
    return { kind: "notice", to: email, locale, payload: { name, ...noticePayload([row]) }, dedupeKey: `notice:${cause}:${row.userId}`, governed: { userId: row.userId, setting: row.setting } };
  }));
}

/** What would come in a digest after it is over is told at once. */
function inTime(frequency: NotificationFrequency, now: Date, endsAt: Date | undefined): NotificationFrequency {
  if (!endsAt || frequency === "off" || frequency === "at_once") return frequency;
  return nextDigestAt(frequency, now) < endsAt ? frequency : "at_once";
}

async function frequenciesOf(ctx: Context, tx: WriteHandle, ids: readonly string[]): Promise<(userId: string, setting: NotificationKind) => NotificationFrequency> {
  const { notificationSettings: s } = ctx.tables;
  const chosen = new Map((await tx.select().from(s).where(inArray(s.userId, [...ids]))).map((row) => [`${row.userId} ${row.kind}`, row.frequency]));
  return (userId, setting) => chosen.get(`${userId} ${setting}`) ?? "at_once";
}
