import { and, eq, gt } from "drizzle-orm";
import type { Context } from "../context.ts";
import { DomainError } from "../errors.ts";
import { forgetWaits, takeTurn } from "../rate-limits/growing-wait.server.ts";
import { done, refused, type Result } from "../result.ts";
import type { OwnAccount } from "./load-own-account.server.ts";
import { checkPassword } from "./password.server.ts";

/** For how long having signed in says that it is still the owner who sits there, in milliseconds. */
const freshFor = 10 * 60 * 1000;

export type ProofProblem = "password_missing" | "password_wrong" | "sign_in_again" | "demo_shared";

/** Whether this session began less than ten minutes ago. */
export async function isFreshSession(ctx: Context, sessionId: string | null): Promise<boolean> {
  if (sessionId === null || ctx.actor.kind !== "person") return false;
  const { sessions: s } = ctx.tables;
  const rows = await ctx.read.select({ id: s.id }).from(s).where(and(eq(s.id, sessionId), eq(s.userId, ctx.actor.id), gt(s.createdAt, new Date(ctx.now.getTime() - freshFor))));
  return rows.length > 0;
}

/**
 * Before what changes how one signs in: whether it is the owner who asks, by the password. Where `freshIsEnough`, or where
 * the account has no password, by having signed in just now. Invented people belong to everybody, so nobody can shut the
 * others out of them. Throws too_many after wrong passwords, for longer each time.
 */
export async function proveSelf(ctx: Context, account: OwnAccount, proof: { sessionId: string | null; password: string; freshIsEnough: boolean }): Promise<Result<null, ProofProblem>> {
  if (account.isDemo) return refused("demo_shared");
  const hasPassword = account.passwordHash !== "";
  if ((proof.freshIsEnough || !hasPassword) && (await isFreshSession(ctx, proof.sessionId))) return done(null);
  if (!hasPassword) return refused("sign_in_again");
  if (proof.password === "") return refused("password_missing");
  const wait = await takeTurn(ctx, "ownPassword", account.id);
  if (wait > 0) throw new DomainError("too_many", { retryAfter: wait });
  if (!(await checkPassword(account.passwordHash, proof.password))) return refused("password_wrong");
  await ctx.write((tx) => forgetWaits(ctx, tx, [{ name: "ownPassword", who: account.id }]));
  return done(null);
}
