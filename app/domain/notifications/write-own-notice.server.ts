import { newId } from "#app/lib/id.ts";
import type { WriteHandle } from "#db/store.ts";
import type { NoticeRelation, NotificationFrequency } from "#db/values.ts";
import type { Context } from "../context.ts";
import type { Announced } from "./announce.server.ts";
import { settingOf } from "./notice-policy.ts";

/**
 * Writes the notice of somebody who is told in the transaction that did it, with a mail of its own where one is due: the worker,
 * which tells the others, does not write it again. Who wants such mail in a digest (`frequency`) finds it there.
 */
export async function writeOwnNotice(ctx: Context, tx: WriteHandle, to: { userId: string; relation: NoticeRelation }, { id, kind, data }: Announced, frequency: NotificationFrequency): Promise<void> {
  await tx.insert(ctx.tables.notices).values({
    ...to, id: newId(), cause: id, kind, setting: settingOf(kind, to.relation), data, at: ctx.now, awaitsDigest: frequency === "daily" || frequency === "weekly",
  }).onConflictDoNothing();
}
