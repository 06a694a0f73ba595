import { sql } from "drizzle-orm";
import type { WriteHandle } from "#db/store.ts";
import type { ParticipantType, Stance } from "#db/values.ts";
import type { Context } from "../context.ts";

/** Adds `by` to the number of visible comments of this stance and participant type. */
export async function tallyComment(ctx: Context, tx: WriteHandle, key: { proposalId: string; participantType: ParticipantType; stance: Stance }, by: 1 | -1): Promise<void> {
  const { commentTallies: t } = ctx.tables;
  await tx.insert(t).values({ ...key, count: Math.max(by, 0) }).onConflictDoUpdate({ target: [t.proposalId, t.participantType, t.stance], set: { count: sql`${t.count} + ${by}` } });
}
