import { and, eq, gt, isNull, ne, sql } from "drizzle-orm";
import { isUniqueViolation } from "#db/errors.ts";
import type { WriteHandle } from "#db/store.ts";
import { newId } from "#app/lib/id.ts";
import { hashToken } from "#app/lib/token.ts";
import { recordAct } from "../audit.server.ts";
import type { Context } from "../context.ts";
import { queueMail } from "../mail/queue-mail.server.ts";
import { done, refused, type Result } from "../result.ts";
import { tellHolder } from "./request-email-change.server.ts";
import { emailKey } from "./schema.ts";
import { endSessions, voidLinks } from "./void-links.server.ts";

function isOpen(ctx: Context, token: string) {
  const { emailTokens } = ctx.tables;
  return and(eq(emailTokens.id, hashToken(token)), eq(emailTokens.purpose, "change_email"), isNull(emailTokens.usedAt), gt(emailTokens.expiresAt, ctx.now));
}

/** The address that a link would give an account, so that its receiver sees what the button does; null when the link is spent. */
export async function findEmailChange(ctx: Context, token: string): Promise<{ email: string } | null> {
  const { emailTokens } = ctx.tables;
  const [row] = await ctx.read.select({ data: emailTokens.data }).from(emailTokens).where(isOpen(ctx, token));
  return row?.data?.email ? { email: row.data.email } : null;
}

/**
 * Gives the account the address that the link was sent to. Both addresses are told, all other links are void, and all
 * sessions end but that of the owner's own browser when the link is followed there. An address that became another
 * account's meanwhile changes nothing, and reads like a spent link.
 */
export async function confirmEmailChange(ctx: Context, sessionId: string | null, token: string): Promise<Result<{ userId: string }, "link_spent">> {
  try {
    return await ctx.write((tx) => change(ctx, tx, sessionId, token));
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    await giveUp(ctx, token);
    return refused("link_spent");
  }
}

async function change(ctx: Context, tx: WriteHandle, sessionId: string | null, token: string): Promise<Result<{ userId: string }, "link_spent">> {
  const { users, emailTokens } = ctx.tables;
  const [link] = await tx.update(emailTokens).set({ usedAt: ctx.now }).where(isOpen(ctx, token)).returning({ userId: emailTokens.userId, data: emailTokens.data });
  const email = link?.data?.email;
  if (!link || !email) return refused("link_spent");
  const [before] = await tx.select({ email: users.email, name: users.name, locale: users.locale }).from(users).where(and(eq(users.id, link.userId), isNull(users.deletedAt)));
  if (!before) return refused("link_spent");
  await tx.update(users).set({ email, emailKey: emailKey(email), emailVerifiedAt: ctx.now, version: sql`${users.version} + 1` }).where(eq(users.id, link.userId));
  await tx.update(emailTokens).set({ usedAt: ctx.now }).where(and(eq(emailTokens.userId, link.userId), eq(emailTokens.purpose, "verify_email"), isNull(emailTokens.usedAt)));
  await voidLinks(ctx, tx, link.userId);
  const isOwn = ctx.actor.kind === "person" && ctx.actor.id === link.userId;
  const ended = await endSessions(ctx, tx, link.userId, isOwn ? sessionId : null);
  await recordAct(ctx, tx, { action: "account.email_changed", subjectType: "user", subjectId: link.userId, data: { sessionsEnded: ended } });
  const id = newId();
  for (const to of [before.email, email]) await queueMail(ctx, tx, { kind: "email_changed", to, locale: before.locale, payload: { name: before.name, email }, dedupeKey: `email-changed:${id}:${to === email ? "new" : "old"}` });
  return done({ userId: link.userId });
}

/** Voids a link whose address became another account's, and tells its owner. */
async function giveUp(ctx: Context, token: string) {
  const { users, emailTokens } = ctx.tables;
  await ctx.write(async (tx) => {
    const [link] = await tx.update(emailTokens).set({ usedAt: ctx.now }).where(isOpen(ctx, token)).returning({ userId: emailTokens.userId, data: emailTokens.data });
    if (!link?.data?.email) return;
    const [other] = await tx.select({ id: users.id, email: users.email, name: users.name, locale: users.locale }).from(users).where(and(eq(users.emailKey, emailKey(link.data.email)), ne(users.id, link.userId)));
    if (other) await tellHolder(ctx, tx, other);
    await recordAct(ctx, tx, { action: "account.email_change_failed", subjectType: "user", subjectId: link.userId });
  });
}
