import { and, desc, eq, sql } from "drizzle-orm";
import { hasConflict } from "../assessment/has-conflict.server.ts";
import { isCoAuthor } from "../co-authors/is-co-author.server.ts";
import type { Context } from "../context.ts";
import { findOpenObjection } from "../reports/find-open-objection.server.ts";
import { isOfOwnOrganisation, requireStaff } from "./policy.ts";

/** What the desk keeps about a case beside its public page. `isOfOwnOrganisation`: the reader's own, and `isCoAuthor`: the reader stands beside the author, and `hasConflict`: the reader said that they have an interest, so somebody else must handle it. */
export type CaseNotes = { version: number; isOfOwnOrganisation: boolean; isCoAuthor: boolean; hasConflict: boolean; hideNote: string | null; /** The decision whose objection waits for an answer. */ objection: string | null; text: { title: string; problem: string; change: string; effect: string; shownName: string } | null; assignee: { id: string; name: string } | null; history: { action: string; at: Date; actor: string | null; role: string }[] };

/** The internal side of a case. Reading a hidden text is recorded by the caller's command, see `recordHiddenRead`. */
export async function getCaseNotes(ctx: Context, { id: proposalId, plan }: { id: string; plan: { id: string } }): Promise<CaseNotes> {
  const staff = requireStaff(ctx.actor, plan.id);
  const { proposals: p, users, auditEntries: a } = ctx.tables;
  const [[row], history, isBeside, isPartial, objection] = await Promise.all([
    ctx.read.select({ version: p.version, hideNote: p.hideNote, isHidden: p.isHidden, title: p.title, problem: p.problem, change: p.change, effect: p.effect, shownName: p.shownName, organisationId: p.organisationId, assigneeId: p.assigneeId, assignee: users.name }).from(p).leftJoin(users, eq(users.id, p.assigneeId)).where(eq(p.id, proposalId)),
    ctx.read.select({ action: a.action, at: a.at, actor: users.name, role: a.actorRole }).from(a).leftJoin(users, eq(users.id, a.actorId)).where(and(eq(a.subjectType, "proposal"), eq(a.subjectId, proposalId), sql`${a.action} not in ('proposal.supported', 'proposal.support_withdrawn', 'proposal.support_kept')`)).orderBy(desc(a.at), desc(a.id)).limit(50),
    isCoAuthor(ctx, proposalId),
    hasConflict(ctx, proposalId),
    findOpenObjection(ctx, ctx.read, { proposalId, commentId: null }),
  ]);
  const { version, hideNote, isHidden, title, problem, change, effect, shownName, assigneeId, assignee } = row!;
  return {
    version, isOfOwnOrganisation: isOfOwnOrganisation(staff, row!), isCoAuthor: isBeside, hasConflict: isPartial, hideNote, objection, text: isHidden ? { title, problem, change, effect, shownName } : null, assignee: assigneeId && assignee ? { id: assigneeId, name: assignee } : null,
    // Who spoke behind a neutral code is nobody's business at the desk: only staff are named.
    history: history.map((entry) => ({ ...entry, actor: entry.role === "participant" ? null : entry.actor })),
  };
}
