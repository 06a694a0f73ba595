import { and, eq } from "drizzle-orm";
import { recordAct } from "../audit.server.ts";
import type { Context } from "../context.ts";
import { forbidden } from "../errors.ts";

/** Takes back one's request to join. One that was answered meanwhile is left as it was answered. */
export async function withdrawJoinRequest(ctx: Context, organisationId: string): Promise<void> {
  if (ctx.actor.kind !== "person") throw forbidden();
  const { id: userId } = ctx.actor;
  const { joinRequests: j } = ctx.tables;
  await ctx.write(async (tx) => {
    const gone = await tx.delete(j).where(and(eq(j.organisationId, organisationId), eq(j.userId, userId))).returning({ userId: j.userId });
    if (gone.length > 0) await recordAct(ctx, tx, { action: "organisation.join_request_withdrawn", subjectType: "organisation", subjectId: organisationId });
  });
}
