import { and, eq, isNull } from "drizzle-orm";
import type { AttachmentType } from "#db/values.ts";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { coordinates } from "../plans/managed-plan.server.ts";
import { withinReach } from "../proposals/draft.server.ts";
import { isWriter } from "../proposals/speaker.ts";
import { isStaff } from "../triage/policy.ts";
import { recordStaffAct } from "../triage/record-staff-act.server.ts";

/** A file that the reader may have. `isPublic`: so may everyone. */
export type Download = { name: string; type: AttachmentType; size: number; sha256: string; storageKey: string; isPublic: boolean };

type Row = Context["tables"]["attachments"]["$inferSelect"];

/**
 * The file, as far as its text is the reader's to see: a proposal's is everyone's; a hidden one's is its writers' (an
 * organisation's: who represents it now) and the staff's, whose reading is recorded, and so is one that was taken off the page; a draft's is its writers' and co-authors';
 * a report's on a milestone is everyone's until it is hidden, then the staff's; a meeting's or a document's is everyone's; of a plan in draft or a withdrawn document, its coordinators'.
 * Throws `not_found` otherwise, also for a file of nothing.
 */
export async function findDownload(ctx: Context, id: string, token: string | null): Promise<Download> {
  const { attachments: a } = ctx.tables;
  const [row] = await ctx.read.select().from(a).where(eq(a.id, id));
  if (!row) throw notFound();
  const isPublic = await reachOf(ctx, row, token);
  const { name, type, size, sha256, storageKey } = row;
  return { name, type, size, sha256, storageKey, isPublic };
}

function reachOf(ctx: Context, row: Row, token: string | null): Promise<boolean> {
  if (row.proposalId !== null) return reachOfProposal(ctx, row.proposalId, row);
  if (row.commentId !== null) return reachOfComment(ctx, row.commentId, row);
  if (row.milestoneReportId !== null || row.meetingId !== null || row.repositoryDocumentId !== null) return reachOfRecord(ctx, row);
  return reachOfDraft(ctx, row, token);
}

/** What goes with the records of a plan (a report on a milestone, a meeting, a document of the repository) is as public as the plan, until the report is hidden or the document withdrawn; who runs the plan has it all the same. */
async function reachOfRecord(ctx: Context, { id: attachmentId, milestoneReportId, meetingId, repositoryDocumentId, offReason }: Row): Promise<boolean> {
  if (milestoneReportId !== null) return reachOfReport(ctx, milestoneReportId, { attachmentId, isOff: offReason !== null });
  const { plans: p, meetings: mt, repositoryDocuments: d } = ctx.tables;
  const select = ctx.read.select({ planId: p.id, state: p.state, withdrawnAt: d.withdrawnAt }).from(p).leftJoin(d, eq(d.id, repositoryDocumentId ?? "")).$dynamic();
  const [plan] = meetingId !== null ? await select.innerJoin(mt, eq(mt.planId, p.id)).where(eq(mt.id, meetingId)) : await select.where(eq(p.id, d.planId));
  if (!plan || offReason !== null) throw notFound();
  if (plan.state !== "draft" && plan.withdrawnAt === null) return true;
  if (!coordinates(ctx.actor, plan.planId)) throw notFound();
  return false;
}

async function reachOfReport(ctx: Context, report: string, { attachmentId, isOff }: { attachmentId: string; isOff: boolean }): Promise<boolean> {
  const { plans: p, milestoneReports: r, milestones: ms, initiatives: i } = ctx.tables;
  const [row] = await ctx.read.select({ planId: p.id, state: p.state, initiativeId: i.id, reference: i.reference, milestone: ms.position, hiddenAt: r.hiddenAt }).from(r).innerJoin(ms, eq(ms.id, r.milestoneId)).innerJoin(i, eq(i.id, ms.initiativeId)).innerJoin(p, eq(p.id, i.planId)).where(eq(r.id, report));
  if (!row || row.state === "draft" || isOff) throw notFound();
  if (row.hiddenAt === null) return true;
  const { planId, initiativeId, reference, milestone } = row;
  if (!isStaff(ctx.actor, planId)) throw notFound();
  await ctx.write((tx) => recordStaffAct(ctx, tx, { action: "milestone.hidden_report_read", subjectType: "initiative", subjectId: initiativeId, planId, data: { reference, milestone, report, attachmentId } }));
  return false;
}

async function reachOfProposal(ctx: Context, proposalId: string, { id: attachmentId, offReason }: Row): Promise<boolean> {
  const { proposals: p, plans } = ctx.tables;
  const [row] = await ctx.read.select({ planId: p.planId, state: plans.state, authorId: p.authorId, organisationId: p.organisationId, isHidden: p.isHidden }).from(p).innerJoin(plans, eq(plans.id, p.planId)).where(eq(p.id, proposalId));
  if (!row || row.state === "draft") throw notFound();
  if (!row.isHidden && offReason === null) return true;
  if (!isWriter(ctx.actor, row)) await recordRead(ctx, row.planId, { proposalId, attachmentId });
  return false;
}

async function reachOfComment(ctx: Context, commentId: string, { id: attachmentId, offReason }: Row): Promise<boolean> {
  const { comments: c, proposals: p, plans } = ctx.tables;
  const [row] = await ctx.read.select({ planId: p.planId, state: plans.state, proposalId: p.id, authorId: c.authorId, organisationId: c.organisationId, isHidden: c.isHidden, deletedAt: c.deletedAt })
    .from(c).innerJoin(p, eq(p.id, c.proposalId)).innerJoin(plans, eq(plans.id, p.planId)).where(eq(c.id, commentId));
  if (!row || row.state === "draft" || row.deletedAt !== null) throw notFound();
  // The debate of a proposal stays when the proposal is hidden, and what goes with it too.
  if (!row.isHidden && offReason === null) return true;
  if (!isWriter(ctx.actor, row)) await recordRead(ctx, row.planId, { proposalId: row.proposalId, attachmentId });
  return false;
}

async function reachOfDraft(ctx: Context, { draftId, positionDraftId }: Row, token: string | null): Promise<false> {
  const { proposalDrafts: d, positionDrafts } = ctx.tables;
  const { actor } = ctx;
  if (draftId !== null && (actor.kind === "person" || token)) {
    const near = await ctx.read.select({ id: d.id }).from(d).where(and(eq(d.id, draftId), withinReach(ctx, token)));
    if (near.length > 0) return false;
    if (actor.kind === "person" && (await standsBeside(ctx, draftId, actor.id))) return false;
  }
  if (positionDraftId !== null && actor.kind === "person") {
    const [row] = await ctx.read.select({ organisationId: positionDrafts.organisationId }).from(positionDrafts).where(eq(positionDrafts.id, positionDraftId));
    if (row && actor.memberships.some((each) => each.id === row.organisationId)) return false;
  }
  throw notFound();
}

/** Whether somebody has accepted to be a co-author of a draft, which no organisation's members write among themselves by now. */
async function standsBeside({ read, tables: { coAuthors: c, proposalDrafts: d } }: Context, draftId: string, userId: string): Promise<boolean> {
  const rows = await read.select({ id: c.id }).from(c).innerJoin(d, eq(d.id, c.draftId)).where(and(eq(c.draftId, draftId), eq(c.userId, userId), eq(c.state, "accepted"), isNull(d.organisationId))).limit(1);
  return rows.length > 0;
}

/** Staff may read what is hidden, and that they did is on record. Nobody else may. */
async function recordRead(ctx: Context, planId: string, { proposalId, attachmentId }: { proposalId: string; attachmentId: string }): Promise<void> {
  if (!isStaff(ctx.actor, planId)) throw notFound();
  await ctx.write((tx) => recordStaffAct(ctx, tx, { action: "proposal.hidden_file_read", subjectType: "proposal", subjectId: proposalId, planId, data: { attachmentId } }));
}
