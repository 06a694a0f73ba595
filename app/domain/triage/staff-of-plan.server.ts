import { and, eq, inArray, isNull, sql, sum } from "drizzle-orm";
import { prepared } from "#db/prepared.ts";
import type { ReadHandle } from "#db/store.ts";
import { wholePlatform } from "../accounts/role-policy.ts";
import type { Context } from "../context.ts";
import { requireStaff } from "./policy.ts";

/** Somebody who works at the desk of a plan. */
export type StaffMember = { id: string; name: string };
/** `open`: how many cases they have that are not answered. */
export type StaffLoad = StaffMember & { open: number };

/** Those who have a role on the plan or the whole platform, by name. */
export async function listStaff(ctx: Context, planId: string): Promise<StaffMember[]> {
  requireStaff(ctx.actor, planId);
  const rows = await staffOf(ctx).execute({ planId });
  return rows.sort((a, b) => a.name.localeCompare(b.name, "da"));
}

/** The same with how much each has to do, for who chooses among them. */
export async function listStaffLoad(ctx: Context, planId: string): Promise<StaffLoad[]> {
  requireStaff(ctx.actor, planId);
  const [staff, rows] = await Promise.all([listStaff(ctx, planId), openByHandler(ctx).execute({ planId })]);
  return staff.map((each) => ({ ...each, open: rows.find((row) => row.id === each.id)?.open ?? 0 }));
}

/** Whether somebody has a role on the plan or the whole platform at this moment. Answers who. */
export async function findStaffMember(ctx: Context, handle: Pick<ReadHandle, "select">, planId: string, userId: string): Promise<StaffMember | null> {
  requireStaff(ctx.actor, planId);
  const { users, roleGrants: g } = ctx.tables;
  const [row] = await handle.select({ id: users.id, name: users.name }).from(users).innerJoin(g, eq(g.userId, users.id)).where(and(eq(users.id, userId), isNull(users.deletedAt), inArray(g.scope, [planId, wholePlatform]))).limit(1);
  return row ?? null;
}

const openByHandler = prepared(({ read, tables: { handlerCounts: c } }) =>
  read.select({ id: c.assigneeId, open: sum(c.count).mapWith(Number) }).from(c).where(eq(c.planId, sql.placeholder("planId"))).groupBy(c.assigneeId));

const staffOf = prepared(({ read, tables: { users, roleGrants: g } }) =>
  // By their ids: joined, SQLite would look through all accounts.
  read.select({ id: users.id, name: users.name }).from(users).where(and(isNull(users.deletedAt), sql`${users.id} in (select ${g.userId} from ${g} where ${g.scope} in (${sql.placeholder("planId")}, ${wholePlatform}))`)));
