import { and, asc, eq, exists, inArray, isNotNull, isNull, notInArray } from "drizzle-orm";
import type { MemberRole, OrganisationType } from "#db/values.ts";
import type { Context } from "../context.ts";
import { forbidden } from "../errors.ts";
import { findConfirmedDomain } from "./own-address.server.ts";

export type OwnOrganisation = { id: string; name: string; type: OrganisationType; role: MemberRole; verified: boolean };
/** An organisation that one may ask to join; `asked` when one did. */
export type OpenOrganisation = { id: string; name: string; type: OrganisationType; verified: boolean; asked: boolean };

export type OwnOrganisations = {
  own: OwnOrganisation[];
  /** Whom one speaks for unless one says otherwise; null for oneself. */
  defaultId: string | null;
  /** Requests to join that nobody has answered. */
  requests: { id: string; name: string; at: Date }[];
  /** Those with the domain of one's own confirmed address. */
  byDomain: OpenOrganisation[];
  /** Those that are verified with the number that one's own organisation gives. */
  sameNumber: (OpenOrganisation & { ownName: string })[];
  emailVerified: boolean;
};

/** The signed-in person's organisations, and those they may ask to join. */
export async function getOwnOrganisations(ctx: Context): Promise<OwnOrganisations> {
  if (ctx.actor.kind !== "person") throw forbidden();
  const person = ctx.actor;
  const { organisations: o, memberships: m, joinRequests: j, users } = ctx.tables;
  const [rows, requests, domain, [user]] = await Promise.all([
    ctx.read.select({ id: o.id, name: o.name, type: o.type, cvr: o.cvr, role: m.role, verifiedAt: o.verifiedAt }).from(m).innerJoin(o, eq(o.id, m.organisationId)).where(eq(m.userId, person.id)).orderBy(asc(o.name), asc(o.id)),
    ctx.read.select({ id: o.id, name: o.name, at: j.createdAt }).from(j).innerJoin(o, eq(o.id, j.organisationId)).where(eq(j.userId, person.id)).orderBy(asc(j.createdAt), asc(o.id)),
    findConfirmedDomain(ctx, ctx.read, person),
    ctx.read.select({ organisationId: users.organisationId }).from(users).where(eq(users.id, person.id)),
  ]);
  const ownIds = rows.map((row) => row.id);
  const claimed = rows.filter((row) => row.verifiedAt === null);
  const [byDomain, verified] = await Promise.all([
    domain === null ? [] : listOpen(ctx, ownIds, eq(o.emailDomain, domain)),
    domain === null || claimed.length === 0 ? [] : listOpen(ctx, ownIds, and(isNotNull(o.verifiedAt), inArray(o.cvr, claimed.map((row) => row.cvr)))!),
  ]);
  const asOpen = ({ id, name, type, verifiedAt }: (typeof byDomain)[number]): OpenOrganisation => ({ id, name, type, verified: verifiedAt !== null, asked: requests.some((request) => request.id === id) });
  return {
    own: rows.map(({ id, name, type, role, verifiedAt }) => ({ id, name, type, role, verified: verifiedAt !== null })),
    defaultId: ownIds.find((id) => id === user?.organisationId) ?? null,
    requests,
    byDomain: byDomain.filter(({ id }) => !verified.some((row) => row.id === id)).map(asOpen),
    sameNumber: verified.map((row) => ({ ...asOpen(row), ownName: claimed.find((own) => own.cvr === row.cvr)!.name })),
    emailVerified: person.emailVerified,
  };
}

/** Those of which one is no member, with somebody who can answer a request. */
function listOpen(ctx: Context, ownIds: string[], where: ReturnType<typeof eq>) {
  const { organisations: o, memberships: m } = ctx.tables;
  const representative = ctx.read.select({ userId: m.userId }).from(m).where(and(eq(m.organisationId, o.id), eq(m.role, "representative")));
  return ctx.read.select({ id: o.id, name: o.name, type: o.type, cvr: o.cvr, verifiedAt: o.verifiedAt }).from(o)
    .where(and(where, isNull(o.mergedIntoId), ownIds.length > 0 ? notInArray(o.id, ownIds) : undefined, exists(representative))).orderBy(asc(o.name), asc(o.id)).limit(50);
}
