import { and, eq } from "drizzle-orm";
import type { WriteHandle } from "#db/store.ts";
import type { Context } from "../context.ts";
import { queueNotification, type Notification } from "../mail/queue-notification.server.ts";

/** Queues a mail to each representative of an organisation but the one who acts, as they have set. */
export async function tellRepresentatives(ctx: Context, tx: WriteHandle, organisationId: string, mail: Omit<Notification, "userId">): Promise<void> {
  const { memberships } = ctx.tables;
  const me = ctx.actor.kind === "person" ? ctx.actor.id : "";
  const rows = await tx.select({ userId: memberships.userId }).from(memberships).where(and(eq(memberships.organisationId, organisationId), eq(memberships.role, "representative")));
  for (const { userId } of rows) if (userId !== me) await queueNotification(ctx, tx, { ...mail, userId, dedupeKey: `${mail.dedupeKey}:${userId}` });
}
