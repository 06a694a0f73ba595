import { and, eq, inArray, isNull, ne } from "drizzle-orm";
import type { WriteHandle } from "#db/store.ts";
import type { Context } from "../context.ts";

/** Voids the links that were mailed for the account and could still change how one signs in, in the caller's transaction. */
export async function voidLinks(ctx: Context, tx: WriteHandle, userId: string): Promise<void> {
  const { emailTokens } = ctx.tables;
  await tx.update(emailTokens).set({ usedAt: ctx.now }).where(and(eq(emailTokens.userId, userId), isNull(emailTokens.usedAt), inArray(emailTokens.purpose, ["verify_email", "change_email", "reset_password", "link_identity"])));
}

/** Ends the sessions of a person but this one, in the caller's transaction. Null ends all. Answers how many ended. */
export async function endSessions(ctx: Context, tx: WriteHandle, userId: string, exceptId: string | null): Promise<number> {
  const { sessions } = ctx.tables;
  const ended = await tx.delete(sessions).where(and(eq(sessions.userId, userId), ne(sessions.id, exceptId ?? ""))).returning({ id: sessions.id });
  return ended.length;
}
