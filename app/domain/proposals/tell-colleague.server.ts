import type { WriteHandle } from "#db/store.ts";
import type { OrganisationMailKind } from "#db/mail-kinds.ts";
import type { Context } from "../context.ts";
import { queueNotification } from "../mail/queue-notification.server.ts";

/** Tells a member of the organisation what happened to a shared draft, in the member's language and as they have set. */
export async function tellColleague(ctx: Context, tx: WriteHandle, userId: string, mail: { kind: OrganisationMailKind; payload: Record<string, string>; dedupeKey: string }): Promise<void> {
  await queueNotification(ctx, tx, { ...mail, userId, dedupeKey: `${mail.dedupeKey}:${userId}` });
}
