import type { WriteHandle } from "#db/store.ts";
import type { Context } from "../context.ts";
import { queueNotification, type Notification } from "../mail/queue-notification.server.ts";
import type { Announced } from "../notifications/announce.server.ts";
import { writeOwnNotice } from "../notifications/write-own-notice.server.ts";

/**
 * Queues a mail to the author, in the author's language and as they have set. An imported proposal has none. With the
 * announcement of what happened the author has the notice in the product at once, so that the worker, which tells the others,
 * does not write it again; and who wants a digest finds it there instead of a mail of its own.
 */
export async function tellAuthor(ctx: Context, tx: WriteHandle, authorId: string | null, mail: Omit<Notification, "userId">, announced?: Announced): Promise<void> {
  if (!authorId) return;
  const frequency = await queueNotification(ctx, tx, { ...mail, userId: authorId }, announced !== undefined);
  if (announced) await writeOwnNotice(ctx, tx, { userId: authorId, relation: "author" }, announced, frequency);
}
