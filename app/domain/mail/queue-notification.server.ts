import { and, eq, isNull } from "drizzle-orm";
import type { WriteHandle } from "#db/store.ts";
import type { MailKind } from "#db/values.ts";
import type { Context } from "../context.ts";
import { notificationKindOf } from "./notification-kind.ts";
import { queueMail } from "./queue-mail.server.ts";

/** A mail to somebody with an account. The name in it is theirs; `dedupeKey` makes it at most one. */
export type Notification = { userId: string; kind: MailKind; payload: Record<string, string>; dedupeKey: string };

/**
 * Queues a mail to the address and in the language of an account, in the transaction that caused it. Nothing is queued for
 * who turned mail of this kind off, and for an account that is deleted.
 */
export async function queueNotification(ctx: Context, tx: WriteHandle, { userId, kind, payload, dedupeKey }: Notification): Promise<void> {
  const { users, notificationSettings: s } = ctx.tables;
  const setting = notificationKindOf(kind);
  const [person] = await tx.select({ email: users.email, name: users.name, locale: users.locale }).from(users).where(and(eq(users.id, userId), isNull(users.deletedAt)));
  if (!person) return;
  if (setting) {
    const [chosen] = await tx.select({ frequency: s.frequency }).from(s).where(and(eq(s.userId, userId), eq(s.kind, setting)));
    if (chosen?.frequency === "off") return;
  }
  await queueMail(ctx, tx, { kind, to: person.email, locale: person.locale, payload: { ...payload, name: person.name }, dedupeKey });
}
