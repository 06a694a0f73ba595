import type { Kit } from "../columns/sqlite.ts";
import { attachmentTypes, coAuthorStates, displayModes, followSubjects, hideReasons, locales, moderationMeasures, noticeKinds, noticeRelations, notificationKinds, reportReasons, reportStates, reportSubjects } from "../values.ts";
import type { accountTables } from "./accounts.ts";
import type { complianceTables } from "./compliance.ts";
import type { implementationTables } from "./implementation.ts";
import type { planTables } from "./plans.ts";
import type { proposalTables } from "./proposals.ts";

/** What a notice says beside its kind, in ids, references and titles that are public; never a text of a person beyond a title. */
export type NoticeData = { reference?: string; title?: string; language?: string; outcome?: string; initiative?: string; comment?: string; organisation?: string; plan?: string; closesAt?: string; followed?: string; version?: string; from?: string; /** "own": it replies to what its receiver said. */ repliesTo?: string; /** Why it concerns its receiver though it happened to another proposal than theirs: that was merged into it ("joined"), or it is a part of that ("part"). */ through?: string };

/** What people add to a proposal beside comments: files, co-authors, following it, reporting it. */
export function participationTables(
  { table, text, enumText, int, bool, instant, json, index, uniqueIndex, primaryKey }: Kit,
  { users }: ReturnType<typeof accountTables>,
  { plans }: ReturnType<typeof planTables>,
  { proposals, proposalDrafts, comments, positionDrafts }: ReturnType<typeof proposalTables>,
  { milestoneReports }: ReturnType<typeof implementationTables>,
  { meetings, repositoryDocuments }: ReturnType<typeof complianceTables>,
) {
  /**
   * A file that goes with a text. The row is written before the file and belongs to nothing then; the file is
   * attached in a transaction of its own. One that belongs to nothing any more is removed by the worker, the file first.
   */
  const attachments = table("attachments", {
    id: text("id").primaryKey(),
    /** To what it belongs: one of these, or none. */
    draftId: text("draft_id").references(() => proposalDrafts.id, { onDelete: "set null" }),
    proposalId: text("proposal_id").references(() => proposals.id, { onDelete: "set null" }),
    positionDraftId: text("position_draft_id").references(() => positionDrafts.id, { onDelete: "set null" }),
    commentId: text("comment_id").references(() => comments.id, { onDelete: "set null" }),
    milestoneReportId: text("milestone_report_id").references(() => milestoneReports.id, { onDelete: "set null" }),
    meetingId: text("meeting_id").references(() => meetings.id, { onDelete: "set null" }),
    repositoryDocumentId: text("repository_document_id").references(() => repositoryDocuments.id, { onDelete: "set null" }),
    /** The name as it is offered for saving, made safe, with the ending of its type. */
    name: text("name").notNull(),
    type: enumText("type", attachmentTypes).notNull(),
    /** Bytes, as stored. */
    size: int("size").notNull(),
    sha256: text("sha256").notNull(),
    /** Where it lies in the storage. */
    storageKey: text("storage_key").notNull(),
    uploadedBy: text("uploaded_by").references(() => users.id, { onDelete: "set null" }),
    createdAt: instant("created_at").notNull(),
    /** Set while staff have taken it off the public page: why, and by which decision. */
    offReason: enumText("off_reason", hideReasons),
    offDecisionId: text("off_decision_id"),
  }, (t) => [
    index("attachments_draft_idx").on(t.draftId), index("attachments_proposal_idx").on(t.proposalId), index("attachments_position_idx").on(t.positionDraftId), index("attachments_comment_idx").on(t.commentId),
    index("attachments_milestone_report_idx").on(t.milestoneReportId), index("attachments_meeting_idx").on(t.meetingId), index("attachments_repository_idx").on(t.repositoryDocumentId),
    index("attachments_uploader_idx").on(t.uploadedBy), index("attachments_created_idx").on(t.createdAt),
  ]);

  /** Somebody who was asked to stand beside the author, on a draft or on the proposal that it became. `tokenHash` is the SHA-256 of the token in the link; `email` is emptied once it is decided. */
  const coAuthors = table("co_authors", {
    id: text("id").primaryKey(),
    draftId: text("draft_id").references(() => proposalDrafts.id, { onDelete: "cascade" }),
    proposalId: text("proposal_id").references(() => proposals.id, { onDelete: "cascade" }),
    email: text("email").notNull(),
    emailKey: text("email_key").notNull(),
    tokenHash: text("token_hash").notNull(),
    state: enumText("state", coAuthorStates).notNull().default("invited"),
    invitedBy: text("invited_by").references(() => users.id, { onDelete: "set null" }),
    /** Who accepted. */
    userId: text("user_id").references(() => users.id, { onDelete: "set null" }),
    display: enumText("display", displayModes),
    /** The name as shown in public; empty until accepted. */
    shownName: text("shown_name").notNull().default(""),
    createdAt: instant("created_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
    decidedAt: instant("decided_at"),
  }, (t) => [
    uniqueIndex("co_authors_token_unique").on(t.tokenHash), uniqueIndex("co_authors_person_unique").on(t.proposalId, t.userId),
    index("co_authors_draft_idx").on(t.draftId), index("co_authors_user_idx").on(t.userId), index("co_authors_address_idx").on(t.emailKey),
  ]);

  /** That somebody follows something. `subjectId` is the id of the proposal, theme, plan, initiative or organisation. */
  const follows = table("follows", {
    userId: text("user_id").notNull().references(() => users.id, { onDelete: "cascade" }),
    subject: enumText("subject", followSubjects).notNull(),
    subjectId: text("subject_id").notNull(),
    createdAt: instant("created_at").notNull(),
  }, (t) => [primaryKey({ columns: [t.userId, t.subject, t.subjectId] }), index("follows_subject_idx").on(t.subject, t.subjectId, t.userId)]);

  /** Something happened that people are to be told of: written in the transaction that did it; the worker turns it into notices, some at a time. */
  const announcements = table("announcements", {
    id: text("id").primaryKey(),
    kind: enumText("kind", noticeKinds).notNull(),
    planId: text("plan_id").notNull().references(() => plans.id, { onDelete: "cascade" }),
    proposalId: text("proposal_id").references(() => proposals.id, { onDelete: "cascade" }),
    commentId: text("comment_id").references(() => comments.id, { onDelete: "cascade" }),
    data: json<NoticeData>("data").notNull(),
    /** Who did it, who is not told; null for the platform. No foreign key: it is done with soon. */
    actorId: text("actor_id"),
    at: instant("at").notNull(),
    /** The last person who was told in the order of ids, so that an interrupted round goes on from there. */
    toldUpTo: text("told_up_to").notNull().default(""),
    doneAt: instant("done_at"),
    /** Lease of the process that is telling. */
    availableAt: instant("available_at").notNull(),
  }, (t) => [index("announcements_due_idx").on(t.doneAt, t.availableAt)]);

  /** What one person is told in the product. Mail follows the person's setting for `setting`: at once by its own, else in a digest. */
  const notices = table("notices", {
    id: text("id").primaryKey(),
    userId: text("user_id").notNull().references(() => users.id, { onDelete: "cascade" }),
    /** What makes it once a person: the announcement, or the reminder's name. */
    cause: text("cause").notNull(),
    kind: enumText("kind", noticeKinds).notNull(),
    relation: enumText("relation", noticeRelations).notNull(),
    setting: enumText("setting", notificationKinds).notNull(),
    data: json<NoticeData>("data").notNull(),
    at: instant("at").notNull(),
    readAt: instant("read_at"),
    /** Whether a digest still owes it. */
    awaitsDigest: bool("awaits_digest").notNull().default(false),
  }, (t) => [uniqueIndex("notices_cause_unique").on(t.userId, t.cause), index("notices_user_idx").on(t.userId, t.at, t.id), index("notices_unread_idx").on(t.userId, t.readAt), index("notices_digest_idx").on(t.awaitsDigest, t.userId)]);

  /** Notice and action: somebody says that a text should not stand. Signed in, or by an address where the decision is sent. */
  const reports = table("reports", {
    id: text("id").primaryKey(),
    /** The number on the receipt, such as A-7KQ2-XW9H-BC4D. Not guessable. */
    number: text("number").notNull(),
    planId: text("plan_id").notNull().references(() => plans.id, { onDelete: "cascade" }),
    subject: enumText("subject", reportSubjects).notNull(),
    proposalId: text("proposal_id").notNull().references(() => proposals.id, { onDelete: "cascade" }),
    commentId: text("comment_id").references(() => comments.id, { onDelete: "cascade" }),
    reason: enumText("reason", reportReasons).notNull(),
    body: text("body").notNull(),
    reporterId: text("reporter_id").references(() => users.id, { onDelete: "set null" }),
    /** Of who reports without an account: where the receipt and the decision go. Emptied after the decision. */
    email: text("email").notNull().default(""),
    locale: enumText("locale", locales).notNull(),
    state: enumText("state", reportStates).notNull().default("open"),
    createdAt: instant("created_at").notNull(),
    decidedAt: instant("decided_at"),
    formKey: text("form_key").notNull(),
  }, (t) => [uniqueIndex("reports_number_unique").on(t.number), uniqueIndex("reports_form_key_unique").on(t.formKey), index("reports_queue_idx").on(t.planId, t.state, t.createdAt, t.id), index("reports_reporter_idx").on(t.reporterId), index("reports_proposal_idx").on(t.proposalId), index("reports_comment_idx").on(t.commentId)]);

  /** A decision of staff about a text: that it is restricted (its writer gets these reasons) or that it stays. */
  const moderationDecisions = table("moderation_decisions", {
    id: text("id").primaryKey(),
    planId: text("plan_id").notNull().references(() => plans.id, { onDelete: "cascade" }),
    subject: enumText("subject", reportSubjects).notNull(),
    proposalId: text("proposal_id").notNull().references(() => proposals.id, { onDelete: "cascade" }),
    commentId: text("comment_id").references(() => comments.id, { onDelete: "cascade" }),
    /** The report that it decides; null when staff saw the text themselves. */
    reportId: text("report_id").references(() => reports.id, { onDelete: "set null" }),
    isRestricted: bool("is_restricted").notNull(),
    measure: enumText("measure", moderationMeasures).notNull().default("kept"),
    /** Of a suspension: until when. */
    until: instant("until"),
    /** Why it is restricted; null when it stays. */
    reason: enumText("reason", hideReasons),
    note: text("note").notNull().default(""),
    decidedBy: text("decided_by").references(() => users.id, { onDelete: "set null" }),
    at: instant("at").notNull(),
    /** The objection of who wrote the text: once, and what came of it. */
    objection: text("objection").notNull().default(""),
    objectedAt: instant("objected_at"),
    objectionState: enumText("objection_state", reportStates),
    objectionAnswer: text("objection_answer").notNull().default(""),
    objectionDecidedBy: text("objection_decided_by").references(() => users.id, { onDelete: "set null" }),
    objectionDecidedAt: instant("objection_decided_at"),
  }, (t) => [index("moderation_decisions_proposal_idx").on(t.proposalId, t.at), index("moderation_decisions_comment_idx").on(t.commentId, t.at), index("moderation_decisions_report_idx").on(t.reportId), index("moderation_decisions_log_idx").on(t.planId, t.at, t.id), index("moderation_decisions_objection_idx").on(t.planId, t.objectionState, t.objectedAt)]);

  return { attachments, coAuthors, follows, announcements, notices, reports, moderationDecisions };
}
