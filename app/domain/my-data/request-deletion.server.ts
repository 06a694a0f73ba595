import { and, eq, isNull, ne, sql } from "drizzle-orm";
import { isLastAdmin } from "../accounts/hold-admins.server.ts";
import { loadOwnAccount } from "../accounts/load-own-account.server.ts";
import { proveSelf, type ProofProblem } from "../accounts/prove-self.server.ts";
import { recordAct } from "../audit.server.ts";
import type { Context } from "../context.ts";
import { queueMail } from "../mail/queue-mail.server.ts";
import { done, refused, type Result } from "../result.ts";
import { findOrphaned, holdRepresented } from "./find-orphaned.server.ts";
import { getDeletionOutlook } from "./get-deletion-outlook.server.ts";
import { deletionDue, type DeletionRefusal } from "./policy.ts";

/**
 * Asks for the deletion of the actor's account: it is carried out after a time in which it can be kept after all. All
 * other sessions end, and a mail says so. It takes the password; who has none needs a session that has just begun.
 * Asking twice leaves the first date as it is.
 */
export async function requestDeletion(ctx: Context, input: { password: string; sessionId: string | null }): Promise<Result<{ dueAt: Date }, DeletionRefusal | ProofProblem>> {
  const account = await loadOwnAccount(ctx);
  const { id } = account;
  const { refusal } = await getDeletionOutlook(ctx, input.sessionId);
  if (refusal) return refused(refusal);
  const proof = await proveSelf(ctx, account, { ...input, freshIsEnough: false });
  if (!proof.ok) return proof;
  const { users, sessions } = ctx.tables;
  const dueAt = deletionDue(ctx.now);
  return ctx.write(async (tx) => {
    // Asked again where nobody else can change it meanwhile: two admins may be about to leave at once.
    if (await isLastAdmin(ctx, tx, id)) return refused("last_admin");
    await holdRepresented(ctx, tx, id);
    if ((await findOrphaned(ctx, tx, id)).length > 0) return refused("last_representative");
    const [user] = await tx.update(users).set({ deletionRequestedAt: ctx.now, deletionDueAt: dueAt, version: sql`${users.version} + 1` }).where(and(eq(users.id, id), isNull(users.deletionDueAt), isNull(users.deletedAt)))
      .returning({ email: users.email, name: users.name, locale: users.locale });
    await tx.delete(sessions).where(and(eq(sessions.userId, id), ne(sessions.id, input.sessionId ?? "")));
    if (!user) {
      const [before] = await tx.select({ dueAt: users.deletionDueAt }).from(users).where(eq(users.id, id));
      return done({ dueAt: before?.dueAt ?? dueAt });
    }
    await recordAct(ctx, tx, { action: "account.deletion_requested", subjectType: "user", subjectId: id, data: { dueAt: dueAt.toISOString() } });
    await queueMail(ctx, tx, { kind: "deletion_planned", to: user.email, locale: user.locale, payload: { name: user.name, date: dueAt.toISOString() }, dedupeKey: `deletion-planned:${id}:${ctx.now.getTime()}` });
    return done({ dueAt });
  });
}
