import { and, asc, count, eq, gt, isNull } from "drizzle-orm";
import type { MemberRole, OrganisationType } from "#db/values.ts";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { hashToken } from "#app/lib/token.ts";
import { domainOfKey } from "./email-domain.ts";
import { findConfirmedDomain } from "./own-address.server.ts";
import { requireMayDo, standingOf, type Standing } from "./policy.ts";
import { isPublicMail } from "./public-mail.server.ts";

/** What everybody may know of an organisation. `emailDomain` is for its own. */
export type OrganisationView = { id: string; name: string; type: OrganisationType; cvr: string; website: string; description: string; verified: boolean };

/** The organisation, or the id of the one that it became part of. Throws `not_found`. */
export async function findOrganisation(ctx: Context, id: string): Promise<{ organisation: OrganisationView & { emailDomain: string | null; version: number } } | { mergedInto: string }> {
  const { organisations: o } = ctx.tables;
  const [row] = await ctx.read.select().from(o).where(eq(o.id, id));
  if (!row) throw notFound();
  if (row.mergedIntoId) return { mergedInto: row.mergedIntoId };
  const { name, type, cvr, website, description, verifiedAt, emailDomain, version } = row;
  return { organisation: { id, name, type, cvr, website, description, verified: verifiedAt !== null, emailDomain, version } };
}

/** The same for who works with it: one that became part of another is not there. */
export async function getOrganisation(ctx: Context, id: string) {
  const found = await findOrganisation(ctx, id);
  if ("mergedInto" in found) throw notFound();
  return found.organisation;
}

export type ProfileForm = { organisation: OrganisationView & { emailDomain: string | null; version: number }; /** The domain that the reader could give it; null for none. */ ownDomain: string | null; /** There is none because the reader's address is at a public mail service. */ addressIsPublic: boolean };

/** What the form for the profile is filled with, for a representative. Throws `forbidden` for others. */
export async function getProfileForm(ctx: Context, id: string): Promise<ProfileForm> {
  const organisation = await getOrganisation(ctx, id);
  const person = requireMayDo("edit", ctx.actor, id);
  const domain = await findConfirmedDomain(ctx, ctx.read, person);
  const addressIsPublic = domain !== null && isPublicMail(domain);
  return { organisation, ownDomain: addressIsPublic ? null : domain, addressIsPublic };
}

export type MemberView = { userId: string; name: string; role: MemberRole; since: Date; isSelf: boolean };

export type MembersPage = {
  organisation: OrganisationView;
  standing: Standing;
  emailVerified: boolean;
  members: MemberView[];
  /** Not taken up yet, the newest first; for representatives alone. */
  invitations: { id: string; email: string; role: MemberRole; expiresAt: Date; expired: boolean }[];
  /** Wishes to join, the oldest first; for representatives alone. */
  requests: { userId: string; name: string; message: string; /** The organisation's e-mail domain when their address is in it; null when they came by the CVR number. */ domain: string | null; at: Date }[];
};

/** The members of an organisation, for its members; what is under way for its representatives. Throws `forbidden` for others. */
export async function getMembersPage(ctx: Context, id: string): Promise<MembersPage> {
  const { version: _, emailDomain, ...organisation } = await getOrganisation(ctx, id);
  const person = requireMayDo("see_members", ctx.actor, id);
  const standing = standingOf(person, id);
  const { memberships: m, users, invitations: i, joinRequests: j } = ctx.tables;
  const members = await ctx.read.select({ userId: m.userId, name: users.name, role: m.role, since: m.createdAt }).from(m).innerJoin(users, eq(users.id, m.userId)).where(eq(m.organisationId, id)).orderBy(asc(users.name), asc(users.id));
  const isManager = standing === "representative";
  const [invitations, requests] = isManager ? await Promise.all([
    ctx.read.select({ id: i.id, email: i.email, role: i.role, expiresAt: i.expiresAt }).from(i).where(and(eq(i.organisationId, id), isNull(i.acceptedAt))).orderBy(asc(i.createdAt), asc(i.id)),
    ctx.read.select({ userId: j.userId, name: users.name, message: j.message, at: j.createdAt, emailKey: users.emailKey }).from(j).innerJoin(users, eq(users.id, j.userId)).where(eq(j.organisationId, id)).orderBy(asc(j.createdAt), asc(j.userId)),
  ]) : [[], []];
  return {
    organisation, standing, emailVerified: person.emailVerified,
    members: members.map((each) => ({ ...each, isSelf: each.userId === person.id })),
    invitations: invitations.map((each) => ({ ...each, expired: each.expiresAt <= ctx.now })).reverse(),
    requests: requests.map(({ emailKey, ...each }) => ({ ...each, domain: domainOfKey(emailKey) === emailDomain ? emailDomain : null })),
  };
}

export type InvitationView = { organisation: { id: string; name: string; type: OrganisationType; verified: boolean }; role: MemberRole; inviter: string | null; expiresAt: Date; isMember: boolean };

/** What an invitation that can be taken up is to; null when it was used, withdrawn or is too old. `isMember`: the reader belongs there already. */
export async function findInvitation(ctx: Context, token: string): Promise<InvitationView | null> {
  const { invitations: i, organisations: o, users } = ctx.tables;
  const [row] = await ctx.read.select({ id: o.id, name: o.name, type: o.type, verifiedAt: o.verifiedAt, role: i.role, inviter: users.name, expiresAt: i.expiresAt }).from(i)
    .innerJoin(o, eq(o.id, i.organisationId)).leftJoin(users, eq(users.id, i.invitedBy)).where(and(eq(i.tokenHash, hashToken(token)), isNull(i.acceptedAt), gt(i.expiresAt, ctx.now), isNull(o.mergedIntoId)));
  if (!row) return null;
  const standing = standingOf(ctx.actor, row.id);
  return { organisation: { id: row.id, name: row.name, type: row.type, verified: row.verifiedAt !== null }, role: row.role, inviter: row.inviter, expiresAt: row.expiresAt, isMember: standing === "member" || standing === "representative" };
}

/** The organisation that an invitation led somebody into who opens its link again; null when it was not theirs. */
export async function findAccepted(ctx: Context, token: string): Promise<string | null> {
  const { invitations: i, memberships: m } = ctx.tables;
  if (ctx.actor.kind !== "person") return null;
  const [row] = await ctx.read.select({ id: i.organisationId }).from(i).innerJoin(m, and(eq(m.organisationId, i.organisationId), eq(m.userId, ctx.actor.id))).where(eq(i.tokenHash, hashToken(token)));
  return row?.id ?? null;
}

/** How many members an organisation has. */
export async function countMembersOf(ctx: Context, id: string): Promise<number> {
  const { memberships: m } = ctx.tables;
  const [row] = await ctx.read.select({ members: count() }).from(m).where(eq(m.organisationId, id));
  return row!.members;
}
