import { and, eq, isNull } from "drizzle-orm";
import type { Tables } from "#db/schema/tables.ts";
import { findReach } from "../accounts/find-reach.server.ts";
import { mayAdministerPeople } from "../accounts/role-policy.ts";
import { emailKey } from "../accounts/schema.ts";
import type { Context } from "../context.ts";
import { forbidden } from "../errors.ts";
import { keysetSql, pageByKey, type KeysetOrder } from "../keyset/page-by-key.ts";
import { takeTry } from "../rate-limits/take-try.server.ts";
import { recordStaffAct } from "../triage/record-staff-act.server.ts";
import { nameBeginsWith, readSearch } from "./name-search.ts";

export type FoundPerson = { id: string; name: string; email: string; emailVerified: boolean; createdAt: Date };

/** One page of those found, the newest accounts first. `tooShort`: it was too little to search by. */
export type PeopleFound = { tooShort: boolean; rows: FoundPerson[]; previous: string | null; next: string | null };

const pageSize = 20;

/**
 * Finds people by a whole e-mail address or the beginning of a name; there is no list of all. Whose addresses were shown is
 * recorded, the text that was searched for is not.
 */
export async function searchPeople(ctx: Context, text: string, cursor?: string): Promise<PeopleFound> {
  if (!mayAdministerPeople(ctx.actor) || ctx.actor.kind !== "person") throw forbidden();
  const search = readSearch(text);
  if (search.by === "nothing") return { tooShort: true, rows: [], previous: null, next: null };
  await takeTry(ctx, "peopleSearchPerPerson", ctx.actor.id);
  const { users } = ctx.tables;
  const order = newestFirst(ctx.tables);
  const paging = pageByKey(order, cursor, pageSize);
  const keyset = keysetSql(order, paging.move, pageSize);
  const matches = search.by === "email" ? eq(users.emailKey, emailKey(search.email)) : nameBeginsWith(users.name, search.beginning);
  const query = ctx.read.select({ id: users.id, name: users.name, email: users.email, verifiedAt: users.emailVerifiedAt, createdAt: users.createdAt })
    .from(users).where(and(matches, isNull(users.deletedAt), await findReach(ctx, ctx.read), keyset.where)).orderBy(...keyset.orderBy).limit(keyset.limit);
  const { rows, previous, next } = paging.pageOf(await query.prepare().execute(paging.values), (row) => ({ value: row.createdAt.getTime(), id: row.id }));
  await ctx.write((tx) => recordStaffAct(ctx, tx, { action: "person.searched", subjectType: "people", subjectId: "search", data: { by: search.by, found: rows.map((row) => row.id) } }));
  return { tooShort: false, rows: rows.map(({ id, name, email, verifiedAt, createdAt }) => ({ id, name, email, emailVerified: verifiedAt !== null, createdAt })), previous, next };
}

function newestFirst({ users }: Tables): KeysetOrder {
  return { column: users.createdAt, id: users.id, descending: true };
}
