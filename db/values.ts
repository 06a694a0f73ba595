/** The fixed vocabularies of the platform. The words people see for them are in app/i18n; their meaning is in docs/glossary.md. */

export const locales = ["da", "en"] as const;
export type Locale = (typeof locales)[number];

/** Who takes part (OGP: citizens, businesses, civil society, public authorities). */
export const participantTypes = ["citizen", "business", "ngo", "authority"] as const;
export type ParticipantType = (typeof participantTypes)[number];

export const organisationTypes = ["business", "ngo", "authority"] as const;

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

/** Where a proposal stands: before an answer, answered with an outcome, or withdrawn. */
export const proposalStatuses = ["received", "under_consideration", ...outcomes, "withdrawn"] as const;
export type ProposalStatus = (typeof proposalStatuses)[number];

export const stances = ["for", "against", "neutral"] as const;
export type Stance = (typeof stances)[number];

/** How much of a proposal went into an initiative. */
export const adoptionDegrees = ["full", "partly", "inspired"] as const;
export type AdoptionDegree = (typeof adoptionDegrees)[number];

export const initiativeStates = ["draft", "published"] as const;

/** Why a contribution was hidden (domain facts, section 4: the reasons that hide the text). */
export const hideReasons = ["confidential", "offensive", "advertising", "unlawful", "personal_data"] as const;
export type HideReason = (typeof hideReasons)[number];

/** What happened to a proposal, as its public journey tells it. */
export const journeyKinds = ["submitted", "taken_on", "released", "shortlisted", "unshortlisted", "answered", "answer_changed", "hidden", "restored", "withdrawn"] as const;
export type JourneyKind = (typeof journeyKinds)[number];

export const emailTokenPurposes = ["verify_email"] as const;

export const mailKinds = ["verify_email", "already_registered", "proposal_received", "proposal_answered", "proposal_shortlisted", "proposal_hidden", "proposal_restored", "comment_hidden"] as const;
export type MailKind = (typeof mailKinds)[number];

/** A text in both languages of the platform. */
export type Bilingual = { da: string; en: string };
