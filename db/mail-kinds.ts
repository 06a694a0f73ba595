// The kinds of mail that the platform sends, by what they are about.

/** Mail about one's own account: always sent. */
export const accountMailKinds = [
  "verify_email", "already_registered", "email_change_confirm", "email_change_notice", "email_changed", "password_reset", "password_changed", "second_factor_on", "second_factor_off",
  "identity_link", "identity_linked", "role_granted", "role_revoked", "deletion_planned", "deletion_cancelled", "account_deleted", "retention_notice",
] as const;
export type AccountMailKind = (typeof accountMailKinds)[number];

/** Mail about an organisation that one belongs to or is asked to join. */
export const organisationMailKinds = [
  "organisation_invitation", "join_requested", "join_approved", "join_declined", "member_role_changed", "member_removed", "organisation_verified", "organisation_unverified", "organisation_merged",
  "release_requested", "draft_sent_back", "draft_released",
  "position_release_requested", "position_sent_back", "position_released",
] as const;
export type OrganisationMailKind = (typeof organisationMailKinds)[number];

/** Mail about what one has sent in. */
export const proposalMailKinds = ["proposal_received", "proposal_answered", "proposal_shortlisted", "proposal_hidden", "proposal_restored", "comment_hidden"] as const;
export type ProposalMailKind = (typeof proposalMailKinds)[number];

/** Mail to those who take part in writing a proposal. */
export const coAuthorMailKinds = ["co_author_invited", "co_author_accepted", "co_author_declined", "co_author_left", "co_author_removed"] as const;
export type CoAuthorMailKind = (typeof coAuthorMailKinds)[number];

/** Mail about what one said about an initiative. */
export const initiativeCommentMailKinds = ["initiative_comment_answered", "initiative_comment_hidden", "initiative_comment_restored"] as const;
export type InitiativeCommentMailKind = (typeof initiativeCommentMailKinds)[number];

/** Mail about what one follows or takes part in: one notice, or the notices of a day or a week. */
export const noticeMailKinds = ["notice", "digest"] as const;
export type NoticeMailKind = (typeof noticeMailKinds)[number];

/** Mail about a report of a text: to who reported it, and to who wrote it. */
export const reportMailKinds = ["report_received", "report_decided", "objection_received", "objection_decided"] as const;
export type ReportMailKind = (typeof reportMailKinds)[number];

/** Mail to who writes and approves answers. */
export const answerMailKinds = ["approval_requested", "answer_sent_back"] as const;
export type AnswerMailKind = (typeof answerMailKinds)[number];

/** Mail to those who handle cases. */
const caseMailKinds = ["case_assigned"] as const;
export type CaseMailKind = (typeof caseMailKinds)[number];

/** Mail to those who assess cases, and to authorities outside the team that are asked. */
export const assessmentMailKinds = ["assessments_assigned", "assessments_due", "authority_asked", "authority_reminded", "authority_extended", "authority_answered"] as const;
export type AssessmentMailKind = (typeof assessmentMailKinds)[number];

/** Mail to authorities and others that are named to carry an initiative out. */
export const participationMailKinds = ["participation_asked", "progress_asked", "progress_hidden", "progress_restored"] as const;
export type ParticipationMailKind = (typeof participationMailKinds)[number];

/** Mail about what became part of another proposal or was split. */
export const mergingMailKinds = ["proposal_joined", "merge_undone", "proposal_split", "split_undone"] as const;
export type MergingMailKind = (typeof mergingMailKinds)[number];

/** Mail about decisions on texts and their writers beside hiding. */
export const moderationMailKinds = ["text_redacted", "passage_restored", "writer_warned", "writer_suspended", "suspension_lifted", "proposal_screened", "comment_restored"] as const;
export type ModerationMailKind = (typeof moderationMailKinds)[number];

/** Mail to coordinators about OGP's minimum requirements. */
const complianceMailKinds = ["requirement_warning"] as const;
export type ComplianceMailKind = (typeof complianceMailKinds)[number];

export const mailKinds = [
  ...accountMailKinds, ...organisationMailKinds, ...proposalMailKinds, ...coAuthorMailKinds, ...noticeMailKinds, ...reportMailKinds,
  ...answerMailKinds, ...caseMailKinds, ...assessmentMailKinds, ...participationMailKinds, ...mergingMailKinds, ...moderationMailKinds, ...initiativeCommentMailKinds,
  ...complianceMailKinds,
] as const;
export type MailKind = (typeof mailKinds)[number];
