import { desc, eq, sql } from "drizzle-orm";
import { prepared } from "#db/prepared.ts";
import type { Context } from "../context.ts";
import { requireStaff } from "../triage/policy.ts";

/** `author` is null for who is no longer here. */
export type CaseNote = { id: string; author: string | null; body: string; at: Date };

/** So many are shown: a case with more is no case but a conversation. */
const mostShown = 100;

/** What staff wrote to each other about a case, the oldest first. The caller has seen that the reader may decide on it. */
export async function listCaseNotes(ctx: Context, { id, plan }: { id: string; plan: { id: string } }): Promise<CaseNote[]> {
  requireStaff(ctx.actor, plan.id);
  return (await notesOf(ctx).execute({ proposalId: id })).map(({ author, ...note }) => ({ ...note, author: author === "" ? null : author })).reverse();
}

const notesOf = prepared(({ read, tables: { caseNotes: n, users } }) =>
  read.select({ id: n.id, author: users.name, body: n.body, at: n.createdAt }).from(n).leftJoin(users, eq(users.id, n.authorId)).where(eq(n.proposalId, sql.placeholder("proposalId"))).orderBy(desc(n.createdAt), desc(n.id)).limit(mostShown));
