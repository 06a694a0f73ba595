import { and, eq, gt, ne, sql } from "drizzle-orm";
import { prepared } from "#db/prepared.ts";
import type { Context } from "../context.ts";
import { requireStaff } from "../triage/policy.ts";

/** After so long without a sign of life somebody is taken to have left, in milliseconds. The page gives one every 20 seconds. */
const presentFor = 60_000;
/** Within so long a second sign of life is not written, in milliseconds. */
const writtenEvery = 18_000;

/**
 * Says that one has a case open, and answers the names of the others who have. Reads first: most of the time nothing needs to
 * be written. Nobody but the staff of the plan learns of it, and it is forgotten after minutes.
 */
export async function seeCase(ctx: Context, { id, plan }: { id: string; plan: { id: string } }): Promise<string[]> {
  const me = requireStaff(ctx.actor, plan.id);
  const rows = await presentAt(ctx).execute({ proposalId: id, since: new Date(ctx.now.getTime() - presentFor) });
  const mine = rows.find((row) => row.userId === me.id);
  if (!mine || ctx.now.getTime() - mine.at.getTime() >= writtenEvery) await noteVisit(ctx, id, me.id);
  return rows.filter((row) => row.userId !== me.id).map((row) => row.name).sort((a, b) => a.localeCompare(b, "da"));
}

async function noteVisit(ctx: Context, proposalId: string, userId: string): Promise<void> {
  const { casePresence: c } = ctx.tables;
  await ctx.write(async (tx) => {
    await tx.insert(c).values({ proposalId, userId, at: ctx.now }).onConflictDoUpdate({ target: [c.proposalId, c.userId], set: { at: ctx.now } });
  });
}

const presentAt = prepared(({ read, tables: { casePresence: c, users } }) =>
  read.select({ userId: c.userId, name: users.name, at: c.at }).from(c).innerJoin(users, eq(users.id, c.userId)).where(and(eq(c.proposalId, sql.placeholder("proposalId")), gt(c.at, sql.param(sql.placeholder("since"), c.at)), ne(users.name, ""))));
