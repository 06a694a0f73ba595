import { eq } from "drizzle-orm";
import { isUniqueViolation } from "#db/errors.ts";
import type { WriteHandle } from "#db/store.ts";
import { newId } from "#app/lib/id.ts";
import { newNeutralCode } from "./neutral-code.ts";
import { recordAct } from "../audit.server.ts";
import type { Context } from "../context.ts";
import { queueMail } from "../mail/queue-mail.server.ts";
import { takeTry } from "../rate-limits/take-try.server.ts";
import { done, refused, type Result } from "../result.ts";
import { findPasswordProblem, hashPassword, type PasswordProblem } from "./password.server.ts";
import { emailKey, type SignUp } from "./schema.ts";
import { queueVerification } from "./send-verification.server.ts";

/**
 * Makes an account and mails a link that confirms the address. The answer is the same when the address already has an
 * account; then its owner is told by mail. Refused only for a password that is too short, too long or too common.
 */
export async function registerAccount(ctx: Context, input: SignUp, returnTo: string): Promise<Result<null, PasswordProblem>> {
  await takeTry(ctx, "signUpPerAddress", ctx.address);
  const problem = await findPasswordProblem(input.password, [input.email, input.email.split("@")[0]!, input.name]);
  if (problem) return refused(problem);
  const passwordHash = await hashPassword(input.password);
  try {
    await ctx.write((tx) => insertAccount(ctx, tx, input, passwordHash, returnTo));
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    await tellOwner(ctx, input.email);
  }
  return done(null);
}

async function insertAccount(ctx: Context, tx: WriteHandle, input: SignUp, passwordHash: string, returnTo: string) {
  const { users, organisations } = ctx.tables;
  const id = newId();
  let organisationId: string | null = null;
  if (input.participantType !== "citizen") {
    organisationId = newId();
    await tx.insert(organisations).values({ id: organisationId, name: input.organisationName, type: input.participantType, cvr: input.cvr, createdAt: ctx.now });
  }
  await tx.insert(users).values({
    id, email: input.email, emailKey: emailKey(input.email), name: input.name, passwordHash, participantType: input.participantType, organisationId,
    display: input.participantType === "citizen" && input.display === "organisation" ? "name" : input.display,
    neutralCode: newNeutralCode(), locale: ctx.locale, createdAt: ctx.now,
  });
  await recordAct(ctx, tx, { action: "account.registered", subjectType: "user", subjectId: id, data: { participantType: input.participantType, organisationId } });
  await queueVerification(ctx, tx, { id, email: input.email, name: input.name, locale: ctx.locale, returnTo });
}

/** The owner of the address learns that somebody tried, and how to sign in; at most once a day. */
async function tellOwner(ctx: Context, email: string) {
  const { users } = ctx.tables;
  const [user] = await ctx.read.select({ id: users.id, email: users.email, name: users.name, locale: users.locale }).from(users).where(eq(users.emailKey, emailKey(email)));
  if (!user) return;
  await ctx.write(async (tx) => {
    await recordAct(ctx, tx, { action: "account.registered_again", subjectType: "user", subjectId: user.id });
    await queueMail(ctx, tx, { kind: "already_registered", to: user.email, locale: user.locale, payload: { name: user.name }, dedupeKey: `again:${user.id}:${ctx.now.toISOString().slice(0, 10)}` });
  });
}
