import { and, asc, count, eq, inArray, isNotNull, isNull, ne, sql, type SQL } from "drizzle-orm";
import { findReach } from "../accounts/find-reach.server.ts";
import { lookAlikeKey } from "#app/lib/look-alike.ts";
import type { MemberRole, OrganisationType } from "#db/values.ts";
import { recordRead } from "../audit/record-read.server.ts";
import type { Context } from "../context.ts";
import { keysetSql, pageByKey, type KeysetPage } from "../keyset/page-by-key.ts";
import { domainOfKey } from "./email-domain.ts";
import { requireMayVerify } from "./policy.ts";
import { getOrganisation, type OrganisationView } from "./queries.server.ts";
import type { AdminFilter } from "./admin-views.ts";

export type AdminRow = { id: string; name: string; type: OrganisationType; cvr: string; verified: boolean; members: number; sameNumber: number; createdAt: Date };

const pageSize = 30;
/** How many rows are looked at in one go when a name is searched for. */
const batchSize = 500;

/** A page of the organisations, the newest first. A search for a name takes it as the eye does, and one for 8 digits as a CVR number. */
export async function listForAdministration(ctx: Context, filter: AdminFilter): Promise<KeysetPage<AdminRow>> {
  requireMayVerify(ctx.actor);
  const { organisations: o } = ctx.tables;
  const order = { column: o.createdAt, id: o.id, descending: true };
  const paging = pageByKey(order, filter.cursor, pageSize);
  const digits = (filter.text ?? "").replace(/[\s.-]/g, "").replace(/^DK/i, "");
  const byNumber = /^\d{8}$/.test(digits);
  const key = byNumber ? "" : lookAlikeKey(filter.text ?? "");
  // Signs alone are no name: nothing looks like them.
  if (filter.text?.trim() && !byNumber && key === "") return { rows: [], previous: null, next: null };
  const where = and(isNull(o.mergedIntoId), inView(ctx, filter), byNumber ? eq(o.cvr, digits) : undefined);
  const found: Selected[] = [];
  let from: { move: typeof paging.move; values: typeof paging.values } | null = paging;
  while (from && found.length <= pageSize) {
    const keyset = keysetSql(order, from.move, key ? batchSize : pageSize);
    const rows: Selected[] = await selectRows(ctx).where(and(where, keyset.where)).orderBy(...keyset.orderBy).limit(keyset.limit).prepare().execute(from.values);
    found.push(...(key ? rows.filter((row) => lookAlikeKey(row.name).includes(key)) : rows));
    const last = rows.at(-1);
    from = key && last && rows.length === keyset.limit ? { move: paging.move === "before" ? "before" : "after", values: { keysetValue: last.createdAt, keysetId: last.id } } : null;
  }
  if (found.length === 0 && paging.move !== "front") return listForAdministration(ctx, { ...filter, cursor: undefined });
  const page = paging.pageOf(found.slice(0, pageSize + 1), (row) => ({ value: row.createdAt.getTime(), id: row.id }));
  return { ...page, rows: await withNumbers(ctx, page.rows) };
}

function selectRows(ctx: Context) {
  const { organisations: o } = ctx.tables;
  return ctx.read.select({ id: o.id, name: o.name, type: o.type, cvr: o.cvr, verifiedAt: o.verifiedAt, createdAt: o.createdAt }).from(o).$dynamic();
}

type Selected = Awaited<ReturnType<typeof selectRows>>[number];

function inView(ctx: Context, { view }: AdminFilter): SQL | undefined {
  const { organisations: o } = ctx.tables;
  // The table under another name: the same number on another row.
  const twin = sql`exists (select 1 from ${o} as twin where twin.cvr = ${o.cvr} and twin.id <> ${o.id} and twin.merged_into_id is null)`;
  const views: Record<AdminFilter["view"], SQL | undefined> = { unverified: isNull(o.verifiedAt), verified: isNotNull(o.verifiedAt), same_number: twin, all: undefined };
  return views[view];
}

async function withNumbers(ctx: Context, rows: Selected[]): Promise<AdminRow[]> {
  const { organisations: o, memberships: m } = ctx.tables;
  if (rows.length === 0) return [];
  const [members, numbers] = await Promise.all([
    ctx.read.select({ id: m.organisationId, count: count() }).from(m).where(inArray(m.organisationId, rows.map((row) => row.id))).groupBy(m.organisationId),
    ctx.read.select({ cvr: o.cvr, count: count() }).from(o).where(and(isNull(o.mergedIntoId), inArray(o.cvr, rows.map((row) => row.cvr)))).groupBy(o.cvr),
  ]);
  return rows.map(({ verifiedAt, ...row }) => ({ ...row, verified: verifiedAt !== null, members: members.find((each) => each.id === row.id)?.count ?? 0, sameNumber: (numbers.find((each) => each.cvr === row.cvr)?.count ?? 1) - 1 }));
}

export type LookAlike = { id: string; name: string; cvr: string; type: OrganisationType; verified: boolean; why: "number" | "name" };

export type AdminOrganisation = {
  organisation: OrganisationView & { emailDomain: string | null; version: number };
  createdAt: Date;
  /** Who they are to the coordinator: name, role, and of the address only its domain, as that tells where somebody belongs. */
  members: { userId: string; name: string; role: MemberRole; domain: string; confirmed: boolean }[];
  said: { proposals: number; comments: number };
  lookAlikes: LookAlike[];
};

/** An organisation with all that is needed to verify it or to merge it. That a coordinator saw its members is recorded. Throws `not_found`. */
export async function getForAdministration(ctx: Context, id: string): Promise<AdminOrganisation> {
  requireMayVerify(ctx.actor);
  const { organisations: o, memberships: m, users } = ctx.tables;
  const organisation = await getOrganisation(ctx, id);
  const [[row], members, said, lookAlikes] = await Promise.all([
    ctx.read.select({ createdAt: o.createdAt }).from(o).where(eq(o.id, id)),
    ctx.read.select({ userId: m.userId, name: users.name, role: m.role, emailKey: users.emailKey, verifiedAt: users.emailVerifiedAt }).from(m).innerJoin(users, eq(users.id, m.userId)).where(and(eq(m.organisationId, id), await findReach(ctx, ctx.read))).orderBy(asc(m.createdAt), asc(users.id)),
    countSaid(ctx, id),
    listLookAlikes(ctx, organisation),
  ]);
  await recordRead(ctx, { action: "organisation.members_read", subjectType: "organisation", subjectId: id });
  return {
    organisation, createdAt: row!.createdAt, said, lookAlikes,
    members: members.map(({ emailKey, verifiedAt, ...member }) => ({ ...member, domain: domainOfKey(emailKey), confirmed: verifiedAt !== null })),
  };
}

async function countSaid(ctx: Context, id: string): Promise<AdminOrganisation["said"]> {
  const { proposals: p, comments: c, initiativeComments: r } = ctx.tables;
  const [[proposals], [comments], [remarks]] = await Promise.all([
    ctx.read.select({ count: count() }).from(p).where(eq(p.organisationId, id)),
    ctx.read.select({ count: count() }).from(c).where(eq(c.organisationId, id)),
    ctx.read.select({ count: count() }).from(r).where(eq(r.organisationId, id)),
  ]);
  return { proposals: proposals!.count, comments: comments!.count + remarks!.count };
}

/** Those that may be the same: with the same CVR number, or a name that can be taken for this one. Read through once, as no index knows how a name looks; organisations are thousands at the most. */
async function listLookAlikes(ctx: Context, { id, name, cvr }: OrganisationView): Promise<LookAlike[]> {
  const { organisations: o } = ctx.tables;
  const rows = await ctx.read.select({ id: o.id, name: o.name, cvr: o.cvr, type: o.type, verifiedAt: o.verifiedAt }).from(o).where(and(isNull(o.mergedIntoId), ne(o.id, id))).orderBy(asc(o.createdAt), asc(o.id));
  const key = lookAlikeKey(name);
  return rows.flatMap(({ verifiedAt, ...row }): LookAlike[] => {
    const why = row.cvr === cvr ? "number" : key !== "" && lookAlikeKey(row.name) === key ? "name" : null;
    return why ? [{ ...row, verified: verifiedAt !== null, why }] : [];
  });
}

/** What is compared before two organisations are made one. */
export type MergePair = { one: AdminOrganisation; other: AdminOrganisation };

/** Two organisations side by side. Throws `not_found` where one is not there, or became part of another. */
export async function getMergePair(ctx: Context, id: string, otherId: string): Promise<MergePair> {
  requireMayVerify(ctx.actor);
  const [one, other] = await Promise.all([getForAdministration(ctx, id), getForAdministration(ctx, otherId)]);
  return { one, other };
}
