import type { NotificationKind } from "#db/values.ts";
import { recordAct } from "../audit.server.ts";
import type { Context } from "../context.ts";
import { changeFrequency, holdSettings } from "./change-frequency.server.ts";
import { readUnsubscribeToken } from "./unsubscribe-token.ts";

/**
 * Turns off what a mail's link says, for whoever has the mail: no session is asked for, as programs do it for their owner
 * (RFC 8058). Doing it again changes nothing. Null for a link that is not ours. An account that is gone gets no mail anyway.
 */
export async function unsubscribe(ctx: Context, token: string): Promise<NotificationKind[] | null> {
  const found = readUnsubscribeToken(ctx.seal, token);
  if (!found) return null;
  const { userId, settings } = found;
  await ctx.write(async (tx) => {
    if (!(await holdSettings(ctx, tx, userId))) return;
    for (const setting of settings) await changeFrequency(ctx, tx, userId, setting, "off");
    await recordAct(ctx, tx, { action: "account.unsubscribed", subjectType: "user", subjectId: userId, data: { settings } });
  });
  return settings;
}
