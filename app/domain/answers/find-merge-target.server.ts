import { and, desc, eq, isNull, ne, sql } from "drizzle-orm";
import type { ReadHandle, WriteHandle } from "#db/store.ts";
import type { Context } from "../context.ts";
import type { Case } from "../triage/load-case.server.ts";

/** One merge at a time in a plan, until the transaction ends: two that do not see one another could close a circle. */
export async function holdMerges(ctx: Context, tx: WriteHandle, planId: string): Promise<void> {
  const { plans } = ctx.tables;
  await tx.update(plans).set({ lastProposalNumber: sql`${plans.lastProposalNumber}` }).where(eq(plans.id, planId));
}

/** The visible proposal of the same plan that this one becomes part of: not itself, and not one that was merged into it. */
export async function findMergeTarget(ctx: Context, handle: ReadHandle, found: Case, reference: string): Promise<{ id: string } | "merged_unknown" | "merged_circle"> {
  const { proposals, responses } = ctx.tables;
  const [target] = await handle.select({ id: proposals.id, status: proposals.status }).from(proposals).where(and(eq(proposals.reference, reference), eq(proposals.planId, found.planId), eq(proposals.isHidden, false), ne(proposals.status, "withdrawn")));
  if (!target) return "merged_unknown";
  let next: string | null = target.id;
  const seen = new Set<string>();
  while (next && !seen.has(next)) {
    if (next === found.id) return "merged_circle";
    seen.add(next);
    const [response]: { into: string | null }[] = await handle.select({ into: responses.mergedIntoId }).from(responses).innerJoin(proposals, and(eq(proposals.id, responses.proposalId), eq(proposals.status, "merged"))).where(and(eq(responses.proposalId, next), isNull(responses.retractedAt))).orderBy(desc(responses.version)).limit(1);
    next = response?.into ?? null;
  }
  return target;
}
