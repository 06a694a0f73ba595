import { and, eq, isNotNull, isNull } from "drizzle-orm";
import { newId } from "#app/lib/id.ts";
import { recordAct } from "../audit.server.ts";
import type { Context } from "../context.ts";
import { forbidden } from "../errors.ts";
import { queueMail } from "../mail/queue-mail.server.ts";
import { done, refused, type Result } from "../result.ts";
import { emailKey } from "./schema.ts";
import { endSessions } from "./void-links.server.ts";

/**
 * Takes the second factor off an account whose owner has lost the phone and the recovery codes. Only who runs the platform
 * may (the command line), after making sure of who asks. All sessions end, and the owner is told by mail.
 */
export async function takeOffSecondFactor(ctx: Context, email: string): Promise<Result<null, "account_unknown" | "second_factor_is_off">> {
  if (ctx.actor.kind !== "system") throw forbidden();
  const { users, recoveryCodes } = ctx.tables;
  return ctx.write(async (tx): Promise<Result<null, "account_unknown" | "second_factor_is_off">> => {
    const [known] = await tx.select({ id: users.id }).from(users).where(and(eq(users.emailKey, emailKey(email)), isNull(users.deletedAt)));
    if (!known) return refused("account_unknown");
    const [user] = await tx.update(users).set({ totpSecret: null, totpConfirmedAt: null, totpLastStep: null }).where(and(eq(users.id, known.id), isNotNull(users.totpConfirmedAt))).returning({ id: users.id, email: users.email, name: users.name, locale: users.locale });
    if (!user) return refused("second_factor_is_off");
    await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, user.id));
    await endSessions(ctx, tx, user.id, null);
    await recordAct(ctx, tx, { action: "account.second_factor_taken_off", subjectType: "user", subjectId: user.id });
    await queueMail(ctx, tx, { kind: "second_factor_off", to: user.email, locale: user.locale, payload: { name: user.name }, dedupeKey: `second-factor-off:${newId()}` });
    return done(null);
  });
}
