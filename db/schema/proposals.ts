import type { Kit } from "../columns/sqlite.ts";
import { caseStages, commentKinds, displayModes, draftNoteKinds, draftStates, hideReasons, journeyKinds, locales, outcomes, participantTypes, proposalStatuses, stances, withdrawReasons, type AnswerReason, type Bilingual, type OgpValue } from "../values.ts";
import type { accountTables } from "./accounts.ts";
import type { organisationTables } from "./organisations.ts";
import type { planTables } from "./plans.ts";

/** Proposals, what people say of them, and what became of them. */
export function proposalTables(
  { table, text, enumText, int, bool, instant, json, index, uniqueIndex, primaryKey, foreignKey, check, sql }: Kit,
  { organisations }: ReturnType<typeof organisationTables>,
  { users }: ReturnType<typeof accountTables>,
  { plans, themes }: ReturnType<typeof planTables>,
) {
  /**
   * A proposal. Who speaks is kept as it was at submission: type, organisation, and the name to show.
   * An imported proposal has no author account, and its text in `change` alone.
   */
  const proposals = table("proposals", {
    id: text("id").primaryKey(),
    /** Public and stable, such as OGP28-C-0042. */
    reference: text("reference").notNull(),
    planId: text("plan_id").notNull().references(() => plans.id),
    themeId: text("theme_id").notNull().references(() => themes.id),
    authorId: text("author_id").references(() => users.id, { onDelete: "set null" }),
    organisationId: text("organisation_id").references(() => organisations.id),
    participantType: enumText("participant_type", participantTypes).notNull(),
    display: enumText("display", displayModes).notNull(),
    /** The name as shown in public: a person's, an organisation's or a neutral code. */
    shownName: text("shown_name").notNull(),
    language: text("language").notNull(),
    title: text("title").notNull(),
    problem: text("problem").notNull(),
    change: text("change").notNull(),
    effect: text("effect").notNull(),
    /** OGP values and policy areas that its author chose: tags, and optional. */
    ogpValues: json<OgpValue[]>("ogp_values").notNull().default([]),
    policyAreas: json<string[]>("policy_areas").notNull().default([]),
    /** The number of the text in force: 1 until it is edited. The texts before it are in `proposal_versions`. */
    textVersion: int("text_version").notNull().default(1),
    editedAt: instant("edited_at"),
    withdrawReason: enumText("withdraw_reason", withdrawReasons),
    withdrawNote: text("withdraw_note"),
    status: enumText("status", proposalStatuses).notNull().default("received"),
    isHidden: bool("is_hidden").notNull().default(false),
    hideReason: enumText("hide_reason", hideReasons),
    hideNote: text("hide_note"),
    /** Where the desk stands with it; never public. */
    stage: enumText("stage", caseStages).notNull().default("submitted"),
    /** Its plan looks at texts before they are public, and nobody has looked at this one: it is hidden without a reason until then. */
    awaitsScreening: bool("awaits_screening").notNull().default(false),
    /** When it became public: when it was submitted, or when it was screened. Null while it awaits that, and of those that were never public. */
    publishedAt: instant("published_at"),
    /** When its first answer was published. */
    firstAnsweredAt: instant("first_answered_at"),
    /** The submission that it was split off, and its number among the parts. A part is a case of its own. */
    partOfId: text("part_of_id"),
    partNumber: int("part_number"),
    assigneeId: text("assignee_id").references(() => users.id, { onDelete: "set null" }),
    /** The id of the contribution in the file that it was imported from. */
    sourceId: text("source_id"),
    supportCount: int("support_count").notNull().default(0),
    commentCount: int("comment_count").notNull().default(0),
    submittedAt: instant("submitted_at").notNull(),
    /** Raised by every act on the proposal, so that two moderators never overwrite each other. */
    version: int("version").notNull().default(1),
  }, (t) => [
    uniqueIndex("proposals_reference_unique").on(t.reference),
    uniqueIndex("proposals_plan_source_unique").on(t.planId, t.sourceId),
    index("proposals_newest_idx").on(t.planId, t.isHidden, t.submittedAt, t.id),
    index("proposals_theme_idx").on(t.planId, t.isHidden, t.themeId, t.submittedAt, t.id),
    index("proposals_type_idx").on(t.planId, t.isHidden, t.participantType, t.submittedAt, t.id),
    index("proposals_status_idx").on(t.planId, t.isHidden, t.status, t.submittedAt, t.id),
    // Without it a narrow choice of all three would read on until it has found a page's worth.
    index("proposals_narrow_idx").on(t.planId, t.isHidden, t.themeId, t.participantType, t.status, t.submittedAt, t.id),
    index("proposals_support_idx").on(t.planId, t.isHidden, t.supportCount, t.id),
    index("proposals_comment_idx").on(t.planId, t.isHidden, t.commentCount, t.id),
    // What the desk lists and counts, without a look at the rows.
    index("proposals_assignee_idx").on(t.assigneeId, t.planId, t.isHidden, t.submittedAt, t.id),
    index("proposals_assigned_idx").on(t.planId, t.isHidden, t.status, t.assigneeId, t.awaitsScreening),
    index("proposals_arrival_idx").on(t.planId, t.submittedAt, t.id),
    index("proposals_stage_idx").on(t.planId, t.stage, t.submittedAt, t.id, t.isHidden),
    index("proposals_screening_idx").on(t.planId, t.awaitsScreening, t.submittedAt, t.id),
    // How long answers and publication took, by theme and type, without a look at the rows.
    index("proposals_times_idx").on(t.planId, t.isHidden, t.firstAnsweredAt, t.submittedAt, t.publishedAt, t.themeId, t.participantType),
    // The few that somebody looked at before they were public.
    index("proposals_screened_idx").on(t.planId, t.isHidden, t.themeId, t.participantType, t.publishedAt, t.submittedAt).where(sql`${t.publishedAt} > ${t.submittedAt}`),
    index("proposals_part_idx").on(t.partOfId, t.partNumber),
    index("proposals_author_idx").on(t.authorId, t.submittedAt),
    index("proposals_organisation_idx").on(t.organisationId, t.submittedAt),
    foreignKey({ columns: [t.partOfId], foreignColumns: [t.id], name: "proposals_part_fk" }),
    check("proposals_counts", sql`${t.supportCount} >= 0 and ${t.commentCount} >= 0`),
  ]);

  /**
   * What someone is writing and has not submitted. Belongs to an account, or, before signing in,
   * to the browser that holds the token (`tokenHash` is its SHA-256). One that is written for an organisation
   * is shared with its members, and sent by one of its representatives.
   */
  const proposalDrafts = table("proposal_drafts", {
    id: text("id").primaryKey(),
    planId: text("plan_id").notNull().references(() => plans.id, { onDelete: "cascade" }),
    /** Who began it. */
    ownerId: text("owner_id").references(() => users.id, { onDelete: "cascade" }),
    organisationId: text("organisation_id").references(() => organisations.id),
    /** Of an organisation's draft: where it stands between its writers and its representatives. */
    state: enumText("state", draftStates).notNull().default("writing"),
    tokenHash: text("token_hash"),
    themeId: text("theme_id").references(() => themes.id),
    title: text("title").notNull().default(""),
    problem: text("problem").notNull().default(""),
    change: text("change").notNull().default(""),
    effect: text("effect").notNull().default(""),
    language: text("language").notNull(),
    ogpValues: json<OgpValue[]>("ogp_values").notNull().default([]),
    policyAreas: json<string[]>("policy_areas").notNull().default([]),
    updatedAt: instant("updated_at").notNull(),
    /** Who saved it last; null before signing in. */
    updatedBy: text("updated_by").references(() => users.id, { onDelete: "set null" }),
    /** Raised by every save, so that two writers (or two tabs) never overwrite each other. */
    version: int("version").notNull().default(1),
    /** The page that saved it last: its next save is no conflict with itself. */
    savedBy: text("saved_by").notNull().default(""),
    createdAt: instant("created_at").notNull(),
    /** Set when the draft was submitted: a second press of the button finds the proposal, not a second one. */
    proposalId: text("proposal_id").references(() => proposals.id, { onDelete: "cascade" }),
  }, (t) => [
    index("proposal_drafts_owner_idx").on(t.ownerId, t.updatedAt),
    index("proposal_drafts_token_idx").on(t.tokenHash),
    index("proposal_drafts_organisation_idx").on(t.organisationId, t.updatedAt),
    uniqueIndex("proposal_drafts_proposal_unique").on(t.proposalId),
  ]);

  /** What the writers of a shared draft say to each other. Never public. */
  const draftNotes = table("draft_notes", {
    id: text("id").primaryKey(),
    draftId: text("draft_id").notNull().references(() => proposalDrafts.id, { onDelete: "cascade" }),
    authorId: text("author_id").references(() => users.id, { onDelete: "set null" }),
    kind: enumText("kind", draftNoteKinds).notNull(),
    body: text("body").notNull(),
    createdAt: instant("created_at").notNull(),
  }, (t) => [index("draft_notes_draft_idx").on(t.draftId, t.createdAt)]);

  /** A text of a proposal as it once stood; written when it is edited, the one in force too. The text of a hidden proposal is as hidden here. */
  const proposalVersions = table("proposal_versions", {
    proposalId: text("proposal_id").notNull().references(() => proposals.id, { onDelete: "cascade" }),
    number: int("number").notNull(),
    title: text("title").notNull(),
    problem: text("problem").notNull(),
    change: text("change").notNull(),
    effect: text("effect").notNull(),
    language: text("language").notNull(),
    /** Who wrote this one; null when the account is gone. */
    editedBy: text("edited_by").references(() => users.id, { onDelete: "set null" }),
    /** Whether it differs so much from the one that its supporters were last told of that they were told. */
    isMajor: bool("is_major").notNull().default(false),
    at: instant("at").notNull(),
  }, (t) => [primaryKey({ columns: [t.proposalId, t.number] })]);

  /** How many proposals of a plan a person supports now. Kept exact by every act that changes it, also where the plan has no limit. */
  const supportAllowances = table("support_allowances", {
    planId: text("plan_id").notNull().references(() => plans.id, { onDelete: "cascade" }),
    userId: text("user_id").notNull().references(() => users.id, { onDelete: "cascade" }),
    used: int("used").notNull(),
  }, (t) => [primaryKey({ columns: [t.planId, t.userId] }), check("support_allowances_used", sql`${t.used} >= 0`)]);

  /** One person's support of one proposal: the key is the limit. */
  const supports = table("supports", {
    proposalId: text("proposal_id").notNull().references(() => proposals.id, { onDelete: "cascade" }),
    userId: text("user_id").notNull().references(() => users.id, { onDelete: "cascade" }),
    participantType: enumText("participant_type", participantTypes).notNull(),
    createdAt: instant("created_at").notNull(),
  }, (t) => [primaryKey({ columns: [t.proposalId, t.userId] }), index("supports_user_idx").on(t.userId)]);

  /** A comment with a stance, or a reply to one (then `parentId`, and no stance). */
  const comments = table("comments", {
    id: text("id").primaryKey(),
    proposalId: text("proposal_id").notNull().references(() => proposals.id, { onDelete: "cascade" }),
    parentId: text("parent_id"),
    authorId: text("author_id").references(() => users.id, { onDelete: "set null" }),
    organisationId: text("organisation_id").references(() => organisations.id),
    participantType: enumText("participant_type", participantTypes).notNull(),
    display: enumText("display", displayModes).notNull(),
    shownName: text("shown_name").notNull(),
    stance: enumText("stance", stances),
    language: text("language").notNull(),
    body: text("body").notNull(),
    kind: enumText("kind", commentKinds).notNull().default("comment"),
    isHidden: bool("is_hidden").notNull().default(false),
    hideReason: enumText("hide_reason", hideReasons),
    /** How many people found it useful, and how many visible replies it has: what the debate is sorted by. */
    usefulCount: int("useful_count").notNull().default(0),
    replyCount: int("reply_count").notNull().default(0),
    editedAt: instant("edited_at"),
    /** Set when its writer deleted it: the text is gone, its place stays. */
    deletedAt: instant("deleted_at"),
    /** Made with the form: the same form posted twice is one comment. */
    formKey: text("form_key").notNull(),
    createdAt: instant("created_at").notNull(),
  }, (t) => [
    index("comments_thread_idx").on(t.proposalId, t.parentId, t.createdAt, t.id),
    index("comments_parent_idx").on(t.parentId, t.createdAt),
    index("comments_author_idx").on(t.authorId, t.createdAt),
    index("comments_organisation_idx").on(t.organisationId, t.createdAt, t.id),
    index("comments_useful_idx").on(t.proposalId, t.parentId, t.usefulCount, t.id),
    index("comments_discussed_idx").on(t.proposalId, t.parentId, t.replyCount, t.id),
    uniqueIndex("comments_form_key_unique").on(t.formKey),
    // An organisation has one position on a proposal; one that was deleted or hidden makes room for another.
    // The author answers an answer once; a reply that was deleted or hidden still was it.
    uniqueIndex("comments_author_reply_unique").on(t.proposalId).where(sql`${t.kind} = 'author_reply'`),
    uniqueIndex("comments_position_unique").on(t.proposalId, t.organisationId).where(sql`${t.kind} = 'position' and ${t.deletedAt} is null and not ${t.isHidden}`),
    foreignKey({ columns: [t.parentId], foreignColumns: [t.id], name: "comments_parent_fk" }).onDelete("cascade"),
    check("comments_stance_or_parent", sql`(${t.stance} is null) <> (${t.parentId} is null)`),
  ]);

  /** That somebody found a comment useful: the key makes it once. */
  const usefulMarks = table("useful_marks", {
    commentId: text("comment_id").notNull().references(() => comments.id, { onDelete: "cascade" }),
    userId: text("user_id").notNull().references(() => users.id, { onDelete: "cascade" }),
    createdAt: instant("created_at").notNull(),
  }, (t) => [primaryKey({ columns: [t.commentId, t.userId] }), index("useful_marks_user_idx").on(t.userId)]);

  /** What an organisation's members write as its considered position on a proposal, until a representative releases it as a comment. One an organisation and proposal. */
  const positionDrafts = table("position_drafts", {
    id: text("id").primaryKey(),
    proposalId: text("proposal_id").notNull().references(() => proposals.id, { onDelete: "cascade" }),
    organisationId: text("organisation_id").notNull().references(() => organisations.id, { onDelete: "cascade" }),
    state: enumText("state", draftStates).notNull().default("writing"),
    stance: enumText("stance", stances),
    language: text("language").notNull(),
    body: text("body").notNull().default(""),
    /** What was said with the last asking for release or handing back. Never public. */
    note: text("note").notNull().default(""),
    startedBy: text("started_by").references(() => users.id, { onDelete: "set null" }),
    updatedBy: text("updated_by").references(() => users.id, { onDelete: "set null" }),
    updatedAt: instant("updated_at").notNull(),
    createdAt: instant("created_at").notNull(),
    version: int("version").notNull().default(1),
  }, (t) => [uniqueIndex("position_drafts_unique").on(t.proposalId, t.organisationId), index("position_drafts_organisation_idx").on(t.organisationId, t.updatedAt)]);

  /** The reasoned response to a proposal. Every change adds a version; the highest is in force unless it was retracted. */
  const responses = table("responses", {
    id: text("id").primaryKey(),
    proposalId: text("proposal_id").notNull().references(() => proposals.id, { onDelete: "cascade" }),
    version: int("version").notNull(),
    outcome: enumText("outcome", outcomes).notNull(),
    /** What the answer says in one neutral sentence. */
    summary: text("summary").notNull().default(""),
    reason: text("reason").notNull(),
    reasonCodes: json<AnswerReason[]>("reason_codes").notNull().default([]),
    elementsAdopted: text("elements_adopted").notNull().default(""),
    elementsNotAdopted: text("elements_not_adopted").notNull().default(""),
    mergedIntoId: text("merged_into_id").references(() => proposals.id),
    forwardedTo: text("forwarded_to"),
    /** In whose name it answers: an authority, and the role of who signs. */
    authority: text("authority").notNull().default(""),
    authorityRole: text("authority_role").notNull().default(""),
    /** The initiative that it landed in, by reference. */
    landedIn: text("landed_in").notNull().default(""),
    /** Of a correction: what was changed, and why. */
    correction: text("correction").notNull().default(""),
    language: enumText("language", locales).notNull(),
    authorId: text("author_id").references(() => users.id, { onDelete: "set null" }),
    approvedBy: text("approved_by").references(() => users.id, { onDelete: "set null" }),
    publishedAt: instant("published_at").notNull(),
    /** When it was taken back without another answer in its place, as when a merge was undone. It stays to be read. */
    retractedAt: instant("retracted_at"),
  }, (t) => [uniqueIndex("responses_proposal_version_unique").on(t.proposalId, t.version), index("responses_merged_idx").on(t.mergedIntoId)]);

  /** The public journey of a proposal. */
  const journeyEntries = table("journey_entries", {
    id: text("id").primaryKey(),
    proposalId: text("proposal_id").notNull().references(() => proposals.id, { onDelete: "cascade" }),
    kind: enumText("kind", journeyKinds).notNull(),
    /** The initiative, outcome or reason that the entry speaks of; of a change what was changed, and of a move the theme as it was called. */
    detail: json<{ initiative?: string; outcome?: string; reason?: string; theme?: Bilingual }>("detail").notNull(),
    at: instant("at").notNull(),
  }, (t) => [index("journey_entries_proposal_idx").on(t.proposalId, t.at)]);

  /** How many visible proposals there are per theme, participant type and status; kept exact by every act that changes one. */
  const proposalTallies = table("proposal_tallies", {
    planId: text("plan_id").notNull().references(() => plans.id, { onDelete: "cascade" }),
    themeId: text("theme_id").notNull().references(() => themes.id, { onDelete: "cascade" }),
    participantType: enumText("participant_type", participantTypes).notNull(),
    status: enumText("status", proposalStatuses).notNull(),
    count: int("count").notNull(),
  }, (t) => [primaryKey({ columns: [t.planId, t.themeId, t.participantType, t.status] }), check("proposal_tallies_count", sql`${t.count} >= 0`)]);

  /** How many visible comments a proposal has per stance and participant type. Replies have no stance and are not counted here. */
  const commentTallies = table("comment_tallies", {
    proposalId: text("proposal_id").notNull().references(() => proposals.id, { onDelete: "cascade" }),
    participantType: enumText("participant_type", participantTypes).notNull(),
    stance: enumText("stance", stances).notNull(),
    count: int("count").notNull(),
  }, (t) => [primaryKey({ columns: [t.proposalId, t.participantType, t.stance] }), check("comment_tallies_count", sql`${t.count} >= 0`)]);

  return { proposals, proposalDrafts, draftNotes, proposalVersions, supports, supportAllowances, comments, usefulMarks, positionDrafts, responses, journeyEntries, proposalTallies, commentTallies };
}
