/** The fixed vocabularies of the platform. The words people see for them are in app/i18n; their meaning is in docs/glossary.md. */

export const locales = ["da", "en"] as const;
export type Locale = (typeof locales)[number];

/** Who takes part (OGP: citizens, businesses, civil society, public authorities). */
export const participantTypes = ["citizen", "business", "ngo", "authority"] as const;
export type ParticipantType = (typeof participantTypes)[number];

export const organisationTypes = ["business", "ngo", "authority"] as const;
export type OrganisationType = (typeof organisationTypes)[number];

/** How the author of a contribution is shown in public. */
export const displayModes = ["name", "organisation", "code"] as const;
export type DisplayMode = (typeof displayModes)[number];

export const roles = ["moderator", "coordinator", "admin"] as const;
export type Role = (typeof roles)[number];

export const planStates = ["draft", "announced", "open", "published", "closed"] as const;
export type PlanState = (typeof planStates)[number];

/** The steps of the cycle, in their order. */
export const phaseKinds = ["announce", "collect", "triage", "draft", "publish", "implement", "report"] as const;
export type PhaseKind = (typeof phaseKinds)[number];

/** How a proposal was answered (domain facts, section 4). */
export const outcomes = ["adopted", "partly_adopted", "merged", "already_under_way", "forwarded", "not_adopted", "out_of_scope"] as const;
export type Outcome = (typeof outcomes)[number];

/** Where a proposal stands for everybody: before an answer, answered with an outcome, split into parts that are answered each, or withdrawn. */
export const proposalStatuses = ["received", "under_consideration", ...outcomes, "split", "withdrawn"] as const;
export type ProposalStatus = (typeof proposalStatuses)[number];

/**
 * Where the desk stands with a case, for staff alone, in the order in which it goes. `screening`: not public yet, as its plan
 * looks at texts first. `published`: its answer is.
 */
export const caseStages = ["screening", "submitted", "in_triage", "assessed", "answer_drafted", "answer_approved", "published"] as const;
export type CaseStage = (typeof caseStages)[number];

/** Where an answer stands that is not public: being written, waiting for somebody else to approve it, or approved and waiting to be published. */
export const answerStates = ["draft", "awaiting_approval", "approved"] as const;
export type AnswerState = (typeof answerStates)[number];

/**
 * Why a proposal was not, or not all of it, taken up. The first four are those for which a text is public and yet not taken
 * further (domain facts, section 4); texts that are hidden have reasons of their own (`hideReasons`).
 */
export const answerReasons = ["duplicate", "irrelevant", "unclear", "fake_name", "outside_ogp", "law", "cost", "no_owner", "already_done", "other_work", "other"] as const;
export type AnswerReason = (typeof answerReasons)[number];

/** Where an assessor stands with a case: asked, or done. */
export const assessmentStates = ["draft", "submitted"] as const;
export type AssessmentState = (typeof assessmentStates)[number];

/** Where the question to an authority outside the team stands. */
export const authorityRequestStates = ["open", "answered", "withdrawn"] as const;
export type AuthorityRequestState = (typeof authorityRequestStates)[number];

/** What a bulk act does to each of the chosen cases. */
export const bulkKinds = ["theme", "handler", "stage", "assessors", "template_answer", "approve", "publish"] as const;
export type BulkKind = (typeof bulkKinds)[number];

/** Where a bulk act stands: ordered, running, done; or being undone, and undone. */
export const bulkStates = ["ordered", "running", "done", "undoing", "undone"] as const;
export type BulkState = (typeof bulkStates)[number];

/** What became of one case in a bulk act. */
export const bulkItemStates = ["waiting", "done", "refused", "undone", "not_undone"] as const;
export type BulkItemState = (typeof bulkItemStates)[number];

/** What a proposal is about in OGP's terms (domain facts, section 2): which of its values it serves. */
export const ogpValues = ["transparency", "participation", "accountability"] as const;
export type OgpValue = (typeof ogpValues)[number];

/**
 * The field that a proposal is about: the ten policy areas that OGP published with its Open Gov Challenge (2024 to 2028) and
 * tags commitments by, https://www.opengovpartnership.org/the-open-gov-challenge/ (docs/decisions/0021).
 */
export const policyAreas = ["access_to_information", "anti_corruption", "civic_space", "climate_environment", "digital_governance", "fiscal_openness", "gender_inclusion", "justice", "media_freedom", "public_participation"] as const;
export type PolicyArea = (typeof policyAreas)[number];

/** The languages that a text can be said to be in, by their tags (BCP 47): those of the country, its neighbours, and those most spoken there beside them. `und` is any other. */
export const textLanguages = ["da", "en", "fo", "kl", "de", "nb", "sv", "is", "fi", "pl", "ro", "lt", "uk", "ru", "ar", "fa", "ku", "tr", "ur", "so", "bs", "es", "fr", "und"] as const;

/** Why its author withdrew a proposal. */
export const withdrawReasons = ["changed_mind", "covered_elsewhere", "already_done", "mistake", "other"] as const;
export type WithdrawReason = (typeof withdrawReasons)[number];

/** Where the invitation of a co-author stands. */
export const coAuthorStates = ["invited", "accepted", "declined"] as const;
export type CoAuthorState = (typeof coAuthorStates)[number];

/** What a text under a proposal is: a comment (or a reply), an organisation's considered position, the word of the authority that answers, or the author's one reply to the answer. */
export const commentKinds = ["comment", "position", "official", "author_reply"] as const;
export type CommentKind = (typeof commentKinds)[number];

/** The files that may go with a text. */
export const attachmentTypes = ["application/pdf", "image/png", "image/jpeg", "image/webp", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "application/vnd.oasis.opendocument.text"] as const;
export type AttachmentType = (typeof attachmentTypes)[number];

export const stances = ["for", "against", "neutral"] as const;
export type Stance = (typeof stances)[number];

/** How much of a proposal went into an initiative. */
export const adoptionDegrees = ["full", "partly", "inspired"] as const;
export type AdoptionDegree = (typeof adoptionDegrees)[number];

export const initiativeStates = ["draft", "published"] as const;

/** What a phase promises to those who take part, on the scale of the International Association for Public Participation (IAP2), as OGP's reviewers use it. */
export const participationLevels = ["inform", "consult", "involve", "collaborate", "empower"] as const;
export type ParticipationLevel = (typeof participationLevels)[number];

/** The templates that an initiative can be written by (domain facts, section 2). */
export const initiativeTemplates = ["dk2017", "ogp2022"] as const;
export type InitiativeTemplate = (typeof initiativeTemplates)[number];

/** Where an initiative comes from: from proposals, from work that was under way already, or from the authorities themselves. */
export const initiativeOrigins = ["proposals", "existing", "government"] as const;
export type InitiativeOrigin = (typeof initiativeOrigins)[number];

/** What an initiative brings about. Where it is only one of the first four, OGP's reviewers cannot code it above "modest" (domain facts, section 2). */
export const initiativeOutputs = ["website", "data_release", "training", "pilot", "rule_or_law", "body_or_mechanism", "service_change", "other"] as const;
export type InitiativeOutput = (typeof initiativeOutputs)[number];

/** What an authority or another party is to an initiative: the one that answers for it, or one that takes part. */
export const authorityRoles = ["lead", "supporting"] as const;
export type AuthorityRole = (typeof authorityRoles)[number];

/** What kind of party takes part in an initiative, as OGP's template divides them. */
export const authoritySectors = ["government", "civil_society", "other"] as const;
export type AuthoritySector = (typeof authoritySectors)[number];

/** Whether a party has said that it takes part: named and not asked yet, asked, confirmed, or declined. */
export const authorityStates = ["named", "told", "confirmed", "declined"] as const;
export type AuthorityState = (typeof authorityStates)[number];

/** What is published of a plan in versions that never change: the plan itself, the accounting of what came in and what became of it, and the report of those who run the plan on how it was carried out. */
export const publicationKinds = ["plan", "outcome", "report"] as const;
export type PublicationKind = (typeof publicationKinds)[number];

/** What a plan can lack when it is to be published (`app/domain/publications/gate.ts`). */
export const missingKeys = ["collect_open", "draft_open", "no_initiatives", "unanswered", "screening", "plan_texts", "theme_texts", "initiatives", "draft_comments", "not_adopted", "report_texts", "report_initiatives", "unreported"] as const;
export type MissingKey = (typeof missingKeys)[number];

/** The files that are made of a publication. */
export const publicationFormats = ["pdf", "docx"] as const;
export type PublicationFormat = (typeof publicationFormats)[number];

/** Where the making of a file stands. */
export const publicationFileStates = ["ordered", "making", "ready", "failed"] as const;
export type PublicationFileState = (typeof publicationFileStates)[number];

/** Why a contribution was hidden (domain facts, section 4: the reasons that hide the text). */
export const hideReasons = ["confidential", "offensive", "advertising", "unlawful", "personal_data"] as const;
export type HideReason = (typeof hideReasons)[number];

/** What happened to a proposal, as its public journey tells it. */
export const journeyKinds = ["submitted", "edited", "taken_on", "released", "shortlisted", "unshortlisted", "answered", "answer_changed", "hidden", "restored", "withdrawn",
  "screened", "merge_undone", "split", "split_undone", "redacted", "author_replied", "initiative_adopted"] as const;
export type JourneyKind = (typeof journeyKinds)[number];

export const emailTokenPurposes = ["verify_email", "change_email", "reset_password", "link_identity"] as const;

/** What a member of an organisation may do in its name: a member writes drafts, a representative sends them. */
export const memberRoles = ["member", "representative"] as const;
export type MemberRole = (typeof memberRoles)[number];

/** Where an organisation's draft stands: being written, waiting for a representative, or sent back with a note. */
export const draftStates = ["writing", "awaiting_release", "sent_back"] as const;
export type DraftState = (typeof draftStates)[number];

/** What a note on a shared draft goes with: just said, asked for release, sent back. */
export const draftNoteKinds = ["note", "release_requested", "sent_back"] as const;
export type DraftNoteKind = (typeof draftNoteKinds)[number];

/** How sure a provider of identities is of who somebody is (eIDAS, NSIS), the least first. */
export const assuranceLevels = ["low", "substantial", "high"] as const;
export type AssuranceLevel = (typeof assuranceLevels)[number];

/** Whether somebody signed in as a private person or for an employer. */
export const identityKinds = ["person", "professional"] as const;
export type IdentityKind = (typeof identityKinds)[number];

/** How a session began. */
export const signInMethods = ["password", "email_link", "identity"] as const;
export type SignInMethod = (typeof signInMethods)[number];

/** What one can be told of by mail beside what concerns one's own account, which is always sent. */
export const notificationKinds = ["own_proposals", "discussion", "taking_part", "following", "deadlines", "organisation_work"] as const;
export type NotificationKind = (typeof notificationKinds)[number];

export const notificationFrequencies = ["at_once", "daily", "weekly", "off"] as const;
export type NotificationFrequency = (typeof notificationFrequencies)[number];

/** What one can follow. */
export const followSubjects = ["proposal", "theme", "plan", "initiative", "organisation"] as const;
export type FollowSubject = (typeof followSubjects)[number];

/** What happened, as those are told whom it concerns. */
export const noticeKinds = [
  "proposal_submitted", "proposal_edited", "proposal_withdrawn", "proposal_taken_on", "proposal_released", "proposal_answered", "answer_changed", "proposal_shortlisted", "proposal_unshortlisted", "proposal_hidden", "proposal_restored",
  "comment_written", "reply_written", "position_published", "official_answer", "deadline_week", "deadline_day",
  "merge_undone", "proposal_split", "split_undone", "author_replied", "plan_dates_changed", "plan_published", "outcome_published", "report_published",
  "milestone_reported", "initiative_corrected", "initiative_commented", "initiative_comment_answered",
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** Of them, what happened to a whole plan: told by the plan's title. */
export const planNoticeKinds: readonly NoticeKind[] = ["plan_dates_changed", "plan_published", "outcome_published", "report_published"];

/** And what happened with one initiative: told by its title. */
export const initiativeNoticeKinds: readonly NoticeKind[] = ["milestone_reported", "initiative_corrected", "initiative_commented", "initiative_comment_answered"];

/** Why somebody is told: what they are to the thing that something happened to. The first that holds counts. */
export const noticeRelations = ["author", "co_author", "commenter", "supporter", "follower", "drafter"] as const;
export type NoticeRelation = (typeof noticeRelations)[number];

/** How far a commitment or a milestone has come, as OGP's reviewers code completion (domain facts, section 3). */
export const completionLevels = ["no_evidence", "not_started", "limited", "substantial", "complete"] as const;
export type CompletionLevel = (typeof completionLevels)[number];

/** What OGP's reviewers expect of a commitment: its potential for results. */
export const potentialLevels = ["unclear", "modest", "substantial"] as const;
export type PotentialLevel = (typeof potentialLevels)[number];

/** What came of a commitment by the time it ended, as OGP's reviewers code early results. */
export const earlyResultLevels = ["worsened", "did_not_change", "marginal", "major", "outstanding"] as const;
export type EarlyResultLevel = (typeof earlyResultLevels)[number];

/** When something was said about an initiative: while it was a draft that everybody can comment on, or while it is carried out. */
export const initiativeCommentPeriods = ["draft", "implement"] as const;
export type InitiativeCommentPeriod = (typeof initiativeCommentPeriods)[number];

/** What became of a comment on a draft initiative: taken in, in part, not taken in, or noted where it asks for no change. */
export const draftOutcomes = ["taken_in", "partly_taken_in", "not_taken_in", "noted"] as const;
export type DraftOutcome = (typeof draftOutcomes)[number];

/** What a meeting is to OGP's minimum requirements: of the forum of government and civil society, on how the plan is carried out, or another. */
export const meetingKinds = ["forum", "implementation", "other"] as const;
export type MeetingKind = (typeof meetingKinds)[number];

/** From where somebody comes to a meeting. */
export const meetingSectors = ["government", "civil_society", "business", "academia", "citizens", "other"] as const;
export type MeetingSector = (typeof meetingSectors)[number];

/** How people were told of the consultation and asked to take part. */
export const outreachKinds = ["event", "mail", "press", "social_media", "website", "partners", "other"] as const;
export type OutreachKind = (typeof outreachKinds)[number];

/** What a document in the repository is evidence of (OGP's standard 2.2). */
export const repositoryKinds = ["forum_rules", "co_creation", "implementation", "other"] as const;
export type RepositoryKind = (typeof repositoryKinds)[number];

/** OGP's minimum requirements by their numbers (domain facts, section 3). */
export const requirementIds = ["1.1", "2.1", "2.2", "3.1", "3.2", "3.3", "4.1", "5.1"] as const;
export type RequirementId = (typeof requirementIds)[number];

/** What can be reported. */
export const reportSubjects = ["proposal", "comment"] as const;
export type ReportSubject = (typeof reportSubjects)[number];

/** Why somebody reports a text: the reasons for hiding one, and that it breaks the rules in another way. */
export const reportReasons = [...hideReasons, "not_relevant", "other"] as const;
export type ReportReason = (typeof reportReasons)[number];

/** What staff decided about a text or who wrote it: it stays, is hidden, loses a passage, is shown again; or its writer is warned, may not write for a time, may again. */
export const moderationMeasures = ["kept", "hidden", "redacted", "restored", "warned", "suspended", "suspension_lifted"] as const;
export type ModerationMeasure = (typeof moderationMeasures)[number];

export const reportStates = ["open", "upheld", "dismissed"] as const;
export type ReportState = (typeof reportStates)[number];

/** The pages about the platform whose texts its coordinators write. */
export const contentPages = ["about", "open-government", "rules", "privacy", "accessibility"] as const;
export type ContentPage = (typeof contentPages)[number];

/** A text in both languages of the platform. */
export type Bilingual = { da: string; en: string };
