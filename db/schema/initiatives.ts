import type { Kit } from "../columns/sqlite.ts";
import { adoptionDegrees, authorityRoles, authoritySectors, authorityStates, completionLevels, displayModes, draftOutcomes, hideReasons, initiativeCommentPeriods, initiativeOrigins, initiativeStates, participantTypes, type Bilingual, type InitiativeOrigin, type InitiativeOutput } from "../values.ts";
import type { accountTables } from "./accounts.ts";
import type { organisationTables } from "./organisations.ts";
import type { planTables } from "./plans.ts";
import type { proposalTables } from "./proposals.ts";

/** Facts read in a source: shown as the source writes them, with the link. */
export type InitiativeFacts = {
  ogpId?: string | null;
  lead?: { name: string; source: string } | null;
  supporting?: string[] | null;
  review?: { key: string; value: string; source: string }[];
  /** `start` and `end` as the source gives them: a day, a month or nothing. */
  milestones?: { title: Bilingual; start: string | null; end: string | null; kind?: "event" | "period" | "count"; source: string }[];
  sources?: string[];
};

/** Whom to ask about an initiative: a role or a unit with a shared mailbox, not a person. */
export type InitiativeContact = { role: Bilingual; department: Bilingual; email: string };

/** A milestone as a version of an initiative keeps it. Days are written YYYY-MM-DD, and are null until known. */
export type MilestoneText = { title: Bilingual; deliverable: Bilingual; startsOn: string | null; endsOn: string | null; owner: Bilingual };

/** All that a draft says, as a version keeps it. `fields`: by the keys of the plan's template. */
export type InitiativeText = {
  title: Bilingual; summary: Bilingual; theme: string; fields: Record<string, Bilingual>; startsOn: string | null; endsOn: string | null;
  origin: InitiativeOrigin | null; outputs: InitiativeOutput[]; contact: InitiativeContact | null; milestones: MilestoneText[];
};

/** Initiatives (OGP: commitments) and the proposals that they came from. */
export function initiativeTables(
  { table, text, enumText, int, bool, instant, json, index, uniqueIndex, primaryKey, check, sql }: Kit,
  { organisations }: ReturnType<typeof organisationTables>,
  { users }: ReturnType<typeof accountTables>,
  { plans, themes }: ReturnType<typeof planTables>,
  { proposals }: ReturnType<typeof proposalTables>,
) {
  const initiatives = table("initiatives", {
    id: text("id").primaryKey(),
    /** Public and stable, such as OGP28-I-03 for a draft or OGP17-1.2 for an adopted one. */
    reference: text("reference").notNull(),
    planId: text("plan_id").notNull().references(() => plans.id),
    themeId: text("theme_id").notNull().references(() => themes.id),
    sequence: int("sequence").notNull(),
    /** The number in the published plan, such as 1.2. */
    number: text("number"),
    state: enumText("state", initiativeStates).notNull(),
    title: json<Bilingual>("title").notNull(),
    summary: json<Bilingual>("summary").notNull(),
    facts: json<InitiativeFacts>("facts").notNull(),
    createdAt: instant("created_at").notNull(),
    /** What it says in the fields of the plan's template, by their keys (`app/domain/initiatives/templates.ts`). */
    fields: json<Record<string, Bilingual>>("fields").notNull().default({}),
    /** Its first and last day, YYYY-MM-DD. */
    startsOn: text("starts_on"),
    endsOn: text("ends_on"),
    origin: enumText("origin", initiativeOrigins),
    /** What it brings about, as far as it is said. */
    outputs: json<InitiativeOutput[]>("outputs").notNull().default([]),
    contact: json<InitiativeContact>("contact"),
    /** Raised by every change of what it says. */
    version: int("version").notNull().default(1),
    /** The version that stands in the newest adopted version of the plan; null for a draft, and for one that the platform did not see adopted. */
    adoptedVersion: int("adopted_version"),
    /** The version with which the plan was first adopted. */
    firstAdoptedVersion: int("first_adopted_version"),
  }, (t) => [uniqueIndex("initiatives_reference_unique").on(t.reference), index("initiatives_plan_idx").on(t.planId, t.sequence)]);

  /** What is to be done in an initiative, each with something that can be checked. */
  const milestones = table("milestones", {
    id: text("id").primaryKey(),
    initiativeId: text("initiative_id").notNull().references(() => initiatives.id, { onDelete: "cascade" }),
    position: int("position").notNull(),
    title: json<Bilingual>("title").notNull(),
    /** What will be there in the end, so that anyone can check it. */
    deliverable: json<Bilingual>("deliverable").notNull(),
    /** Days, YYYY-MM-DD. */
    startsOn: text("starts_on"),
    endsOn: text("ends_on"),
    /** Its end when the plan was first adopted, so that one that was moved is seen to have moved; null before, and for one that came later. */
    firstEndsOn: text("first_ends_on"),
    /** Who does it: a unit or an authority, not a person. */
    owner: json<Bilingual>("owner").notNull(),
    /** How far it has come, as it was last reported; null until somebody did. */
    completion: enumText("completion", completionLevels),
    reportedAt: instant("reported_at"),
    /** When its owner was last reminded to report. */
    remindedAt: instant("reminded_at"),
  }, (t) => [index("milestones_initiative_idx").on(t.initiativeId, t.position), check("milestones_order", sql`${t.startsOn} is null or ${t.endsOn} is null or ${t.startsOn} <= ${t.endsOn}`)]);

  /** Who carries an initiative out: one leads, others take part. Each is told by mail and says itself whether it takes part. */
  const initiativeAuthorities = table("initiative_authorities", {
    id: text("id").primaryKey(),
    initiativeId: text("initiative_id").notNull().references(() => initiatives.id, { onDelete: "cascade" }),
    role: enumText("role", authorityRoles).notNull(),
    sector: enumText("sector", authoritySectors).notNull(),
    name: text("name").notNull(),
    /** A shared mailbox; never public. Empty until known. */
    email: text("email").notNull().default(""),
    state: enumText("state", authorityStates).notNull(),
    /** SHA-256 of the token in the link that was mailed; null when none is valid. */
    tokenHash: text("token_hash"),
    /** Part of the token: raised when an earlier link must open nothing any more. */
    linkNumber: int("link_number").notNull().default(0),
    toldAt: instant("told_at"),
    answeredAt: instant("answered_at"),
    /** What it said with its answer; for staff. */
    remark: text("remark").notNull().default(""),
    createdAt: instant("created_at").notNull(),
  }, (t) => [index("initiative_authorities_initiative_idx").on(t.initiativeId), uniqueIndex("initiative_authorities_token_unique").on(t.tokenHash), uniqueIndex("initiative_authorities_lead_unique").on(t.initiativeId).where(sql`${t.role} = 'lead'`)]);

  /** What an initiative said after each change. */
  const initiativeVersions = table("initiative_versions", {
    initiativeId: text("initiative_id").notNull().references(() => initiatives.id, { onDelete: "cascade" }),
    number: int("number").notNull(),
    content: json<InitiativeText>("content").notNull(),
    /** What was changed and why, in the words of who did; may be empty. */
    note: text("note").notNull().default(""),
    createdBy: text("created_by").references(() => users.id, { onDelete: "set null" }),
    createdAt: instant("created_at").notNull(),
  }, (t) => [primaryKey({ columns: [t.initiativeId, t.number] }), index("initiative_versions_creator_idx").on(t.createdBy)]);

  /** What somebody is writing in an initiative and has not saved as a version: kept as it is typed, for them alone. `baseVersion` is the version that they began from. */
  const initiativeEdits = table("initiative_edits", {
    initiativeId: text("initiative_id").notNull().references(() => initiatives.id, { onDelete: "cascade" }),
    userId: text("user_id").notNull().references(() => users.id, { onDelete: "cascade" }),
    fields: json<Record<string, string | string[]>>("fields").notNull(),
    baseVersion: int("base_version").notNull(),
    savedAt: instant("saved_at").notNull(),
  }, (t) => [primaryKey({ columns: [t.initiativeId, t.userId] }), index("initiative_edits_user_idx").on(t.userId)]);

  /** Shortlisting: which proposal went into which initiative, how far, and with which passage. */
  const initiativeSources = table("initiative_sources", {
    initiativeId: text("initiative_id").notNull().references(() => initiatives.id, { onDelete: "cascade" }),
    proposalId: text("proposal_id").notNull().references(() => proposals.id, { onDelete: "cascade" }),
    degree: enumText("degree", adoptionDegrees).notNull(),
    passage: text("passage").notNull().default(""),
    createdBy: text("created_by").references(() => users.id, { onDelete: "set null" }),
    createdAt: instant("created_at").notNull(),
    /** When the proposal was submitted, which never changes: what an initiative came from is read in this order. */
    submittedAt: instant("submitted_at").notNull(),
  }, (t) => [primaryKey({ columns: [t.initiativeId, t.proposalId] }), index("initiative_sources_proposal_idx").on(t.proposalId), index("initiative_sources_order_idx").on(t.initiativeId, t.submittedAt, t.proposalId)]);

  /** How a proposal was in a draft that it was taken out of: kept for as long as that can be undone, as the trail holds no passage. */
  const removedPlacements = table("removed_placements", {
    initiativeId: text("initiative_id").notNull().references(() => initiatives.id, { onDelete: "cascade" }),
    proposalId: text("proposal_id").notNull().references(() => proposals.id, { onDelete: "cascade" }),
    degree: enumText("degree", adoptionDegrees).notNull(),
    passage: text("passage").notNull().default(""),
    createdBy: text("created_by").references(() => users.id, { onDelete: "set null" }),
    createdAt: instant("created_at").notNull(),
    removedAt: instant("removed_at").notNull(),
  }, (t) => [primaryKey({ columns: [t.initiativeId, t.proposalId] }), index("removed_placements_proposal_idx").on(t.proposalId), index("removed_placements_creator_idx").on(t.createdBy), index("removed_placements_at_idx").on(t.removedAt)]);

  /**
   * What somebody says about an initiative: to a part of a draft, answered with what became of it, or on how it is carried out. Not a debate
   * (`comments`): nobody replies but who is responsible for the plan.
   */
  const initiativeComments = table("initiative_comments", {
    id: text("id").primaryKey(),
    /** A draft that somebody has commented on cannot be deleted. */
    initiativeId: text("initiative_id").notNull().references(() => initiatives.id),
    period: enumText("period", initiativeCommentPeriods).notNull(),
    /** The part of the text that it is about, by its key; null: about the whole. */
    section: text("section"),
    /** The version of the initiative that its writer read. */
    version: int("version").notNull(),
    authorId: text("author_id").references(() => users.id, { onDelete: "set null" }),
    organisationId: text("organisation_id").references(() => organisations.id),
    participantType: enumText("participant_type", participantTypes).notNull(),
    display: enumText("display", displayModes).notNull(),
    shownName: text("shown_name").notNull(),
    language: text("language").notNull(),
    body: text("body").notNull(),
    /** Set while staff have hidden it: why, and what its writer was told. */
    isHidden: bool("is_hidden").notNull().default(false),
    hideReason: enumText("hide_reason", hideReasons),
    hideNote: text("hide_note").notNull().default(""),
    editedAt: instant("edited_at"),
    /** Set when its writer deleted it: the text is gone, its place stays. */
    deletedAt: instant("deleted_at"),
    /** The answer of who is responsible for the plan: what became of it, and why. Null until it is answered. */
    outcome: enumText("outcome", draftOutcomes),
    answer: json<Bilingual>("answer"),
    answeredBy: text("answered_by").references(() => users.id, { onDelete: "set null" }),
    answeredAt: instant("answered_at"),
    /** Made with the form: the same form posted twice is one comment. */
    formKey: text("form_key").notNull(),
    createdAt: instant("created_at").notNull(),
  }, (t) => [
    index("initiative_comments_initiative_idx").on(t.initiativeId, t.period, t.createdAt, t.id), index("initiative_comments_author_idx").on(t.authorId, t.createdAt), index("initiative_comments_organisation_idx").on(t.organisationId),
    index("initiative_comments_answerer_idx").on(t.answeredBy), uniqueIndex("initiative_comments_form_key_unique").on(t.formKey),
  ]);

  return { initiatives, milestones, initiativeAuthorities, initiativeVersions, initiativeEdits, initiativeSources, removedPlacements, initiativeComments };
}
