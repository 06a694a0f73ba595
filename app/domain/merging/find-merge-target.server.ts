import { and, eq, sql } from "drizzle-orm";
import type { ReadHandle, WriteHandle } from "#db/store.ts";
import type { Context } from "../context.ts";
import { asReference } from "../proposals/reference.ts";
import { endOfMerges } from "./merges.server.ts";

/** Why a proposal cannot become part of another: keys of the catalogues' `fieldErrors`. */
export type MergeRefusal = "merged_unknown" | "merged_circle" | "merged_split";

/** `isOnward`: the proposal that was named is itself part of this one. */
export type MergeTarget = { id: string; reference: string; isOnward: boolean };

/** One merge at a time in a plan, until the transaction ends: two that do not see one another could close a circle. */
export async function holdMerges(ctx: Context, tx: WriteHandle, planId: string): Promise<void> {
  const { plans } = ctx.tables;
  await tx.update(plans).set({ lastProposalNumber: sql`${plans.lastProposalNumber}` }).where(eq(plans.id, planId));
}

/**
 * The visible proposal of the same plan that a case becomes part of, as it is now: the one that is named, or what that became part of. Not itself, nor what was
 * merged into it; not one that was withdrawn, nor one whose parts are answered each. What merges holds the plan first (`holdMerges`).
 */
export async function previewMergeTarget(ctx: Context, handle: Pick<ReadHandle, "select">, found: { id: string; planId: string }, reference: string): Promise<MergeTarget | MergeRefusal> {
  const { proposals: p } = ctx.tables;
  const columns = { id: p.id, reference: p.reference, status: p.status, isHidden: p.isHidden };
  const [named] = await handle.select(columns).from(p).where(and(eq(p.reference, asReference(reference)), eq(p.planId, found.planId)));
  if (!named || named.isHidden) return "merged_unknown";
  const endId = await endOfMerges(ctx, handle, named.id);
  if (endId === found.id) return "merged_circle";
  const [end] = endId === named.id ? [named] : await handle.select(columns).from(p).where(eq(p.id, endId));
  if (!end || end.isHidden || end.status === "withdrawn") return "merged_unknown";
  if (end.status === "split") return "merged_split";
  return { id: end.id, reference: end.reference, isOnward: end.id !== named.id };
}
