import { and, asc, eq, isNull } from "drizzle-orm";
import type { ReadHandle } from "#db/store.ts";
import type { Context, Person } from "../context.ts";

/**
 * Somebody as they would be if they came now: with the roles and memberships that they have at this moment. It is for what is done in
 * the name of people who are not there. Roles ask for a second factor here too, but for invented people. Null for an account that is gone.
 */
export async function findActor(ctx: Context, userId: string, handle: Pick<ReadHandle, "select"> = ctx.read): Promise<Person | null> {
  const { users, roleGrants, memberships: m, organisations } = ctx.tables;
  const [user] = await handle.select({ id: users.id, name: users.name, display: users.display, neutralCode: users.neutralCode, emailVerifiedAt: users.emailVerifiedAt, organisationId: users.organisationId, isDemo: users.isDemo, secondFactorAt: users.totpConfirmedAt, deletionDueAt: users.deletionDueAt })
    .from(users).where(and(eq(users.id, userId), isNull(users.deletedAt)));
  if (!user) return null;
  const granted = await handle.select({ role: roleGrants.role, scope: roleGrants.scope }).from(roleGrants).where(eq(roleGrants.userId, userId));
  const rows = await handle.select({ id: organisations.id, name: organisations.name, type: organisations.type, role: m.role, verifiedAt: organisations.verifiedAt }).from(m).innerJoin(organisations, eq(organisations.id, m.organisationId)).where(eq(m.userId, userId)).orderBy(asc(organisations.name), asc(organisations.id));
  const belongsTo = rows.map(({ verifiedAt, ...each }) => ({ ...each, verified: verifiedAt !== null }));
  const usual = belongsTo.find((each) => each.id === user.organisationId);
  const rolesHeldBack = granted.length > 0 && user.secondFactorAt === null && !user.isDemo;
  const grants = rolesHeldBack ? [] : granted;
  return {
    kind: "person", id: user.id, name: user.name, participantType: usual?.type ?? "citizen", organisation: usual ? { id: usual.id, name: usual.name } : null, memberships: belongsTo,
    display: user.display, neutralCode: user.neutralCode, emailVerified: user.emailVerifiedAt !== null,
    roles: grants.filter(({ scope }) => scope === "platform").map(({ role }) => role),
    planRoles: grants.filter(({ scope }) => scope !== "platform").map(({ role, scope }) => ({ planId: scope, role })),
    rolesHeldBack, deletionDueAt: user.deletionDueAt,
  };
}
