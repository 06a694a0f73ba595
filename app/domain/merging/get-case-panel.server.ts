import { eq } from "drizzle-orm";
import type { Context } from "../context.ts";
import type { ProposalView } from "../proposals/get-proposal.server.ts";
import type { ProposalRow } from "../proposals/list-proposals.server.ts";
import { requireStaff } from "../triage/policy.ts";
import { listAlike } from "./list-duplicates.server.ts";
import { arePartsInUse } from "./undo-split.server.ts";

/** For the desk's case: what is like it, while it has no answer, and what can be undone. What it is part of and its parts are with the proposal. */
export type MergingPanel = { similar: ProposalRow[]; undo: "merge" | "split" | null };

export async function getMergingPanel(ctx: Context, { id, plan, reference, title, status, isHidden }: Pick<ProposalView, "id" | "reference" | "title" | "status" | "isHidden"> & { plan: { id: string } }): Promise<MergingPanel> {
  requireStaff(ctx.actor, plan.id);
  const isOpen = (status === "received" || status === "under_consideration") && !isHidden;
  const [similar, undo] = await Promise.all([isOpen ? listAlike(ctx, { id, reference, title, planId: plan.id }) : [], findUndo(ctx, id, status)]);
  return { similar, undo };
}

/** What of merging and splitting can be undone of a proposal as it stands. */
export async function findUndo(ctx: Context, proposalId: string, status: ProposalView["status"]): Promise<MergingPanel["undo"]> {
  if (status === "merged") return "merge";
  if (status !== "split") return null;
  const { proposals: p } = ctx.tables;
  const parts = await ctx.read.select({ id: p.id, status: p.status, isHidden: p.isHidden }).from(p).where(eq(p.partOfId, proposalId));
  return (await arePartsInUse(ctx, ctx.read, parts)) ? null : "split";
}
