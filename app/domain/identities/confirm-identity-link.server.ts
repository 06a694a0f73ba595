import { and, eq, gt, isNull } from "drizzle-orm";
import { hashToken } from "#app/lib/token.ts";
import { recordAct } from "../audit.server.ts";
import type { Context } from "../context.ts";
import { done, refused, type Result } from "../result.ts";
import { attachIdentity, type AttachProblem, type OfferedIdentity } from "./attach-identity.server.ts";
import { isAtLeast, mayConnectByMail } from "./policy.ts";
import { fingerprintOf } from "./request-identity-link.server.ts";
import type { Identity } from "./schema.ts";

/** Whose account the link is for, so that its receiver can see that it is theirs; null when it is spent, or for another login than this browser's. */
export async function findIdentityLink(ctx: Context, token: string, identity: Identity): Promise<{ name: string } | null> {
  const { users, emailTokens } = ctx.tables;
  const [row] = await ctx.read.select({ name: users.name, data: emailTokens.data }).from(emailTokens).innerJoin(users, eq(users.id, emailTokens.userId)).where(and(stillOpen(ctx, token), isNull(users.deletedAt)));
  return row?.data?.identity === fingerprintOf(identity) ? { name: row.name } : null;
}

/** Connects the login of this browser to the account that the link was sent to. A link works once, for half an hour, and for that login alone. */
export async function confirmIdentityLink(ctx: Context, token: string, offer: OfferedIdentity): Promise<Result<{ userId: string; secondFactor: boolean }, "link_spent" | AttachProblem>> {
  const { users, roleGrants, emailTokens } = ctx.tables;
  return ctx.write(async (tx) => {
    const [row] = await tx.select({ userId: users.id, data: emailTokens.data, verifiedAt: users.emailVerifiedAt, totpAt: users.totpConfirmedAt, role: roleGrants.role })
      .from(emailTokens).innerJoin(users, eq(users.id, emailTokens.userId)).leftJoin(roleGrants, eq(roleGrants.userId, users.id)).where(and(stillOpen(ctx, token), isNull(users.deletedAt))).limit(1);
    if (!row || row.data?.identity !== fingerprintOf(offer.identity)) return refused("link_spent");
    // What was enough when the link was asked for may not be any more.
    if (!mayConnectByMail({ confirmed: row.verifiedAt !== null, hasRole: row.role !== null, hasSecondFactor: row.totpAt !== null })) return refused("link_spent");
    const taken = await tx.update(emailTokens).set({ usedAt: ctx.now }).where(stillOpen(ctx, token)).returning({ id: emailTokens.id });
    if (taken.length === 0) return refused("link_spent");
    const result = await attachIdentity(ctx, tx, row.userId, offer, "mail");
    if (!result.ok) {
      await recordAct(ctx, tx, { action: "identity.refused", subjectType: "user", subjectId: row.userId, data: { provider: offer.identity.provider, level: offer.identity.level, reason: result.reason } });
      return result;
    }
    await recordAct(ctx, tx, { action: "identity.signed_in", subjectType: "user", subjectId: row.userId, data: { provider: offer.identity.provider, level: offer.identity.level, kind: offer.identity.kind } });
    return done({ userId: row.userId, secondFactor: isAtLeast(offer.identity.level, offer.asked.staffLevel) });
  });
}

function stillOpen(ctx: Context, token: string) {
  const { emailTokens } = ctx.tables;
  return and(eq(emailTokens.id, hashToken(token)), eq(emailTokens.purpose, "link_identity"), isNull(emailTokens.usedAt), gt(emailTokens.expiresAt, ctx.now));
}
