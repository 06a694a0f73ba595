import { and, asc, eq, isNull } from "drizzle-orm";
import type { Worded } from "#app/lib/bilingual.ts";
import { roles, type MemberRole, type OrganisationType, type Role } from "#db/values.ts";
import { findReach } from "../accounts/find-reach.server.ts";
import { isGrantable, mayAdministerPeople, mayChangeRole, maySeeRolesIn } from "../accounts/role-policy.ts";
import { recordRead } from "../audit/record-read.server.ts";
import type { Context } from "../context.ts";
import { forbidden, notFound } from "../errors.ts";
import { listScopes, namesOf } from "./list-staff.server.ts";

/** A role of somebody. `plan` is null for the whole platform; `grantedBy` for the command line and for who has no account any more. */
export type RoleHeld = { role: Role; scope: string; plan: Worded | null; grantedAt: Date; grantedBy: string | null; mayRevoke: boolean };

/** What a role can be given on, and which roles. */
export type Grantable = { scope: string; plan: Worded | null; roles: Role[] };

export type PersonPage = {
  id: string; name: string; email: string; emailVerified: boolean; isDemo: boolean; isOwn: boolean;
  organisations: { id: string; name: string; type: OrganisationType; role: MemberRole; verified: boolean }[];
  secondFactorAt: Date | null; createdAt: Date; lastSeenAt: Date | null; deletionDueAt: Date | null;
  roles: RoleHeld[];
  /** Where this reader may give roles, and which; empty when the person cannot be given any, see `noGrants`. */
  grantable: Grantable[];
  noGrants: "own" | "leaving" | "unconfirmed" | null;
};

/** The account of somebody, as far as those who give roles need to see it. That it was opened is recorded. Throws `not_found`. */
export async function getPerson(ctx: Context, userId: string): Promise<PersonPage> {
  const { actor } = ctx;
  if (!mayAdministerPeople(actor) || actor.kind !== "person") throw forbidden();
  const { users, memberships, organisations } = ctx.tables;
  const [[row], organisationRows, rolesHeld, scopes] = await Promise.all([
    ctx.read.select({ id: users.id, name: users.name, email: users.email, verifiedAt: users.emailVerifiedAt, isDemo: users.isDemo, secondFactorAt: users.totpConfirmedAt, createdAt: users.createdAt, lastSeenAt: users.lastSeenAt, deletionDueAt: users.deletionDueAt })
      .from(users).where(and(eq(users.id, userId), isNull(users.deletedAt), await findReach(ctx, ctx.read))),
    ctx.read.select({ id: organisations.id, name: organisations.name, type: organisations.type, role: memberships.role, verifiedAt: organisations.verifiedAt })
      .from(memberships).innerJoin(organisations, eq(organisations.id, memberships.organisationId)).where(eq(memberships.userId, userId)).orderBy(asc(organisations.name), asc(organisations.id)),
    listRolesHeld(ctx, userId),
    listScopes(ctx),
  ]);
  if (!row) throw notFound();
  const { verifiedAt, ...person } = row;
  const isOwn = row.id === actor.id;
  if (!isOwn) await recordRead(ctx, { action: "person.read", subjectType: "user", subjectId: userId });
  const noGrants = isOwn ? "own" : row.deletionDueAt ? "leaving" : verifiedAt === null ? "unconfirmed" : null;
  const grantable = scopes.map((each): Grantable => ({ ...each, roles: roles.filter((role) => isGrantable({ role, scope: each.scope }) && mayChangeRole(actor, userId, { role, scope: each.scope })) }));
  return {
    ...person, emailVerified: verifiedAt !== null, isOwn, noGrants,
    organisations: organisationRows.map(({ verifiedAt: since, ...each }) => ({ ...each, verified: since !== null })),
    roles: scopes.flatMap((scope) => rolesHeld.filter((each) => each.scope === scope.scope).map((each) => ({ ...each, plan: scope.plan }))),
    grantable: noGrants ? [] : grantable.filter((each) => each.roles.length > 0),
  };
}

/** The roles that this reader may see, and whether they may take them back. */
async function listRolesHeld(ctx: Context, userId: string): Promise<Omit<RoleHeld, "plan">[]> {
  const { roleGrants } = ctx.tables;
  const rows = await ctx.read.select({ role: roleGrants.role, scope: roleGrants.scope, grantedAt: roleGrants.grantedAt, grantedBy: roleGrants.grantedBy }).from(roleGrants).where(eq(roleGrants.userId, userId)).orderBy(asc(roleGrants.grantedAt), asc(roleGrants.role));
  const seen = rows.filter(({ scope }) => maySeeRolesIn(ctx.actor, scope));
  const names = await namesOf(ctx, seen.map((each) => each.grantedBy));
  return seen.map(({ grantedBy, ...each }) => ({ ...each, grantedBy: names.get(grantedBy ?? "") ?? null, mayRevoke: mayChangeRole(ctx.actor, userId, each) }));
}
