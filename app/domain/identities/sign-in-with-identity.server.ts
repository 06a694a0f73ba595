import { and, eq, isNull } from "drizzle-orm";
import { recordAct } from "../audit.server.ts";
import type { Context } from "../context.ts";
import { done, refused, type Result } from "../result.ts";
import { isAtLeast, mayComeIn } from "./policy.ts";
import type { AskedLevels, Identity } from "./schema.ts";

/**
 * Whose account this login opens, and whether it was sure enough to stand for the second factor. What the provider says
 * now replaces what it said before. Refused: below the level asked for, or of an account that is not there.
 */
export async function signInWithIdentity(ctx: Context, identity: Identity, { minimumLevel, staffLevel }: AskedLevels): Promise<Result<{ userId: string; secondFactor: boolean }, "level_low" | "level_low_staff" | "identity_unknown">> {
  const { identities, users, roleGrants } = ctx.tables;
  const { provider, issuer, subject, level, kind, cvr } = identity;
  return ctx.write(async (tx) => {
    const [row] = await tx.select({ id: identities.id, userId: identities.userId, role: roleGrants.role }).from(identities).innerJoin(users, eq(users.id, identities.userId)).leftJoin(roleGrants, eq(roleGrants.userId, users.id))
      .where(and(eq(identities.issuer, issuer), eq(identities.subject, subject), isNull(users.deletedAt))).limit(1);
    const refuse = async <Reason extends string>(reason: Reason) => {
      await recordAct(ctx, tx, { action: "identity.refused", subjectType: "user", subjectId: row?.userId ?? "unknown", data: { provider, level, reason } });
      return refused(reason);
    };
    if (!isAtLeast(level, minimumLevel)) return refuse("level_low");
    if (!row) return refused("identity_unknown");
    if (!mayComeIn(level, { hasRole: row.role !== null, staffLevel })) return refuse("level_low_staff");
    await tx.update(identities).set({ provider, level, kind, cvr, lastUsedAt: ctx.now }).where(eq(identities.id, row.id));
    await recordAct(ctx, tx, { action: "identity.signed_in", subjectType: "user", subjectId: row.userId, data: { provider, level, kind } });
    return done({ userId: row.userId, secondFactor: isAtLeast(level, staffLevel) });
  });
}
