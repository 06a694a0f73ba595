import { and, eq } from "drizzle-orm";
import { checkPassword } from "../accounts/password.server.ts";
import type { Context } from "../context.ts";
import { forbidden } from "../errors.ts";
import { takeTry } from "../rate-limits/take-try.server.ts";
import { done, refused, type Result } from "../result.ts";
import { isFresh } from "./policy.ts";

/** What shows that it is the owner who is at the browser: the session, when it began a moment ago, or the password. */
export type OwnerProof = { sessionId: string | null; password: string };

export type ProofProblem = "password_missing" | "identity_password_wrong" | "sign_in_again";

/** Whether the signed-in person's session began so short a while ago that no further proof is asked for. */
export async function isSessionFresh(ctx: Context, sessionId: string | null): Promise<boolean> {
  if (ctx.actor.kind !== "person" || sessionId === null) return false;
  const { sessions } = ctx.tables;
  const [row] = await ctx.read.select({ createdAt: sessions.createdAt }).from(sessions).where(and(eq(sessions.id, sessionId), eq(sessions.userId, ctx.actor.id)));
  return isFresh(row?.createdAt ?? null, ctx.now);
}

/** Refused when neither the session is fresh nor the password right; who has no password must sign in again. */
export async function proveOwner(ctx: Context, { sessionId, password }: OwnerProof): Promise<Result<null, ProofProblem>> {
  const { actor } = ctx;
  if (actor.kind !== "person") throw forbidden();
  if (await isSessionFresh(ctx, sessionId)) return done(null);
  const { users } = ctx.tables;
  const [user] = await ctx.read.select({ passwordHash: users.passwordHash }).from(users).where(eq(users.id, actor.id));
  if (!user?.passwordHash) return refused("sign_in_again");
  if (password === "") return refused("password_missing");
  await takeTry(ctx, "identityProofPerPerson", actor.id);
  return (await checkPassword(user.passwordHash, password)) ? done(null) : refused("identity_password_wrong");
}
