import { and, eq } from "drizzle-orm";
import { newId } from "#app/lib/id.ts";
import { recordAct } from "../audit.server.ts";
import type { Context } from "../context.ts";
import { queueMail } from "../mail/queue-mail.server.ts";
import { done, refused, type Result } from "../result.ts";
import { loadOwnAccount } from "./load-own-account.server.ts";
import { findPasswordProblem, hashPassword, type PasswordProblem } from "./password.server.ts";
import { ownWordsOf } from "./own-words.server.ts";
import { proveSelf, type ProofProblem } from "./prove-self.server.ts";
import { endSessions, voidLinks } from "./void-links.server.ts";

/**
 * Changes one's own password, for the one there was. All other sessions end, links that were mailed are void, and the
 * owner is told. An account without a password gets one by a link (`requestPasswordReset`).
 */
export async function changePassword(ctx: Context, change: { sessionId: string | null; password: string; newPassword: string }): Promise<Result<null, ProofProblem | PasswordProblem | "password_by_link">> {
  const account = await loadOwnAccount(ctx);
  if (account.passwordHash === "") return refused("password_by_link");
  const proven = await proveSelf(ctx, account, { sessionId: change.sessionId, password: change.password, freshIsEnough: false });
  if (!proven.ok) return proven;
  const problem = await findPasswordProblem(change.newPassword, await ownWordsOf(ctx, account));
  if (problem) return refused(problem);
  const passwordHash = await hashPassword(change.newPassword);
  const { users } = ctx.tables;
  return ctx.write(async (tx) => {
    // Only in the place of the password that was shown: a reset at this moment wins.
    const rows = await tx.update(users).set({ passwordHash }).where(and(eq(users.id, account.id), eq(users.passwordHash, account.passwordHash))).returning({ id: users.id });
    if (rows.length === 0) return refused("password_wrong");
    await voidLinks(ctx, tx, account.id);
    const ended = await endSessions(ctx, tx, account.id, change.sessionId);
    await recordAct(ctx, tx, { action: "account.password_changed", subjectType: "user", subjectId: account.id, data: { sessionsEnded: ended } });
    await queueMail(ctx, tx, { kind: "password_changed", to: account.email, locale: account.locale, payload: { name: account.name }, dedupeKey: `password-changed:${newId()}` });
    return done(null);
  });
}
