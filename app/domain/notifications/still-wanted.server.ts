import { and, eq, inArray, isNull } from "drizzle-orm";
import type { NotificationKind } from "#db/values.ts";
import type { Context } from "../context.ts";
import { noticeItems, noticePayload, type MailedNotice } from "./notice-payload.ts";
import { withPresentDeadlines } from "./with-present-deadlines.server.ts";
import { withoutHiddenTitles } from "./without-hidden-titles.server.ts";

/** A mail of the outbox as it was queued: whose setting decides about it, and which; a digest brings those of what is in it. */
type Queued = { userId: string | null; setting: NotificationKind | null; payload: Record<string, string> };

/** What is sent of it now. `settings`: those that decide about it, none for mail that is always sent. */
export type Wanted = { payload: Record<string, string>; settings: NotificationKind[] };

/**
 * What a mail may still say, asked right before it is sent: null when its receiver has turned it off since, or is gone. Of several
 * notices those are left out that were turned off, the titles of proposals that were hidden meanwhile, and reminders of what is over.
 */
export async function findWanted(ctx: Context, { userId, setting, payload }: Queued): Promise<Wanted | null> {
  if (userId === null) return { payload, settings: [] };
  const { users, notificationSettings: s } = ctx.tables;
  const [account] = await ctx.read.select({ id: users.id }).from(users).where(and(eq(users.id, userId), isNull(users.deletedAt)));
  if (!account) return null;
  const off = (await ctx.read.select({ kind: s.kind }).from(s).where(and(eq(s.userId, userId), inArray(s.frequency, ["off"])))).map((row) => row.kind);
  if (setting && off.includes(setting)) return null;
  const { items, ...rest } = payload;
  if (items === undefined) return { payload, settings: setting ? [setting] : [] };
  const wanted: MailedNotice[] = await withoutHiddenTitles(ctx, await withPresentDeadlines(ctx, userId, noticeItems.parse(items).filter((each) => !off.includes(each.setting))));
  return wanted.length === 0 ? null : { payload: { ...rest, ...noticePayload(wanted) }, settings: [...new Set(wanted.map((each) => each.setting))] };
}
