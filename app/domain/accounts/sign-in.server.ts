import { and, eq, isNull } from "drizzle-orm";
import { hashToken } from "#app/lib/token.ts";
import { recordAct } from "../audit.server.ts";
import type { Context } from "../context.ts";
import { forgetWaits, takeTurn } from "../rate-limits/growing-wait.server.ts";
import { giveBackTry, takeTry } from "../rate-limits/take-try.server.ts";
import { done, refused, type Result } from "../result.ts";
import { checkPassword } from "./password.server.ts";
import { emailKey } from "./schema.ts";

export type SignInResult = Result<{ userId: string }, "credentials_wrong"> | { ok: false; reason: "wait"; seconds: number };

/**
 * Whose e-mail address and password these are. It takes the same time, and says the same, whether the address or the
 * password is wrong. Every try is counted before it is made, so many at once get no further than one after another; those
 * that succeed are taken off again. `knownPeople` are those who signed in here before: in their own browsers the tries of
 * strangers on all the world's addresses do not keep them out.
 */
export async function authenticate(ctx: Context, input: { email: string; password: string }, knownPeople: readonly string[] = []): Promise<SignInResult> {
  const account = hashToken(emailKey(input.email));
  const here = signInWait(ctx, input.email);
  await takeTry(ctx, "signInPerNetwork", ctx.network);
  await takeTry(ctx, "signInPerAddress", ctx.address);
  const seconds = await takeTurn(ctx, "signIn", here.who);
  if (seconds > 0) return { ok: false, reason: "wait", seconds };
  const { users } = ctx.tables;
  const [user] = await ctx.read.select({ id: users.id, passwordHash: users.passwordHash, secondFactorAt: users.totpConfirmedAt }).from(users).where(and(eq(users.emailKey, emailKey(input.email)), isNull(users.deletedAt)));
  const isKnown = user !== undefined && knownPeople.includes(user.id);
  if (!isKnown) await takeTry(ctx, "signInPerAccount", account);
  const matches = await checkPassword(user?.passwordHash ?? null, input.password);
  if (!user || !matches) {
    await ctx.write((tx) => recordAct(ctx, tx, { action: "account.sign_in_failed", subjectType: "user", subjectId: user?.id ?? "unknown" }));
    return refused("credentials_wrong");
  }
  await ctx.write(async (tx) => {
    await recordAct(ctx, tx, { action: user.secondFactorAt ? "account.first_factor_shown" : "account.signed_in", subjectType: "user", subjectId: user.id });
    await forgetWaits(ctx, tx, [here]);
    await giveBackTry(ctx, tx, "signInPerNetwork", ctx.network);
    await giveBackTry(ctx, tx, "signInPerAddress", ctx.address);
    if (!isKnown) await giveBackTry(ctx, tx, "signInPerAccount", account);
  });
  return done({ userId: user.id });
}

/** Under what the wrong tries at an account from this address are counted. */
export function signInWait(ctx: Context, email: string) {
  return { name: "signIn", who: hashToken(`${emailKey(email)}\n${ctx.address}`) } as const;
}
