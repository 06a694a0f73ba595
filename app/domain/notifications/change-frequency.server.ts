import { and, eq, isNull, sql } from "drizzle-orm";
import type { WriteHandle } from "#db/store.ts";
import type { NotificationFrequency, NotificationKind } from "#db/values.ts";
import type { Context } from "../context.ts";

/** Holds the account whose settings change until the transaction ends, so that a digest is made before or after it. */
export async function holdSettings(ctx: Context, tx: WriteHandle, userId: string): Promise<boolean> {
  const { users } = ctx.tables;
  return (await tx.update(users).set({ version: sql`${users.version}` }).where(and(eq(users.id, userId), isNull(users.deletedAt))).returning({ id: users.id })).length > 0;
}

/**
 * Changes how often somebody is told by mail, in the transaction that records it; the account is held. What was turned off
 * takes back what waits to be sent, and a digest owes nothing of it any more, not even once it is turned on again. What is
 * wanted at once from now on is sent with the next round.
 */
export async function changeFrequency(ctx: Context, tx: WriteHandle, userId: string, setting: NotificationKind, frequency: NotificationFrequency): Promise<void> {
  const { notificationSettings: s, notices: n, outboxMessages: o } = ctx.tables;
  const [before] = await tx.select({ frequency: s.frequency }).from(s).where(and(eq(s.userId, userId), eq(s.kind, setting)));
  await tx.insert(s).values({ userId, kind: setting, frequency }).onConflictDoUpdate({ target: [s.userId, s.kind], set: { frequency } });
  // What was written while it was off, by a round that had begun before, is owed to nobody.
  if (frequency === "off" || before?.frequency === "off") await tx.update(n).set({ awaitsDigest: false }).where(and(eq(n.userId, userId), eq(n.setting, setting), eq(n.awaitsDigest, true)));
  const waiting = and(eq(o.userId, userId), eq(o.setting, setting), isNull(o.sentAt), isNull(o.failedAt));
  if (frequency === "off") await tx.update(o).set({ sentAt: ctx.now, cancelledAt: ctx.now, payload: {} }).where(waiting);
  // What waits for the hour of the digest, and was never tried.
  if (frequency === "at_once") await tx.update(o).set({ availableAt: ctx.now }).where(and(waiting, eq(o.attempts, 0)));
}
