import { eq } from "drizzle-orm";
import { recordAct } from "../audit.server.ts";
import type { Context } from "../context.ts";
import { forbidden, notFound } from "../errors.ts";
import { done, refused, type Result } from "../result.ts";

/** Takes a login away from the signed-in person's account. Refused when it is the only way in: there is no password and no other login. */
export async function disconnectIdentity(ctx: Context, identityId: string): Promise<Result<{ provider: string }, "identity_last">> {
  const { actor } = ctx;
  if (actor.kind !== "person") throw forbidden();
  const { identities, users } = ctx.tables;
  return ctx.write(async (tx) => {
    // The row of the account is held, so that two logins that are taken away at once cannot each count on the other.
    const [user] = await tx.update(users).set({ lastSeenAt: ctx.now }).where(eq(users.id, actor.id)).returning({ passwordHash: users.passwordHash });
    const all = await tx.select({ id: identities.id, provider: identities.provider }).from(identities).where(eq(identities.userId, actor.id));
    const found = all.find(({ id }) => id === identityId);
    if (!user || !found) throw notFound();
    if (user.passwordHash === "" && all.length === 1) return refused("identity_last");
    await tx.delete(identities).where(eq(identities.id, identityId));
    await recordAct(ctx, tx, { action: "identity.unlinked", subjectType: "user", subjectId: actor.id, data: { provider: found.provider } });
    return done({ provider: found.provider });
  });
}
