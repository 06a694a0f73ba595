import type { MailKind } from "#db/mail-kinds.ts";
import type { NotificationKind } from "#db/values.ts";

const always = null;

/** Which setting a mail goes by; null is sent whatever is set, as it concerns one's own account, rights or a decision that must be told. */
const kinds: Record<MailKind, NotificationKind | null> = {
  verify_email: always, already_registered: always, email_change_confirm: always, email_change_notice: always, email_changed: always, password_reset: always, password_changed: always, second_factor_on: always, second_factor_off: always,
  identity_link: always, identity_linked: always, role_granted: always, role_revoked: always, deletion_planned: always, deletion_cancelled: always, account_deleted: always, retention_notice: always,
  organisation_invitation: always, join_requested: "organisation_work", join_approved: always, join_declined: always, member_role_changed: "organisation_work", member_removed: always,
  organisation_verified: "organisation_work", organisation_unverified: "organisation_work", organisation_merged: "organisation_work", release_requested: "organisation_work", draft_sent_back: "organisation_work", draft_released: "organisation_work",
  position_release_requested: "organisation_work", position_sent_back: "organisation_work", position_released: "organisation_work",
  proposal_received: always, proposal_answered: "own_proposals", proposal_shortlisted: "own_proposals", proposal_restored: "own_proposals",
  co_author_invited: always, co_author_accepted: "own_proposals", co_author_declined: "own_proposals", co_author_left: "own_proposals", co_author_removed: always,
  proposal_joined: "own_proposals", merge_undone: "own_proposals", proposal_split: "own_proposals", split_undone: "own_proposals",
  // A statement of reasons: who wrote a text must be told why it is hidden.
  proposal_hidden: always, comment_hidden: always,
  // What becomes of a report and of an objection is asked for by who gets it.
  report_received: always, report_decided: always, objection_received: always, objection_decided: always,
  case_assigned: "organisation_work",
  // Work that somebody at the desk is given, and questions to authorities outside it.
  assessments_assigned: always, assessments_due: always, authority_asked: always, authority_reminded: always, authority_extended: always, authority_answered: always,
  // Authorities and others outside the platform that are named for an initiative.
  participation_asked: always, progress_asked: always, progress_hidden: always, progress_restored: always,
  // Work that waits for who is asked.
  approval_requested: always, answer_sent_back: always,
  // Decisions about a text or who wrote it are told whatever is set; so is that a text that waited is public now.
  text_redacted: always, passage_restored: always, writer_warned: always, writer_suspended: always, suspension_lifted: always, proposal_screened: always, comment_restored: always,
  initiative_comment_answered: "own_proposals", initiative_comment_hidden: always, initiative_comment_restored: always,
  // A duty of who runs the plan.
  requirement_warning: always,
  // These are queued with the settings of what they tell.
  notice: always, digest: always,
};

/** Which of a person's notification settings decides about mail of this kind; null when it is always sent. */
export function notificationKindOf(kind: MailKind): NotificationKind | null {
  return kinds[kind];
}
