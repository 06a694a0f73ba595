import { eq } from "drizzle-orm";
import type { WriteHandle } from "#db/store.ts";
import type { Locale } from "#db/values.ts";
import { hashToken, newToken } from "#app/lib/token.ts";
import type { Context } from "../context.ts";
import { forbidden } from "../errors.ts";
import { queueMail } from "../mail/queue-mail.server.ts";
import { takeTry } from "../rate-limits/take-try.server.ts";

const hoursValid = 48;

/** Makes a link that confirms the account's address, in this browser or with the password (see `verifyEmail`), and queues the mail with it, inside the caller's transaction. */
export async function queueVerification(ctx: Context, tx: WriteHandle, user: { id: string; email: string; name: string; locale: Locale; returnTo?: string }): Promise<void> {
  const token = newToken();
  await tx.insert(ctx.tables.emailTokens).values({ id: hashToken(token), userId: user.id, purpose: "verify_email", expiresAt: new Date(ctx.now.getTime() + hoursValid * 3600 * 1000), data: { browser: ctx.browser } });
  await queueMail(ctx, tx, { kind: "verify_email", to: user.email, locale: user.locale, payload: { name: user.name, token, returnTo: user.returnTo ?? "" }, dedupeKey: `verify:${hashToken(token)}` });
}

/** Sends the signed-in person a new link to confirm the address. */
export async function sendVerification(ctx: Context, returnTo: string): Promise<void> {
  if (ctx.actor.kind !== "person") throw forbidden();
  const { id } = ctx.actor;
  await takeTry(ctx, "mailPerPerson", id);
  const { users } = ctx.tables;
  const [user] = await ctx.read.select({ email: users.email, name: users.name, verifiedAt: users.emailVerifiedAt }).from(users).where(eq(users.id, id));
  if (!user || user.verifiedAt) return;
  await ctx.write((tx) => queueVerification(ctx, tx, { id, email: user.email, name: user.name, locale: ctx.locale, returnTo }));
}
