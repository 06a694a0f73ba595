import { and, eq, inArray, ne, sql } from "drizzle-orm";
import type { WriteHandle } from "#db/store.ts";
import { isCoAuthor } from "../co-authors/is-co-author.server.ts";
import type { Context } from "../context.ts";
import { forbidden, notFound } from "../errors.ts";
import type { Phase } from "../plans/phase.ts";
import { listPhases } from "../plans/queries.server.ts";
import { asReference } from "../proposals/reference.ts";
import { stillSpeaksFor } from "../proposals/still-speaks-for.server.ts";
import type { Changeable } from "./policy.ts";

export type ProposalRow = Context["tables"]["proposals"]["$inferSelect"];

/** A proposal as its writers change it, with the phases of its plan and the facts that the policy asks for. */
export type FoundProposal = { row: ProposalRow; phases: Phase[]; facts: Changeable };

/** The proposal of this reference. Throws `not_found`. */
export async function loadChangeable(ctx: Context, reference: string): Promise<FoundProposal> {
  const { proposals: p, plans } = ctx.tables;
  const [found] = await ctx.read.select({ row: p }).from(p).innerJoin(plans, eq(plans.id, p.planId)).where(and(eq(p.reference, asReference(reference)), ne(plans.state, "draft")));
  if (!found) throw notFound();
  const phases = await listPhases(ctx, found.row.planId);
  return { row: found.row, phases, facts: factsOf(found.row, phases, await isCoAuthor(ctx, found.row.id)) };
}

/**
 * The same proposal, held until the transaction ends, with what is so now: on PostgreSQL another act on it waits here, and
 * then sees what became of it.
 */
export async function holdChangeable(ctx: Context, tx: WriteHandle, { row: { id }, phases }: FoundProposal): Promise<FoundProposal> {
  const { proposals: p } = ctx.tables;
  const [row] = await tx.update(p).set({ version: sql`${p.version}` }).where(eq(p.id, id)).returning();
  if (!row) throw notFound();
  return { row, phases, facts: factsOf(row, phases, await isCoAuthor(ctx, id, tx)) };
}

/** Throws `forbidden` when the actor, who spoke for the proposal's organisation when their session was looked up, no longer does. Holds the membership until the transaction ends. */
export async function requireStillSpeaks(ctx: Context, tx: WriteHandle, { organisationId, display }: ProposalRow): Promise<void> {
  if (ctx.actor.kind !== "person" || !(await stillSpeaksFor(ctx, tx, ctx.actor.id, { organisationId, display }))) throw forbidden();
}

/** What awaits screening is hidden from the public, not closed to its writers. */
function factsOf({ authorId, organisationId, isHidden, awaitsScreening, partOfId, status }: ProposalRow, phases: readonly Phase[], isCoAuthor: boolean): Changeable {
  return { authorId, organisationId, isCoAuthor, isHidden: isHidden && !awaitsScreening, isPart: partOfId !== null, status, phases };
}

/** Whether the actor stood beside the author, and was removed or left: somebody who was writing meanwhile is told so in words. */
export async function wasCoAuthor(ctx: Context, proposalId: string): Promise<boolean> {
  if (ctx.actor.kind !== "person") return false;
  const { auditEntries: a } = ctx.tables;
  const rows = await ctx.read.select({ action: a.action, actorId: a.actorId, data: a.data }).from(a).where(and(eq(a.subjectType, "proposal"), eq(a.subjectId, proposalId), inArray(a.action, ["co_author.removed", "co_author.left"])));
  const me = ctx.actor.id;
  return rows.some(({ action, actorId, data }) => (action === "co_author.left" ? actorId : data.userId) === me);
}
