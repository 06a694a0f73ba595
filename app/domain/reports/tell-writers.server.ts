import { and, eq } from "drizzle-orm";
import type { WriteHandle } from "#db/store.ts";
import type { Context } from "../context.ts";
import { queueNotification, type Notification } from "../mail/queue-notification.server.ts";
import type { Announced } from "../notifications/announce.server.ts";
import { writeOwnNotice } from "../notifications/write-own-notice.server.ts";
import type { WrittenBy } from "./policy.ts";

/** Queues a mail to who wrote a text, and, where it was sent in the name of an organisation, to all its representatives: each of them can object. With the announcement of what happened they have the notice in the product too. */
export async function tellWriters(ctx: Context, tx: WriteHandle, { authorId, organisationId }: WrittenBy, mail: Omit<Notification, "userId">, announced?: Announced): Promise<void> {
  const { memberships: m } = ctx.tables;
  const representatives = organisationId === null ? [] : await tx.select({ userId: m.userId }).from(m).where(and(eq(m.organisationId, organisationId), eq(m.role, "representative")));
  const writers = new Set([...(authorId === null ? [] : [authorId]), ...representatives.map(({ userId }) => userId)]);
  for (const userId of writers) {
    await queueNotification(ctx, tx, { ...mail, userId, dedupeKey: `${mail.dedupeKey}:${userId}` });
    // The reasons are mailed whatever is set: in the product they are told too, and in no digest again.
    if (announced) await writeOwnNotice(ctx, tx, { userId, relation: userId === authorId ? "author" : "drafter" }, announced, "off");
  }
}
