import { asc, eq, sql } from "drizzle-orm";
import { prepared } from "#db/prepared.ts";
import type { AuthorityRequestState } from "#db/values.ts";
import type { Context } from "../context.ts";
import { requireStaff } from "../triage/policy.ts";

/** A question to an authority, as the team sees it. `isOverdue`: its deadline is past without an answer. */
export type RequestView = { id: string; authority: string; email: string; question: string; state: AuthorityRequestState; dueAt: Date; isOverdue: boolean; answer: string; answeredBy: string; answeredAt: Date | null; askedBy: string | null; createdAt: Date; version: number };

/** What authorities were asked about a case, and what they said, the first question first. */
export async function listRequests(ctx: Context, { id, plan }: { id: string; plan: { id: string } }): Promise<RequestView[]> {
  requireStaff(ctx.actor, plan.id);
  const rows = await requestsOf(ctx).execute({ proposalId: id });
  return rows.map((row) => ({ ...row, isOverdue: row.state === "open" && row.dueAt.getTime() <= ctx.now.getTime() }));
}

const requestsOf = prepared(({ read, tables: { authorityRequests: r, users } }) =>
  read.select({ id: r.id, authority: r.authority, email: r.email, question: r.question, state: r.state, dueAt: r.dueAt, answer: r.answer, answeredBy: r.answeredBy, answeredAt: r.answeredAt, askedBy: users.name, createdAt: r.createdAt, version: r.version })
    .from(r).leftJoin(users, eq(users.id, r.askedBy)).where(eq(r.proposalId, sql.placeholder("proposalId"))).orderBy(asc(r.createdAt), asc(r.id)));
