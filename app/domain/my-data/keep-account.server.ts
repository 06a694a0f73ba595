import { and, eq, isNotNull, isNull, sql } from "drizzle-orm";
import { recordAct } from "../audit.server.ts";
import type { Context } from "../context.ts";
import { queueMail } from "../mail/queue-mail.server.ts";
import { requirePerson } from "./require-person.ts";

/** Keeps the actor's account after all. Nothing happens to one that is not going to be deleted. */
export async function keepAccount(ctx: Context): Promise<void> {
  const { id } = requirePerson(ctx);
  const { users } = ctx.tables;
  await ctx.write(async (tx) => {
    const [user] = await tx.update(users).set({ deletionRequestedAt: null, deletionDueAt: null, version: sql`${users.version} + 1` }).where(and(eq(users.id, id), isNotNull(users.deletionDueAt), isNull(users.deletedAt)))
      .returning({ email: users.email, name: users.name, locale: users.locale });
    if (!user) return;
    await recordAct(ctx, tx, { action: "account.deletion_cancelled", subjectType: "user", subjectId: id });
    await queueMail(ctx, tx, { kind: "deletion_cancelled", to: user.email, locale: user.locale, payload: { name: user.name }, dedupeKey: `deletion-cancelled:${id}:${ctx.now.getTime()}` });
  });
}
