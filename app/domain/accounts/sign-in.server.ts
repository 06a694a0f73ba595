import { eq } from "drizzle-orm";
import { hashToken } from "#app/lib/token.ts";
import { recordAct } from "../audit.server.ts";
import type { Context } from "../context.ts";
import { requireTryLeft, takeTry } from "../rate-limits/take-try.server.ts";
import { done, refused, type Result } from "../result.ts";
import { checkPassword } from "./password.server.ts";
import { emailKey } from "./schema.ts";

/** Whose e-mail address and password these are. It takes the same time, and says the same, whether the address or the password is wrong. */
export async function authenticate(ctx: Context, input: { email: string; password: string }): Promise<Result<{ userId: string }, "credentials_wrong">> {
  const key = emailKey(input.email);
  await takeTry(ctx, "signInPerAddress", ctx.address);
  // Counted per account and network, and only when wrong: a stranger's tries do not lock the owner out.
  const who = hashToken(`${key}\n${ctx.address}`);
  await requireTryLeft(ctx, "signInPerAccount", who);
  const { users } = ctx.tables;
  const [user] = await ctx.read.select({ id: users.id, passwordHash: users.passwordHash }).from(users).where(eq(users.emailKey, key));
  const matches = await checkPassword(user?.passwordHash ?? null, input.password);
  if (!matches) await takeTry(ctx, "signInPerAccount", who);
  await ctx.write((tx) => recordAct(ctx, tx, { action: matches ? "account.signed_in" : "account.sign_in_failed", subjectType: "user", subjectId: user?.id ?? "unknown" }));
  return user && matches ? done({ userId: user.id }) : refused("credentials_wrong");
}
