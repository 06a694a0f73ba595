import { and, eq, isNull, ne } from "drizzle-orm";
import type { WriteHandle } from "#db/store.ts";
import { hashToken, newToken } from "#app/lib/token.ts";
import { recordAct } from "../audit.server.ts";
import type { Context } from "../context.ts";
import { queueMail } from "../mail/queue-mail.server.ts";
import { takeTry } from "../rate-limits/take-try.server.ts";
import { done, refused, type Result } from "../result.ts";
import { loadOwnAccount } from "./load-own-account.server.ts";
import { proveSelf, type ProofProblem } from "./prove-self.server.ts";
import { emailKey } from "./schema.ts";

const hoursValid = 48;

/**
 * Asks for another e-mail address: a link goes to the new one, and word of it to the old one. Nothing changes until the
 * link is followed. Where the address is another account's, its owner is told instead and the answer is the same: nobody
 * learns who has an account. Asking again voids the link before.
 */
export async function requestEmailChange(ctx: Context, change: { sessionId: string | null; password: string; email: string }): Promise<Result<null, ProofProblem | "email_same">> {
  const account = await loadOwnAccount(ctx);
  if (change.email === account.email) return refused("email_same");
  const proven = await proveSelf(ctx, account, { ...change, freshIsEnough: false });
  if (!proven.ok) return proven;
  await takeTry(ctx, "emailChangePerPerson", account.id);
  const { users, emailTokens } = ctx.tables;
  const [other] = await ctx.read.select({ id: users.id, email: users.email, name: users.name, locale: users.locale }).from(users).where(and(eq(users.emailKey, emailKey(change.email)), ne(users.id, account.id)));
  const token = newToken();
  await ctx.write(async (tx) => {
    await tx.update(emailTokens).set({ usedAt: ctx.now }).where(and(eq(emailTokens.userId, account.id), eq(emailTokens.purpose, "change_email"), isNull(emailTokens.usedAt)));
    await recordAct(ctx, tx, { action: "account.email_change_asked", subjectType: "user", subjectId: account.id });
    await queueMail(ctx, tx, { kind: "email_change_notice", to: account.email, locale: account.locale, payload: { name: account.name, email: change.email }, dedupeKey: `email-notice:${hashToken(token)}` });
    if (other) return tellHolder(ctx, tx, other);
    await tx.insert(emailTokens).values({ id: hashToken(token), userId: account.id, purpose: "change_email", expiresAt: new Date(ctx.now.getTime() + hoursValid * 3600 * 1000), data: { email: change.email } });
    await queueMail(ctx, tx, { kind: "email_change_confirm", to: change.email, locale: account.locale, payload: { name: account.name, token }, dedupeKey: `email-confirm:${hashToken(token)}` });
  });
  return done(null);
}

/** Whoever has an address that somebody wants to use learns of it, and how to sign in; at most once a day. */
export async function tellHolder(ctx: Context, tx: WriteHandle, holder: { id: string; email: string; name: string; locale: "da" | "en" }): Promise<void> {
  await queueMail(ctx, tx, { kind: "already_registered", to: holder.email, locale: holder.locale, payload: { name: holder.name }, dedupeKey: `again:${holder.id}:${ctx.now.toISOString().slice(0, 10)}` });
}
