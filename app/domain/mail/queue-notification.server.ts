import { and, eq, isNull } from "drizzle-orm";
import type { WriteHandle } from "#db/store.ts";
import type { MailKind } from "#db/mail-kinds.ts";
import type { NotificationFrequency, NotificationKind } from "#db/values.ts";
import type { Context } from "../context.ts";
import { nextDigestAt } from "../notifications/digest-time.ts";
import { notificationKindOf } from "./notification-kind.ts";
import { queueMail } from "./queue-mail.server.ts";

/** A mail to somebody with an account. The name in it is theirs; `dedupeKey` makes it at most one. */
export type Notification = { userId: string; kind: MailKind; payload: Record<string, string>; dedupeKey: string };

/**
 * Queues a mail to the address and in the language of an account, in the transaction that caused it. Nothing is queued for
 * who turned mail of this kind off, and for an account that is deleted. What has no notice to be gathered in a digest goes
 * out when the digest does, to who wants it daily or weekly. Answers how often its receiver wants such mail.
 */
export async function queueNotification(ctx: Context, tx: WriteHandle, { userId, kind, payload, dedupeKey }: Notification, hasNotice = false): Promise<NotificationFrequency> {
  const { users } = ctx.tables;
  const setting = notificationKindOf(kind);
  const [person] = await tx.select({ email: users.email, name: users.name, locale: users.locale }).from(users).where(and(eq(users.id, userId), isNull(users.deletedAt)));
  if (!person) return "off";
  const frequency = setting ? await frequencyOf(ctx, tx, userId, setting) : "at_once";
  const waits = frequency === "daily" || frequency === "weekly";
  if (frequency === "off" || (waits && hasNotice)) return frequency;
  await queueMail(ctx, tx, {
    kind, to: person.email, locale: person.locale, payload: { ...payload, name: person.name }, dedupeKey,
    governed: setting ? { userId, setting } : undefined, notBefore: waits ? nextDigestAt(frequency, ctx.now) : undefined,
  });
  return frequency;
}

/** A kind that one never chose about is told at once. */
async function frequencyOf(ctx: Context, tx: WriteHandle, userId: string, setting: NotificationKind): Promise<NotificationFrequency> {
  const { notificationSettings: s } = ctx.tables;
  const [chosen] = await tx.select({ frequency: s.frequency }).from(s).where(and(eq(s.userId, userId), eq(s.kind, setting)));
  return chosen?.frequency ?? "at_once";
}
