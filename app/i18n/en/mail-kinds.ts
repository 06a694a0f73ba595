import type { MailKind } from "#db/mail-kinds.ts";

/** What a mail is about, and nothing of who gets it. */
export const mailKinds: Record<MailKind, string> = {
  verify_email: "Confirm the e-mail address", already_registered: "The address has an account already", email_change_confirm: "Confirm the new e-mail address", email_change_notice: "The e-mail address is being changed", email_changed: "The e-mail address was changed",
  password_reset: "New password", password_changed: "The password was changed", second_factor_on: "Two steps turned on", second_factor_off: "Two steps turned off", identity_link: "Connect a sign-in", identity_linked: "A sign-in was connected",
  role_granted: "A role was given", role_revoked: "A role was taken back", deletion_planned: "The account will be deleted", deletion_cancelled: "The deletion was called off", account_deleted: "The account was deleted", retention_notice: "The account has not been used for long",
  organisation_invitation: "Invitation to an organisation", join_requested: "Somebody wants to join", join_approved: "Admitted to an organisation", join_declined: "Not admitted to an organisation", member_role_changed: "Role in an organisation changed", member_removed: "Removed from an organisation",
  organisation_verified: "The organisation was verified", organisation_unverified: "The organisation is no longer verified", organisation_merged: "The organisation was merged into another",
  release_requested: "A draft waits for a representative", draft_sent_back: "A draft was handed back", draft_released: "A draft was submitted",
  position_release_requested: "A position waits for a representative", position_sent_back: "A position was handed back", position_released: "A position was published",
  proposal_received: "Receipt for a proposal", proposal_answered: "Answer to a proposal", proposal_shortlisted: "A proposal is part of a draft", proposal_hidden: "A proposal was hidden", proposal_restored: "A proposal is shown again", comment_hidden: "A comment was hidden",
  co_author_invited: "Invitation to be a co-author", co_author_accepted: "A co-author accepted", co_author_declined: "A co-author declined", co_author_left: "A co-author left the proposal", co_author_removed: "Removed as a co-author",
  proposal_joined: "Another proposal became part of a proposal", merge_undone: "A merge was undone", proposal_split: "A proposal was split", split_undone: "A proposal was put together again",
  notice: "News for the receiver", digest: "News for the receiver, gathered",
  report_received: "Receipt for a report", report_decided: "Decision on a report", objection_received: "Receipt for an objection", objection_decided: "Decision on an objection",
  case_assigned: "A case was given to somebody",
  assessments_assigned: "Cases wait for an assessment", assessments_due: "Assessments are due soon", authority_asked: "A question to an authority", authority_reminded: "A reminder to an authority", authority_extended: "A new deadline for an authority", authority_answered: "An authority has answered",
  participation_asked: "An authority is named for an initiative",
  initiative_comment_answered: "Answer to a comment on an initiative", initiative_comment_hidden: "A comment on an initiative was hidden", initiative_comment_restored: "A comment on an initiative is shown again",
  progress_asked: "An authority is asked to report progress",
  progress_hidden: "A report on a milestone was hidden", progress_restored: "A report on a milestone is shown again",
  approval_requested: "An answer waits for approval", answer_sent_back: "An answer was sent back",
  requirement_warning: "One of OGP's minimum requirements is at risk",
  text_redacted: "Something was left out of a text", passage_restored: "Something was put back into a text", writer_warned: "A warning", writer_suspended: "Suspended from writing", suspension_lifted: "Can write again", proposal_screened: "A proposal was looked at", comment_restored: "A comment is shown again",
};
