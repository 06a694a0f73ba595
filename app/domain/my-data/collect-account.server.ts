import { and, asc, count, eq, isNotNull, isNull } from "drizzle-orm";
import type { Context, Person } from "../context.ts";
import type { DataRow, DataSection } from "./data-sections.ts";

/** What is kept about the account itself: little, so each section is read at once. Secrets are not in it: whoever has the file could sign in. */
export function accountSections(ctx: Context, person: Person): DataSection[] {
  const { read, tables } = ctx;
  const { id } = person;
  const { memberships, organisations, roleGrants, plans, identities, sessions, notificationSettings, invitations, joinRequests, outboxMessages: o, users } = tables;
  return [
    once("account", () => accountOf(ctx, id)),
    once("organisations", () => read.select({ organisation: organisations.name, cvr: organisations.cvr, memberRole: memberships.role, createdAt: memberships.createdAt }).from(memberships).innerJoin(organisations, eq(organisations.id, memberships.organisationId)).where(eq(memberships.userId, id)).orderBy(asc(organisations.name))),
    once("roles", async () => {
      const rows = await read.select({ role: roleGrants.role, scope: roleGrants.scope, plan: plans.title, createdAt: roleGrants.grantedAt }).from(roleGrants).leftJoin(plans, eq(plans.id, roleGrants.scope)).where(eq(roleGrants.userId, id)).orderBy(asc(roleGrants.grantedAt));
      return rows.map(({ role, scope, plan, createdAt }) => ({ role, plan: plan ? plan[ctx.locale] : scope, createdAt }));
    }),
    once("identities", () => read.select({ provider: identities.provider, issuer: identities.issuer, subject: identities.subject, level: identities.level, identityKind: identities.kind, cvr: identities.cvr, createdAt: identities.createdAt, lastSeenAt: identities.lastUsedAt }).from(identities).where(eq(identities.userId, id)).orderBy(asc(identities.createdAt))),
    once("sessions", () => read.select({ device: sessions.device, method: sessions.method, createdAt: sessions.createdAt, lastSeenAt: sessions.lastSeenAt, secondFactorAt: sessions.secondFactorAt, expiresAt: sessions.expiresAt }).from(sessions).where(eq(sessions.userId, id)).orderBy(asc(sessions.createdAt))),
    once("notifications", () => read.select({ notification: notificationSettings.kind, frequency: notificationSettings.frequency }).from(notificationSettings).where(eq(notificationSettings.userId, id)).orderBy(asc(notificationSettings.kind))),
    // Whom it was sent to is about somebody else.
    once("invitationsSent", () => read.select({ organisation: organisations.name, memberRole: invitations.role, createdAt: invitations.createdAt, expiresAt: invitations.expiresAt, acceptedAt: invitations.acceptedAt }).from(invitations).innerJoin(organisations, eq(organisations.id, invitations.organisationId)).where(eq(invitations.invitedBy, id)).orderBy(asc(invitations.createdAt))),
    // What went to an address is shown only to who has confirmed that it is theirs.
    once("invitationsReceived", () => read.select({ organisation: organisations.name, memberRole: invitations.role, createdAt: invitations.createdAt, expiresAt: invitations.expiresAt, acceptedAt: invitations.acceptedAt }).from(invitations).innerJoin(organisations, eq(organisations.id, invitations.organisationId)).innerJoin(users, and(eq(users.emailKey, invitations.emailKey), isNotNull(users.emailVerifiedAt))).where(eq(users.id, id)).orderBy(asc(invitations.createdAt))),
    once("joinRequests", () => read.select({ organisation: organisations.name, message: joinRequests.message, createdAt: joinRequests.createdAt }).from(joinRequests).innerJoin(organisations, eq(organisations.id, joinRequests.organisationId)).where(eq(joinRequests.userId, id)).orderBy(asc(joinRequests.createdAt))),
    // Its words may hold the secret of a link, so only that it is there.
    once("mail", () => read.select({ mail: o.kind, createdAt: o.createdAt, sentAt: o.sentAt }).from(o).innerJoin(users, and(eq(users.email, o.recipient), isNotNull(users.emailVerifiedAt))).where(eq(users.id, id)).orderBy(asc(o.createdAt))),
  ];
}

async function accountOf({ read, tables }: Context, id: string): Promise<DataRow[]> {
  const { users, organisations, recoveryCodes } = tables;
  const [user] = await read.select({
    id: users.id, name: users.name, email: users.email, emailVerifiedAt: users.emailVerifiedAt, participantType: users.participantType, organisation: organisations.name, display: users.display, neutralCode: users.neutralCode,
    locale: users.locale, createdAt: users.createdAt, lastSeenAt: users.lastSeenAt, secondFactorAt: users.totpConfirmedAt, passwordHash: users.passwordHash, deletionRequestedAt: users.deletionRequestedAt, deletionDueAt: users.deletionDueAt, retentionNoticeAt: users.retentionNoticeAt,
  }).from(users).leftJoin(organisations, eq(organisations.id, users.organisationId)).where(eq(users.id, id));
  if (!user) return [];
  const [codes] = await read.select({ left: count() }).from(recoveryCodes).where(and(eq(recoveryCodes.userId, id), isNull(recoveryCodes.usedAt)));
  const { passwordHash, ...rest } = user;
  return [{ ...rest, hasPassword: passwordHash !== "", recoveryCodesLeft: codes!.left }];
}

function once(name: DataSection["name"], read: () => PromiseLike<DataRow[]>): DataSection {
  return {
    name,
    async *batches() {
      yield await read();
    },
  };
}
