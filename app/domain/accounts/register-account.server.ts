import { and, eq, isNull } from "drizzle-orm";
import { isUniqueViolation } from "#db/errors.ts";
import type { WriteHandle } from "#db/store.ts";
import { newId } from "#app/lib/id.ts";
import { forgetOtherProofs } from "./forget-other-proofs.server.ts";
import { newNeutralCode } from "./neutral-code.ts";
import { recordAct } from "../audit.server.ts";
import type { Context } from "../context.ts";
import { takeTry } from "../rate-limits/take-try.server.ts";
import { done, refused, type Result } from "../result.ts";
import { findPasswordProblem, hashPassword, type PasswordProblem } from "./password.server.ts";
import { tellHolder } from "./request-email-change.server.ts";
import { emailKey, type SignUp } from "./schema.ts";
import { queueVerification } from "./send-verification.server.ts";

/**
 * Makes an account and mails a link that confirms the address. The answer is the same when the address already has an
 * account; then its owner is told by mail. Refused only for a password that is too short, too long or too common.
 */
export async function registerAccount(ctx: Context, input: SignUp, returnTo: string): Promise<Result<null, PasswordProblem>> {
  await takeTry(ctx, "signUpPerNetwork", ctx.network);
  await takeTry(ctx, "signUpPerAddress", ctx.address);
  const problem = await findPasswordProblem(input.password, [input.email, input.name, ..."organisationName" in input ? [input.organisationName] : []]);
  if (problem) return refused(problem);
  await openAccount(ctx, input, await hashPassword(input.password), returnTo);
  return done(null);
}

/** What else is written about a new account, in the transaction that makes it. It must not break a unique index. */
type Also = (tx: WriteHandle, userId: string) => Promise<void>;

/** The same for a password that is hashed already, or none (""). An address that has a confirmed account is left alone, and its owner told. */
export async function openAccount(ctx: Context, input: SignUp, passwordHash: string, returnTo: string, also: Also = () => Promise.resolve()): Promise<void> {
  try {
    await ctx.write((tx) => insertAccount(ctx, tx, input, passwordHash, returnTo, also));
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    if (!(await renewUnverified(ctx, input, passwordHash, returnTo, also))) await tellOwner(ctx, input.email);
  }
}

async function insertAccount(ctx: Context, tx: WriteHandle, input: SignUp, passwordHash: string, returnTo: string, also: Also) {
  const { users, organisations, memberships } = ctx.tables;
  const id = newId();
  const organisationId = input.participantType === "citizen" ? null : newId();
  if (organisationId && input.participantType !== "citizen") await tx.insert(organisations).values({ id: organisationId, name: input.organisationName, type: input.participantType, cvr: input.cvr, createdAt: ctx.now });
  await tx.insert(users).values({
    id, email: input.email, emailKey: emailKey(input.email), name: input.name, passwordHash, participantType: input.participantType, organisationId,
    display: displayFor(input),
    neutralCode: newNeutralCode(), locale: ctx.locale, createdAt: ctx.now,
  });
  if (organisationId) await tx.insert(memberships).values({ organisationId, userId: id, role: "representative", createdAt: ctx.now });
  await recordAct(ctx, tx, { action: "account.registered", subjectType: "user", subjectId: id, data: { participantType: input.participantType, organisationId } });
  await also(tx, id);
  await queueVerification(ctx, tx, { id, email: input.email, name: input.name, locale: ctx.locale, returnTo });
}

/**
 * Signing up again with an address that nobody has confirmed begins anew: what the first one entered, password and all,
 * is gone and its links, connected logins and second factor are void. So nobody can prepare an account on another's address and have the owner confirm it.
 */
async function renewUnverified(ctx: Context, input: SignUp, passwordHash: string, returnTo: string, also: Also): Promise<boolean> {
  const { users, emailTokens, organisations, memberships, sessions } = ctx.tables;
  return ctx.write(async (tx) => {
    let organisationId: string | null = null;
    if (input.participantType !== "citizen") {
      organisationId = newId();
      await tx.insert(organisations).values({ id: organisationId, name: input.organisationName, type: input.participantType, cvr: input.cvr, createdAt: ctx.now });
    }
    const [user] = await tx.update(users).set({ name: input.name, passwordHash, participantType: input.participantType, organisationId, display: displayFor(input), locale: ctx.locale })
      .where(and(eq(users.emailKey, emailKey(input.email)), isNull(users.emailVerifiedAt))).returning({ id: users.id, email: users.email });
    if (!user) {
      if (organisationId) await tx.delete(organisations).where(eq(organisations.id, organisationId));
      return false;
    }
    await tx.update(emailTokens).set({ usedAt: ctx.now }).where(and(eq(emailTokens.userId, user.id), isNull(emailTokens.usedAt)));
    await forgetOtherProofs(ctx, tx, user.id);
    await tx.delete(sessions).where(eq(sessions.userId, user.id));
    // The organisation that the first one claimed stays as a claim without members.
    await tx.delete(memberships).where(eq(memberships.userId, user.id));
    if (organisationId) await tx.insert(memberships).values({ organisationId, userId: user.id, role: "representative", createdAt: ctx.now });
    await recordAct(ctx, tx, { action: "account.registered_anew", subjectType: "user", subjectId: user.id, data: { participantType: input.participantType, organisationId } });
    await also(tx, user.id);
    await queueVerification(ctx, tx, { id: user.id, email: user.email, name: input.name, locale: ctx.locale, returnTo });
    return true;
  });
}

function displayFor(input: SignUp) {
  return input.participantType === "citizen" && input.display === "organisation" ? "name" : input.display;
}

/** The owner of the address learns that somebody tried, and how to sign in; at most once a day. */
async function tellOwner(ctx: Context, email: string) {
  const { users } = ctx.tables;
  const [user] = await ctx.read.select({ id: users.id, email: users.email, name: users.name, locale: users.locale }).from(users).where(eq(users.emailKey, emailKey(email)));
  if (!user) return;
  await ctx.write(async (tx) => {
    await recordAct(ctx, tx, { action: "account.registered_again", subjectType: "user", subjectId: user.id });
    await tellHolder(ctx, tx, user);
  });
}
