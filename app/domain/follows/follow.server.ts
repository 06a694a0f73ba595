import { count, eq, sql } from "drizzle-orm";
import { recordAct } from "../audit.server.ts";
import type { Context } from "../context.ts";
import { forbidden, notFound } from "../errors.ts";
import { takeTry } from "../rate-limits/take-try.server.ts";
import { done, refused, type Result } from "../result.ts";
import { findSubject } from "./find-subject.server.ts";
import { mostFollows, type FollowInput } from "./schema.ts";

/** Follows something; doing it again changes nothing. Throws `not_found` for what the public does not see. What one follows is private, so the audit trail has it under the person. */
export async function follow(ctx: Context, { subject, id }: FollowInput): Promise<Result<null, "follows_full">> {
  if (ctx.actor.kind !== "person") throw forbidden();
  const userId = ctx.actor.id;
  await takeTry(ctx, "followPerPerson", userId);
  if (!(await findSubject(ctx, { subject, id }))) throw notFound();
  const { users, follows } = ctx.tables;
  return ctx.write(async (tx) => {
    // Holds the account, so that two at once are counted one after the other.
    await tx.update(users).set({ version: sql`${users.version}` }).where(eq(users.id, userId));
    const [number] = await tx.select({ count: count() }).from(follows).where(eq(follows.userId, userId));
    if (number!.count >= mostFollows) return refused("follows_full");
    const added = await tx.insert(follows).values({ userId, subject, subjectId: id, createdAt: ctx.now }).onConflictDoNothing().returning({ id: follows.subjectId });
    if (added.length > 0) await recordAct(ctx, tx, { action: "account.followed", subjectType: "user", subjectId: userId, data: { subject, id } });
    return done(null);
  });
}
