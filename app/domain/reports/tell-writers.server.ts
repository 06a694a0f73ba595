import { and, eq } from "drizzle-orm";
import type { WriteHandle } from "#db/store.ts";
import type { Context } from "../context.ts";
import { queueNotification, type Notification } from "../mail/queue-notification.server.ts";
import type { Announced } from "../notifications/announce.server.ts";
import { writeOwnNotice } from "../notifications/write-own-notice.server.ts";

/** Queues a mail to those whose a text is, as `isWriter` says: who wrote it, or, where it was sent in the name of an organisation, all who represent that now. Each of them can object. With the announcement of what happened they have the notice in the product too. */
export async function tellWriters(ctx: Context, tx: WriteHandle, { authorId, organisationId }: { authorId: string | null; organisationId: string | null }, mail: Omit<Notification, "userId">, announced?: Announced): Promise<void> {
  const { memberships: m } = ctx.tables;
  const writers = organisationId === null ? [authorId].filter((id) => id !== null) : (await tx.select({ userId: m.userId }).from(m).where(and(eq(m.organisationId, organisationId), eq(m.role, "representative")))).map(({ userId }) => userId);
  for (const userId of writers) {
    await queueNotification(ctx, tx, { ...mail, userId, dedupeKey: `${mail.dedupeKey}:${userId}` });
    // The reasons are mailed whatever is set: in the product they are told too, and in no digest again.
    if (announced) await writeOwnNotice(ctx, tx, { userId, relation: userId === authorId ? "author" : "drafter" }, announced, "off");
  }
}
