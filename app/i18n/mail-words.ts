import { noticeLine, type NoticeToWord, type NoticeWords } from "./notice-words.ts";
import type { InitiativeCommentMailKind, AccountMailKind, MailKind, OrganisationMailKind, ProposalMailKind, CoAuthorMailKind, NoticeMailKind, ReportMailKind, AssessmentMailKind, CaseMailKind, AnswerMailKind, MergingMailKind, ModerationMailKind, ParticipationMailKind, ComplianceMailKind } from "#db/mail-kinds.ts";
import { initiativeNoticeKinds, planNoticeKinds, type DraftOutcome, type HideReason, type MemberRole, type Outcome, type ReportSubject, type Role, type ModerationMeasure, type RequirementId } from "#db/values.ts";

/** What each kind of mail about an account is told. `date` is an instant as ISO text; `plan` is a title, empty for the whole platform. */
export type AccountMailPayloads = {
  verify_email: { name: string; token: string; returnTo: string };
  already_registered: { name: string };
  email_change_confirm: { name: string; token: string };
  email_change_notice: { name: string; email: string };
  email_changed: { name: string; email: string };
  password_reset: { name: string; token: string };
  password_changed: { name: string };
  second_factor_on: { name: string };
  second_factor_off: { name: string };
  identity_link: { name: string; token: string; provider: string };
  identity_linked: { name: string; provider: string };
  role_granted: { name: string; role: Role; plan: string };
  role_revoked: { name: string; role: Role; plan: string };
  deletion_planned: { name: string; date: string };
  deletion_cancelled: { name: string };
  account_deleted: { name: string };
  retention_notice: { name: string; date: string };
};

/** What each kind of mail about an organisation is told: the receiver's name, the organisation's, and what links need. */
export type OrganisationMailPayloads = {
  organisation_invitation: { name: string; organisation: string; role: MemberRole; token: string };
  join_requested: { name: string; organisation: string; organisationId: string; applicant: string; message: string };
  join_approved: { name: string; organisation: string; organisationId: string };
  join_declined: { name: string; organisation: string };
  member_role_changed: { name: string; organisation: string; organisationId: string; role: MemberRole };
  member_removed: { name: string; organisation: string };
  organisation_verified: { name: string; organisation: string; organisationId: string };
  organisation_unverified: { name: string; organisation: string; organisationId: string; note: string };
  organisation_merged: { name: string; organisation: string; into: string; organisationId: string };
  release_requested: { name: string; organisation: string; organisationId: string; draft: string; title: string; writer: string; note: string };
  draft_sent_back: { name: string; organisation: string; organisationId: string; draft: string; title: string; by: string; note: string };
  draft_released: { name: string; organisation: string; title: string; by: string; reference: string };
  position_release_requested: { name: string; organisation: string; organisationId: string; reference: string; title: string; writer: string; note: string };
  position_sent_back: { name: string; organisation: string; organisationId: string; reference: string; title: string; by: string; note: string };
  position_released: { name: string; organisation: string; reference: string; title: string; by: string; comment: string };
};

/** Why a text is hidden: `note` is what the desk found, `origin` whether somebody reported it, `until` when one may object, as ISO text, empty where that is not known. */
export type StatementOfReasons = { reason: HideReason; note: string; origin: "report" | "desk"; until: string };

/** What each kind of mail about a contribution is told. */
export type ProposalMailPayloads = {
  /** `screeningHours`: within how many hours it is looked at before it is public; empty where it is public at once. */
  proposal_received: { name: string; reference: string; title: string; screeningHours: string };
  proposal_answered: { name: string; reference: string; title: string; outcome: Outcome; summary: string; reason: string; /** Of a correction: what was changed, and why. */ correction: string };
  proposal_shortlisted: { name: string; reference: string; title: string; initiative: string };
  proposal_hidden: { name: string; reference: string; title: string } & StatementOfReasons;
  proposal_restored: { name: string; reference: string; title: string };
  comment_hidden: { name: string; reference: string; title: string; comment: string } & StatementOfReasons;
};

/** What each kind of mail to co-authors is told. */
export type CoAuthorMailPayloads = {
  /** `name` is who invites: the address may have no account. `title` may be empty, as of a draft that has none yet. */
  co_author_invited: { name: string; title: string; token: string };
  /** `reference` is empty for a draft. `by` is the co-author as they chose to be shown. */
  co_author_accepted: { name: string; by: string; title: string; reference: string };
  /** `email` is where the invitation went. */
  co_author_declined: { name: string; email: string; title: string; reference: string };
  co_author_left: { name: string; by: string; title: string; reference: string };
  co_author_removed: { name: string; title: string; reference: string };
};

/** What mail about what one follows is told. `now` is when it is sent; of a long digest, `part` says which mail of how many. */
export type NoticeMailPayloads = {
  notice: { name: string; items: NoticeToWord[]; now: Date };
  digest: { name: string; items: NoticeToWord[]; now: Date; part: string; parts: string };
};

/** What each kind of mail about a report is told. `name` is empty for who has no account, `comment` for a proposal; `reason` is why the text is hidden, `note` why it stays, `by` whether who reported was signed in or left an address. */
export type ReportMailPayloads = {
  report_received: { name: string; number: string; reference: string; subject: ReportSubject; by: "account" | "address" };
  report_decided: { name: string; number: string; reference: string; subject: ReportSubject; outcome: "restricted" | "kept" | "deleted"; measure: ModerationMeasure; reason: HideReason | ""; note: string };
  objection_received: { name: string; reference: string; subject: ReportSubject; comment: string; measure: ModerationMeasure; decision: string };
  objection_decided: { name: string; reference: string; subject: ReportSubject; comment: string; outcome: "upheld" | "dismissed"; answer: string; measure: ModerationMeasure; decision: string };
};

/** What each kind of mail about a decision is told, beside hiding. `decision` is its id, `comment` is empty for a proposal. */
type AboutDecision = { name: string; reference: string; subject: ReportSubject; comment: string; decision: string } & StatementOfReasons;
export type ModerationMailPayloads = {
  /** `files`: so many went off the page with the passage. */
  text_redacted: AboutDecision & { title: string; files: string };
  passage_restored: { name: string; reference: string; subject: ReportSubject; comment: string };
  writer_warned: AboutDecision;
  writer_suspended: AboutDecision & { suspendedUntil: string };
  suspension_lifted: { name: string; reference: string };
  proposal_screened: { name: string; reference: string; title: string };
  comment_restored: { name: string; reference: string; comment: string };
};

/** What mail to those who handle cases is told: `by` is who gave it, `plan` a slug, `title` empty where the text is hidden. */
export type CaseMailPayloads = {
  case_assigned: { name: string; reference: string; title: string; by: string; plan: string };
};

/** What each kind of mail about assessments is told. `count` is a number of cases, `slug` the plan in addresses, `date` the deadline as ISO text. To an authority `name` is its own, and `title` empty while the text is hidden. */
export type AssessmentMailPayloads = {
  assessments_assigned: { name: string; count: string; plan: string; slug: string };
  assessments_due: { name: string; count: string; plan: string; slug: string; date: string };
  authority_asked: { name: string; reference: string; title: string; question: string; date: string; token: string };
  authority_reminded: { name: string; reference: string; title: string; date: string; token: string };
  authority_extended: { name: string; reference: string; title: string; date: string; token: string };
  authority_answered: { name: string; authority: string; reference: string; title: string; slug: string };
};

/** What who is named for an initiative is told: `title` in the language of the mail; `leads` is `1` for the one that is to lead. */
export type ParticipationMailPayloads = {
  participation_asked: { name: string; reference: string; title: string; plan: string; leads: string; token: string };
  /** Why it is asked to report, and which milestones are not complete, with their last day (YYYY-MM-DD). */
  progress_asked: { name: string; reference: string; title: string; plan: string; why: "asked" | "soon" | "overdue"; milestones: { title: string; endsOn: string | null }[]; token: string };
  /** A report of its was hidden, why, and where it objects (empty where that is not known); or is shown again. */
  progress_hidden: { name: string; reference: string; title: string; plan: string; milestone: number; reason: HideReason; contact: string };
  progress_restored: { name: string; reference: string; title: string; plan: string; milestone: number };
};

/** What each kind of mail about an answer in the making is told: of which case, and who asks or sends it back. `title` is empty for a hidden one. */
export type AnswerMailPayloads = {
  approval_requested: { name: string; reference: string; title: string; plan: string; by: string };
  answer_sent_back: { name: string; reference: string; title: string; plan: string; by: string; note: string };
};

/** What each kind of mail about merged and split proposals is told. `other` is the reference of the proposal that became part of this one, or that this one was part of; `otherTitle` is empty when it is hidden; `parts` is one line a part. */
export type MergingMailPayloads = {
  proposal_joined: { name: string; reference: string; title: string; other: string; otherTitle: string };
  merge_undone: { name: string; reference: string; title: string; other: string; /** `withdrawn`: its author took back what it was part of. */ why: string };
  proposal_split: { name: string; reference: string; title: string; parts: string };
  split_undone: { name: string; reference: string; title: string };
};

/** What each kind of mail about a comment on an initiative is told. `title` is the initiative's, `outcome` empty where an answer has none, `contact` the mailbox of the plan, where one objects; empty where it has none. */
export type InitiativeCommentMailPayloads = {
  initiative_comment_answered: { name: string; reference: string; title: string; comment: string; outcome: DraftOutcome | ""; answer: string };
  initiative_comment_hidden: { name: string; reference: string; title: string; comment: string; reason: HideReason; note: string; contact: string };
  initiative_comment_restored: { name: string; reference: string; title: string; comment: string };
};
/** What mail about a minimum requirement is told: how it stands, and the day that is meant, empty where there is none. */
type ComplianceMailPayloads = { requirement_warning: { name: string; plan: string; slug: string; requirement: RequirementId; standing: "at_risk" | "not_met"; day: string } };

/** What each kind of mail is told; the same fields are checked in domain/mail/compose-mail.ts before the words are made. */
export type MailPayloads = AccountMailPayloads & OrganisationMailPayloads & ProposalMailPayloads & CoAuthorMailPayloads & NoticeMailPayloads & ReportMailPayloads
  & CaseMailPayloads & AssessmentMailPayloads & ParticipationMailPayloads & AnswerMailPayloads & MergingMailPayloads
  & ModerationMailPayloads & InitiativeCommentMailPayloads & ComplianceMailPayloads;

/** Whole addresses of pages, in the language of the mail. */
export type MailLinks = {
  verifyEmail: (token: string, returnTo: string) => string;
  confirmEmail: (token: string) => string;
  resetPassword: (token: string) => string;
  confirmIdentity: (token: string) => string;
  signIn: string;
  forgotPassword: string;
  security: string;
  account: string;
  data: string;
  desk: string;
  /** A case at the desk of a plan (a slug). */
  case: (plan: string, reference: string) => string;
  /** Where a case is answered. */
  answering: (plan: string, reference: string) => string;
  join: (token: string) => string;
  organisation: (id: string) => string;
  members: (id: string) => string;
  draft: (organisationId: string, draft: string) => string;
  position: (organisationId: string, reference: string) => string;
  comment: (reference: string, comment: string) => string;
  proposal: (reference: string) => string;
  rules: string;
  decision: (reference: string, comment: string, id?: string) => string;
  report: (number: string) => string;
  /** Where a report is found by its number. */
  reports: string;
  initiative: (reference: string) => string;
  initiativeComment: (reference: string, comment: string) => string;
  /** Where a notice leads. */
  notice: (notice: NoticeToWord) => string;
  news: string;
  notifications: string;
  coAuthor: (token: string) => string;
  /** The assessments that wait for the reader, by the plan in addresses. */
  assessments: (slug: string) => string;
  deskCase: (slug: string, reference: string) => string;
  authority: (token: string) => string;
  /** Where a party reports how far an initiative has come. */
  progress: (token: string) => string;
  /** How the minimum requirements of a plan stand, for who runs it. */
  compliance: (slug: string) => string;
};

/** Lines under a heading, each with where it leads. */
export type MailGroup = { heading: string; lines: { text: string; href: string }[] };

/** A mail in words: the paragraphs in their order, the groups of a digest, then at most one link. */
export type MailWords = { subject: string; paragraphs: string[]; groups?: MailGroup[]; link?: { text: string; href: string } };

/** The mails of one area in one language. */
export type MailsOf<Kinds extends MailKind> = { [Kind in Kinds]: (payload: MailPayloads[Kind], links: MailLinks) => MailWords };
export type AccountMails = MailsOf<AccountMailKind>;
export type OrganisationMails = MailsOf<OrganisationMailKind>;
export type ProposalMails = MailsOf<ProposalMailKind>;
export type CoAuthorMails = MailsOf<CoAuthorMailKind>;
export type NoticeMails = MailsOf<NoticeMailKind>;
export type CaseMails = MailsOf<CaseMailKind>;
export type ReportMails = MailsOf<ReportMailKind>;
export type AssessmentMails = MailsOf<AssessmentMailKind>;
export type ParticipationMails = MailsOf<ParticipationMailKind>;
export type AnswerMails = MailsOf<AnswerMailKind>;
export type MergingMails = MailsOf<MergingMailKind>;
export type InitiativeCommentMails = MailsOf<InitiativeCommentMailKind>;
export type ModerationMails = MailsOf<ModerationMailKind>;
export type ComplianceMails = MailsOf<ComplianceMailKind>;
/** All mails of one language. */
export type MailCatalogue = MailsOf<MailKind>;

/** A text of several paragraphs behind a sentence that leads to it; nothing when there is no text. */
export function quoted(lead: string, text: string): string[] {
  return text === "" ? [] : [lead, ...text.split(/\n{2,}/)];
}

/** The notices of a digest under the names of their proposals, each proposal where its first notice stands; deadlines come first. */
export function noticeGroups(words: NoticeWords, items: readonly NoticeToWord[], now: Date, links: MailLinks, deadlines: string): MailGroup[] {
  const groups = new Map<string, MailGroup>();
  const ordered = [...items.filter(({ data }) => !data.reference), ...items.filter(({ data }) => data.reference)];
  for (const notice of ordered) {
    const { reference, title } = notice.data;
    const ofPlan = planNoticeKinds.includes(notice.kind);
    const ofInitiative = initiativeNoticeKinds.includes(notice.kind);
    const key = reference ?? (ofPlan ? `plan ${notice.data.plan ?? ""}` : ofInitiative ? `initiative ${notice.data.initiative ?? ""}` : "");
    const group = groups.get(key) ?? { heading: "", lines: [] };
    // The title as it was last.
    if (ofPlan) group.heading = title ?? "";
    else if (ofInitiative) group.heading = words.named(title, notice.data.initiative ?? "");
    else if (!reference) group.heading = deadlines;
    else if (title || !group.heading) group.heading = title ? words.named(title, reference) : words.untitled(reference);
    group.lines.push({ text: noticeLine(words, notice, now, reference !== undefined), href: links.notice(notice) });
    groups.set(key, group);
  }
  return [...groups.values()];
}
