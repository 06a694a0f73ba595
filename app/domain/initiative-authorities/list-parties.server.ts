import { asc, eq, sql } from "drizzle-orm";
import type { Context } from "../context.ts";
import { requireStaff } from "../triage/policy.ts";
import type { AuthorityView } from "../initiatives/read-initiative-text.server.ts";

/** Who carries an initiative out, as staff see it: with the mailbox, and what it said. */
export type PartyView = AuthorityView & { email: string; toldAt: Date | null; answeredAt: Date | null; remark: string; /** A link that it was mailed opens its page. */ hasLink: boolean };

/** The authorities and other parties of an initiative, the one that leads first. */
export async function listParties(ctx: Context, planId: string, initiativeId: string): Promise<PartyView[]> {
  requireStaff(ctx.actor, planId);
  const { initiativeAuthorities: a } = ctx.tables;
  const rows = await ctx.read.select({ id: a.id, role: a.role, sector: a.sector, name: a.name, state: a.state, email: a.email, toldAt: a.toldAt, answeredAt: a.answeredAt, remark: a.remark, tokenHash: a.tokenHash }).from(a)
    .where(eq(a.initiativeId, initiativeId)).orderBy(sql`case when ${a.role} = 'lead' then 0 else 1 end`, asc(a.createdAt), asc(a.id));
  return rows.map(({ tokenHash, ...party }) => ({ ...party, hasLink: tokenHash !== null }));
}
