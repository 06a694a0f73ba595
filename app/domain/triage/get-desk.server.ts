import { getAnswerPanel, type AnswerPanel } from "../answers/get-case-panel.server.ts";
import { getAssessmentPanel, type AssessmentPanel } from "../assessment/get-case-panel.server.ts";
import { listAttachments, type AttachmentView } from "../attachments/attach.server.ts";
import { getCommentNumbers, type CommentNumbers } from "../comments/get-comment-numbers.server.ts";
import { listThreads, type ThreadPage } from "../comments/list-threads.server.ts";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { listInitiativeTitles, type InitiativeTitle } from "../initiatives/queries.server.ts";
import { getMergingPanel, type MergingPanel } from "../merging/get-case-panel.server.ts";
import { getModerationPanel, type ModerationPanel } from "../moderation/get-case-panel.server.ts";
import { getPlan, listPlans, listThemes, type PlanDetails, type PlanSummary, type ThemeView } from "../plans/queries.server.ts";
import { getProposal, type ProposalView } from "../proposals/get-proposal.server.ts";
import { countWaiting, type QueueCounts } from "../reports/list-queue.server.ts";
import { getCaseNotes, type CaseNotes } from "./get-case-notes.server.ts";
import { listInbox, type Inbox, type InboxFilter } from "./list-inbox.server.ts";
import { listSavedViews, type SavedView } from "../saved-views/saved-views.server.ts";
import { seeCase } from "../presence/see-case.server.ts";
import { listStaff, type StaffMember } from "./staff-of-plan.server.ts";
import { isStaff, requireStaff } from "./policy.ts";
import { recordHiddenRead } from "./record-hidden-read.server.ts";

export type Desk = { plan: PlanSummary; themes: ThemeView[]; inbox: Inbox; /** What is reported, beside the cases. */ waiting: QueueCounts };

/** What the list has around it while no case is open: who can be chosen in its filters, and the views that one keeps. */
export type InboxPage = Desk & { staff: StaffMember[]; savedViews: SavedView[] };

/** The plans whose proposals one works on, the newest first. */
export async function listDesks(ctx: Context): Promise<PlanDetails[]> {
  requireStaff(ctx.actor);
  const plans = await listPlans(ctx);
  return plans.filter((plan) => plan.phases.some((phase) => phase.kind === "collect") && isStaff(ctx.actor, plan.id));
}

/** A plan that one works on, for the pages beside its list. */
export async function getPlanOfDesk(ctx: Context, planSlug: string): Promise<PlanSummary> {
  requireStaff(ctx.actor);
  const plan = await getPlan(ctx, planSlug);
  requireStaff(ctx.actor, plan.id);
  return plan;
}

/** The desk's list for a plan. Throws `forbidden` for who works on other plans: that the plan is there is no secret. */
export async function getDesk(ctx: Context, planSlug: string, filter: InboxFilter): Promise<Desk> {
  requireStaff(ctx.actor);
  const plan = await getPlan(ctx, planSlug);
  requireStaff(ctx.actor, plan.id);
  const [themes, inbox, waiting] = await Promise.all([listThemes(ctx, plan.id), listInbox(ctx, plan.id, filter), countWaiting(ctx, plan.id)]);
  return { plan, themes, inbox, waiting };
}

/** The desk's list by itself. */
export async function getInboxPage(ctx: Context, planSlug: string, filter: InboxFilter): Promise<InboxPage> {
  requireStaff(ctx.actor);
  const desk = await getDesk(ctx, planSlug, filter);
  const [staff, savedViews] = await Promise.all([listStaff(ctx, desk.plan.id), listSavedViews(ctx, desk.plan.id)]);
  return { ...desk, staff, savedViews };
}

export type DeskCase = Desk & { /** Others who have it open now. */ present: string[]; proposal: ProposalView; notes: CaseNotes; comments: ThreadPage; numbers: CommentNumbers; attachments: AttachmentView[]; initiatives: InitiativeTitle[]; isMine: boolean; panels: { answer: AnswerPanel; assessment: AssessmentPanel; merging: MergingPanel; moderation: ModerationPanel } };

/** The desk's list with one case opened. Opening a text that is hidden from the public is recorded. Who has an interest in it is not given the answer in the making. */
export async function getDeskCase(ctx: Context, planSlug: string, reference: string, filter: InboxFilter): Promise<DeskCase> {
  const staff = requireStaff(ctx.actor);
  const [desk, proposal] = await Promise.all([getDesk(ctx, planSlug, filter), getProposal(ctx, reference)]);
  if (proposal.plan.slug !== planSlug) throw notFound();
  const [notes, comments, numbers, initiatives, answer, assessment, merging, moderation] = await Promise.all([getCaseNotes(ctx, proposal), listThreads(ctx, proposal, {}), getCommentNumbers(ctx, proposal.id), listInitiativeTitles(ctx, desk.plan.id, "draft"), getAnswerPanel(ctx, proposal), getAssessmentPanel(ctx, proposal), getMergingPanel(ctx, proposal), getModerationPanel(ctx, proposal)]);
  const present = await seeCase(ctx, proposal);
  if (notes.text && !proposal.isWriter) await recordHiddenRead(ctx, proposal);
  const shown = notes.text ? { ...proposal, ...notes.text } : proposal;
  const attachments = proposal.isHidden && !notes.text && !proposal.isWriter ? [] : await listAttachments(ctx, { proposalId: proposal.id });
  return { ...desk, proposal: shown, notes, comments, numbers, attachments, initiatives, present, isMine: notes.assignee?.id === staff.id, panels: { answer: notes.interest ? { ...answer, draft: null } : answer, assessment, merging, moderation } };
}

/** What the page for taking several proposals into an initiative needs. Throws `not_found` when one is not of the plan. */
export async function getShortlisting(ctx: Context, planSlug: string, references: string[]): Promise<{ plan: PlanSummary; proposals: ProposalView[]; initiatives: InitiativeTitle[] }> {
  requireStaff(ctx.actor);
  const plan = await getPlan(ctx, planSlug);
  requireStaff(ctx.actor, plan.id);
  const proposals = await Promise.all(references.map((reference) => getProposal(ctx, reference)));
  if (proposals.some((proposal) => proposal.plan.slug !== planSlug)) throw notFound();
  return { plan, proposals, initiatives: await listInitiativeTitles(ctx, plan.id, "draft") };
}
