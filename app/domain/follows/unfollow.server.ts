import { and, eq } from "drizzle-orm";
import { recordAct } from "../audit.server.ts";
import type { Context } from "../context.ts";
import { forbidden } from "../errors.ts";
import type { FollowInput } from "./schema.ts";

/** Follows something no longer, be it there or not. */
export async function unfollow(ctx: Context, { subject, id }: FollowInput): Promise<void> {
  if (ctx.actor.kind !== "person") throw forbidden();
  const userId = ctx.actor.id;
  const { follows: f } = ctx.tables;
  await ctx.write(async (tx) => {
    const removed = await tx.delete(f).where(and(eq(f.userId, userId), eq(f.subject, subject), eq(f.subjectId, id))).returning({ id: f.subjectId });
    if (removed.length > 0) await recordAct(ctx, tx, { action: "account.unfollowed", subjectType: "user", subjectId: userId, data: { subject, id } });
  });
}
