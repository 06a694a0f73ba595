import { and, eq } from "drizzle-orm";
import { recordAct } from "../audit.server.ts";
import type { Context } from "../context.ts";
import { forbidden } from "../errors.ts";
import { endSessions } from "./void-links.server.ts";

/** Ends one of one's own sessions, such as that of a computer left behind. One that has ended already is no error. */
export async function endSession(ctx: Context, id: string): Promise<void> {
  if (ctx.actor.kind !== "person") throw forbidden();
  const userId = ctx.actor.id;
  const { sessions } = ctx.tables;
  await ctx.write(async (tx) => {
    const ended = await tx.delete(sessions).where(and(eq(sessions.id, id), eq(sessions.userId, userId))).returning({ id: sessions.id });
    if (ended.length > 0) await recordAct(ctx, tx, { action: "account.session_ended", subjectType: "user", subjectId: userId });
  });
}

/** Ends all of one's own sessions but this one. */
export async function endOtherSessions(ctx: Context, sessionId: string | null): Promise<void> {
  if (ctx.actor.kind !== "person") throw forbidden();
  const { id } = ctx.actor;
  await ctx.write(async (tx) => {
    const ended = await endSessions(ctx, tx, id, sessionId);
    await recordAct(ctx, tx, { action: "account.other_sessions_ended", subjectType: "user", subjectId: id, data: { sessionsEnded: ended } });
  });
}
