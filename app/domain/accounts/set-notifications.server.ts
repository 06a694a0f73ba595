import { eq } from "drizzle-orm";
import { notificationKinds, type NotificationFrequency, type NotificationKind } from "#db/values.ts";
import { recordAct } from "../audit.server.ts";
import type { Context } from "../context.ts";
import { forbidden } from "../errors.ts";
import { changeFrequency, holdSettings } from "../notifications/change-frequency.server.ts";

/** What somebody wants to be told of by mail, and when. */
export type NotificationChoices = Record<NotificationKind, NotificationFrequency>;

/** A kind that one never chose about is told at once. */
export async function getNotifications(ctx: Context): Promise<NotificationChoices> {
  if (ctx.actor.kind !== "person") throw forbidden();
  const { notificationSettings: n } = ctx.tables;
  const rows = await ctx.read.select({ kind: n.kind, frequency: n.frequency }).from(n).where(eq(n.userId, ctx.actor.id));
  return Object.fromEntries(notificationKinds.map((kind) => [kind, rows.find((row) => row.kind === kind)?.frequency ?? "at_once"])) as NotificationChoices;
}

/** Keeps what one wants to be told of; what is not among the choices stays as it is. Mail about one's own account is always sent, so it is not asked about. */
export async function setNotifications(ctx: Context, choices: Partial<NotificationChoices>): Promise<void> {
  if (ctx.actor.kind !== "person") throw forbidden();
  const userId = ctx.actor.id;
  const chosen = notificationKinds.flatMap((kind) => (choices[kind] ? [[kind, choices[kind]] as const] : []));
  if (chosen.length === 0) return;
  await ctx.write(async (tx) => {
    await holdSettings(ctx, tx, userId);
    for (const [kind, frequency] of chosen) await changeFrequency(ctx, tx, userId, kind, frequency);
    await recordAct(ctx, tx, { action: "account.notifications_set", subjectType: "user", subjectId: userId, data: Object.fromEntries(chosen) });
  });
}
