import type { WriteHandle } from "#db/store.ts";
import type { Context } from "../context.ts";
import { queueNotification, type Notification } from "../mail/queue-notification.server.ts";

/** Queues a mail to the author, in the author's language and as they have set. An imported proposal has none. */
export async function tellAuthor(ctx: Context, tx: WriteHandle, authorId: string | null, mail: Omit<Notification, "userId">): Promise<void> {
  if (authorId) await queueNotification(ctx, tx, { ...mail, userId: authorId });
}
