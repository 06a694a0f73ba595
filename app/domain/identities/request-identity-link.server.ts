import { and, eq, isNull } from "drizzle-orm";
import { hashToken, newToken } from "#app/lib/token.ts";
import { emailKey } from "../accounts/schema.ts";
import { recordAct } from "../audit.server.ts";
import type { Context } from "../context.ts";
import { queueMail } from "../mail/queue-mail.server.ts";
import { takeTry } from "../rate-limits/take-try.server.ts";
import type { OfferedIdentity } from "./attach-identity.server.ts";
import { mayConnectByMail } from "./policy.ts";
import type { Identity } from "./schema.ts";

const minutesValid = 30;

/** What a link keeps of the login that it is for: enough to know it again, and nothing to read. */
export function fingerprintOf({ issuer, subject }: Identity): string {
  return hashToken(`${issuer}\n${subject}`);
}

/**
 * Mails the owner of the account with this address a link that connects the login to it. Nothing tells whether there is
 * such an account, nor whether it takes more than a mail (a second factor, a role) to connect one.
 */
export async function requestIdentityLink(ctx: Context, email: string, { identity, providerName }: Pick<OfferedIdentity, "identity" | "providerName">): Promise<void> {
  await takeTry(ctx, "identityMailPerAddress", ctx.address);
  await takeTry(ctx, "identityMailPerAccount", hashToken(emailKey(email)));
  const { users, roleGrants, emailTokens } = ctx.tables;
  const [user] = await ctx.read.select({ id: users.id, email: users.email, name: users.name, locale: users.locale, verifiedAt: users.emailVerifiedAt, totpAt: users.totpConfirmedAt, role: roleGrants.role })
    .from(users).leftJoin(roleGrants, eq(roleGrants.userId, users.id)).where(and(eq(users.emailKey, emailKey(email)), isNull(users.deletedAt))).limit(1);
  const isOpen = user !== undefined && mayConnectByMail({ confirmed: user.verifiedAt !== null, hasRole: user.role !== null, hasSecondFactor: user.totpAt !== null });
  const token = newToken();
  await ctx.write(async (tx) => {
    await recordAct(ctx, tx, { action: "identity.link_requested", subjectType: "user", subjectId: user?.id ?? "unknown", data: { provider: identity.provider, level: identity.level, sent: isOpen } });
    if (!isOpen) return;
    await tx.insert(emailTokens).values({ id: hashToken(token), userId: user.id, purpose: "link_identity", expiresAt: new Date(ctx.now.getTime() + minutesValid * 60_000), data: { identity: fingerprintOf(identity) } });
    await queueMail(ctx, tx, { kind: "identity_link", to: user.email, locale: user.locale, payload: { name: user.name, token, provider: providerName[user.locale] }, dedupeKey: `link:${hashToken(token)}` });
  });
}
