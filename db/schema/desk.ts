import type { Kit } from "../columns/sqlite.ts";
import { answerStates, assessmentStates, authorityRequestStates, bulkItemStates, bulkKinds, bulkStates, hideReasons, locales, outcomes, reportSubjects, type AnswerReason, type Bilingual } from "../values.ts";
import type { accountTables } from "./accounts.ts";
import type { planTables } from "./plans.ts";
import type { proposalTables } from "./proposals.ts";

/** What the staff of a plan keep about its cases. All of it is for staff alone, unless it says otherwise. */
export function deskTables(
  { table, text, enumText, int, bool, instant, json, index, uniqueIndex, primaryKey }: Kit,
  { users }: ReturnType<typeof accountTables>,
  { plans, themes }: ReturnType<typeof planTables>,
  { proposals, comments }: ReturnType<typeof proposalTables>,
) {
  /** What staff say to each other about a case. */
  const caseNotes = table("case_notes", {
    id: text("id").primaryKey(),
    proposalId: text("proposal_id").notNull().references(() => proposals.id, { onDelete: "cascade" }),
    authorId: text("author_id").references(() => users.id, { onDelete: "set null" }),
    body: text("body").notNull(),
    createdAt: instant("created_at").notNull(),
    /** Made with the form: the same form posted twice is one note. */
    formKey: text("form_key").notNull(),
  }, (t) => [index("case_notes_proposal_idx").on(t.proposalId, t.createdAt), index("case_notes_author_idx").on(t.authorId), uniqueIndex("case_notes_form_key_unique").on(t.formKey)]);

  /** A choice of filters that somebody keeps under a name. `query` is the query string of the list. */
  const savedViews = table("saved_views", {
    id: text("id").primaryKey(),
    userId: text("user_id").notNull().references(() => users.id, { onDelete: "cascade" }),
    planId: text("plan_id").notNull().references(() => plans.id, { onDelete: "cascade" }),
    name: text("name").notNull(),
    query: text("query").notNull(),
    createdAt: instant("created_at").notNull(),
  }, (t) => [uniqueIndex("saved_views_name_unique").on(t.userId, t.planId, t.name)]);

  /** Who has a case open now: seen at `at`, forgotten after minutes. */
  const casePresence = table("case_presence", {
    proposalId: text("proposal_id").notNull().references(() => proposals.id, { onDelete: "cascade" }),
    userId: text("user_id").notNull().references(() => users.id, { onDelete: "cascade" }),
    at: instant("at").notNull(),
  }, (t) => [primaryKey({ columns: [t.proposalId, t.userId] }), index("case_presence_at_idx").on(t.at), index("case_presence_user_idx").on(t.userId)]);

  /** An answer that is being written, one a proposal; removed when it is published as a response. */
  const answerDrafts = table("answer_drafts", {
    proposalId: text("proposal_id").primaryKey().references(() => proposals.id, { onDelete: "cascade" }),
    planId: text("plan_id").notNull().references(() => plans.id, { onDelete: "cascade" }),
    state: enumText("state", answerStates).notNull().default("draft"),
    /** The fields of the response; null or empty while they are not written. */
    outcome: enumText("outcome", outcomes),
    summary: text("summary").notNull().default(""),
    reason: text("reason").notNull().default(""),
    reasonCodes: json<AnswerReason[]>("reason_codes").notNull().default([]),
    elementsAdopted: text("elements_adopted").notNull().default(""),
    elementsNotAdopted: text("elements_not_adopted").notNull().default(""),
    /** The reference of the proposal that it is to become part of. */
    mergedInto: text("merged_into").notNull().default(""),
    forwardedTo: text("forwarded_to").notNull().default(""),
    authority: text("authority").notNull().default(""),
    authorityRole: text("authority_role").notNull().default(""),
    landedIn: text("landed_in").notNull().default(""),
    /** Of a correction of a published answer: what was changed, and why. */
    correction: text("correction").notNull().default(""),
    language: enumText("language", locales).notNull(),
    authorId: text("author_id").references(() => users.id, { onDelete: "set null" }),
    approvedBy: text("approved_by").references(() => users.id, { onDelete: "set null" }),
    approvedAt: instant("approved_at"),
    /** What was said when it was sent back. */
    sentBackNote: text("sent_back_note").notNull().default(""),
    createdAt: instant("created_at").notNull(),
    updatedAt: instant("updated_at").notNull(),
    version: int("version").notNull().default(1),
  }, (t) => [index("answer_drafts_state_idx").on(t.planId, t.state, t.updatedAt, t.proposalId), index("answer_drafts_author_idx").on(t.authorId), index("answer_drafts_approver_idx").on(t.approvedBy)]);

  /** A text to begin an answer with, with placeholders such as {{title}}, in both languages. */
  const answerTemplates = table("answer_templates", {
    id: text("id").primaryKey(),
    planId: text("plan_id").notNull().references(() => plans.id, { onDelete: "cascade" }),
    outcome: enumText("outcome", outcomes).notNull(),
    name: text("name").notNull(),
    summary: json<Bilingual>("summary").notNull(),
    reason: json<Bilingual>("reason").notNull(),
    reasonCodes: json<AnswerReason[]>("reason_codes").notNull().default([]),
    isActive: bool("is_active").notNull().default(true),
    createdAt: instant("created_at").notNull(),
    version: int("version").notNull().default(1),
  }, (t) => [uniqueIndex("answer_templates_name_unique").on(t.planId, t.name)]);

  /** What cases of a plan are assessed by, from 0 to 3, each step with its text. One that was used is not removed but made inactive. */
  const criteria = table("criteria", {
    id: text("id").primaryKey(),
    planId: text("plan_id").notNull().references(() => plans.id, { onDelete: "cascade" }),
    position: int("position").notNull(),
    title: json<Bilingual>("title").notNull(),
    /** What 0, 1, 2 and 3 mean. */
    anchors: json<[Bilingual, Bilingual, Bilingual, Bilingual]>("anchors").notNull(),
    isActive: bool("is_active").notNull().default(true),
    version: int("version").notNull().default(1),
  }, (t) => [index("criteria_plan_idx").on(t.planId, t.position)]);

  /** Somebody who is asked to assess a case, and what they found. `scores` by the criterion's id, each 0 to 3. */
  const assessments = table("assessments", {
    proposalId: text("proposal_id").notNull().references(() => proposals.id, { onDelete: "cascade" }),
    assessorId: text("assessor_id").notNull().references(() => users.id, { onDelete: "cascade" }),
    planId: text("plan_id").notNull().references(() => plans.id, { onDelete: "cascade" }),
    state: enumText("state", assessmentStates).notNull().default("draft"),
    scores: json<Record<string, number>>("scores").notNull().default({}),
    note: text("note").notNull().default(""),
    assignedBy: text("assigned_by").references(() => users.id, { onDelete: "set null" }),
    assignedAt: instant("assigned_at").notNull(),
    dueAt: instant("due_at").notNull(),
    remindedAt: instant("reminded_at"),
    submittedAt: instant("submitted_at"),
    version: int("version").notNull().default(1),
  }, (t) => [primaryKey({ columns: [t.proposalId, t.assessorId] }), index("assessments_pending_idx").on(t.assessorId, t.planId, t.state, t.dueAt), index("assessments_due_idx").on(t.state, t.remindedAt, t.dueAt), index("assessments_assigner_idx").on(t.assignedBy)]);

  /** That somebody has an interest in a case and therefore neither assesses nor decides it. */
  const caseConflicts = table("case_conflicts", {
    proposalId: text("proposal_id").notNull().references(() => proposals.id, { onDelete: "cascade" }),
    userId: text("user_id").notNull().references(() => users.id, { onDelete: "cascade" }),
    note: text("note").notNull().default(""),
    declaredAt: instant("declared_at").notNull(),
  }, (t) => [primaryKey({ columns: [t.proposalId, t.userId] }), index("case_conflicts_user_idx").on(t.userId)]);

  /** Who assesses the cases of a theme, as new ones come. */
  const assessorRules = table("assessor_rules", {
    themeId: text("theme_id").notNull().references(() => themes.id, { onDelete: "cascade" }),
    userId: text("user_id").notNull().references(() => users.id, { onDelete: "cascade" }),
    createdAt: instant("created_at").notNull(),
  }, (t) => [primaryKey({ columns: [t.themeId, t.userId] }), index("assessor_rules_user_idx").on(t.userId)]);

  /** A question to an authority outside the team about a case, answered by who has the link that was mailed. `tokenHash` is the SHA-256 of the token in it. */
  const authorityRequests = table("authority_requests", {
    id: text("id").primaryKey(),
    planId: text("plan_id").notNull().references(() => plans.id, { onDelete: "cascade" }),
    proposalId: text("proposal_id").notNull().references(() => proposals.id, { onDelete: "cascade" }),
    tokenHash: text("token_hash").notNull(),
    authority: text("authority").notNull(),
    email: text("email").notNull(),
    locale: enumText("locale", locales).notNull(),
    question: text("question").notNull(),
    state: enumText("state", authorityRequestStates).notNull().default("open"),
    dueAt: instant("due_at").notNull(),
    answer: text("answer").notNull().default(""),
    /** Name and role of who answers, as they wrote it. */
    answeredBy: text("answered_by").notNull().default(""),
    answeredAt: instant("answered_at"),
    remindedAt: instant("reminded_at"),
    askedBy: text("asked_by").references(() => users.id, { onDelete: "set null" }),
    createdAt: instant("created_at").notNull(),
    version: int("version").notNull().default(1),
  }, (t) => [uniqueIndex("authority_requests_token_unique").on(t.tokenHash), index("authority_requests_proposal_idx").on(t.proposalId, t.createdAt), index("authority_requests_due_idx").on(t.state, t.remindedAt, t.dueAt), index("authority_requests_asker_idx").on(t.askedBy)]);

  /** That a proposal became part of another. Public. Both stay; undone when `undoneAt` is set. */
  const merges = table("merges", {
    id: text("id").primaryKey(),
    sourceId: text("source_id").notNull().references(() => proposals.id, { onDelete: "cascade" }),
    targetId: text("target_id").notNull().references(() => proposals.id, { onDelete: "cascade" }),
    mergedBy: text("merged_by").references(() => users.id, { onDelete: "set null" }),
    at: instant("at").notNull(),
    undoneBy: text("undone_by").references(() => users.id, { onDelete: "set null" }),
    undoneAt: instant("undone_at"),
  }, (t) => [index("merges_source_idx").on(t.sourceId, t.undoneAt), index("merges_target_idx").on(t.targetId, t.undoneAt)]);

  /** That two proposals which seemed to say the same do not, as somebody at the desk found: they are not suggested together any more. `firstId` is the lesser of the two ids. */
  const distinctPairs = table("distinct_pairs", {
    planId: text("plan_id").notNull().references(() => plans.id, { onDelete: "cascade" }),
    firstId: text("first_id").notNull().references(() => proposals.id, { onDelete: "cascade" }),
    secondId: text("second_id").notNull().references(() => proposals.id, { onDelete: "cascade" }),
    saidBy: text("said_by").references(() => users.id, { onDelete: "set null" }),
    at: instant("at").notNull(),
  }, (t) => [primaryKey({ columns: [t.firstId, t.secondId] }), index("distinct_pairs_second_idx").on(t.secondId), index("distinct_pairs_plan_idx").on(t.planId, t.at), index("distinct_pairs_person_idx").on(t.saidBy)]);

  /** A passage that was taken out of a public text. Where it stood the text has a mark with `number`; that and `reason` are public, `passage` is not. */
  const redactions = table("redactions", {
    id: text("id").primaryKey(),
    planId: text("plan_id").notNull().references(() => plans.id, { onDelete: "cascade" }),
    subject: enumText("subject", reportSubjects).notNull(),
    proposalId: text("proposal_id").notNull().references(() => proposals.id, { onDelete: "cascade" }),
    commentId: text("comment_id").references(() => comments.id, { onDelete: "cascade" }),
    number: int("number").notNull(),
    passage: text("passage").notNull(),
    reason: enumText("reason", hideReasons).notNull(),
    decisionId: text("decision_id").notNull(),
    redactedBy: text("redacted_by").references(() => users.id, { onDelete: "set null" }),
    at: instant("at").notNull(),
    restoredAt: instant("restored_at"),
  }, (t) => [index("redactions_proposal_idx").on(t.proposalId, t.commentId, t.number)]);

  /** That a person may not write in a plan for a time. */
  const suspensions = table("suspensions", {
    id: text("id").primaryKey(),
    planId: text("plan_id").notNull().references(() => plans.id, { onDelete: "cascade" }),
    userId: text("user_id").notNull().references(() => users.id, { onDelete: "cascade" }),
    reason: enumText("reason", hideReasons).notNull(),
    note: text("note").notNull(),
    decisionId: text("decision_id").notNull(),
    startsAt: instant("starts_at").notNull(),
    endsAt: instant("ends_at").notNull(),
    liftedAt: instant("lifted_at"),
  }, (t) => [index("suspensions_user_idx").on(t.userId, t.endsAt), index("suspensions_plan_idx").on(t.planId, t.endsAt)]);

  /** One act on many cases, carried out by the worker in the name of who ordered it. `settings` by its kind. */
  const bulkJobs = table("bulk_jobs", {
    id: text("id").primaryKey(),
    planId: text("plan_id").notNull().references(() => plans.id, { onDelete: "cascade" }),
    kind: enumText("kind", bulkKinds).notNull(),
    state: enumText("state", bulkStates).notNull().default("ordered"),
    settings: json<Record<string, unknown>>("settings").notNull(),
    locale: enumText("locale", locales).notNull(),
    orderedBy: text("ordered_by").references(() => users.id, { onDelete: "set null" }),
    total: int("total").notNull(),
    createdAt: instant("created_at").notNull(),
    finishedAt: instant("finished_at"),
    undoneAt: instant("undone_at"),
    /** Lease of the process that carries it out. */
    availableAt: instant("available_at").notNull(),
    /** Made with the form: the same form posted twice is one act. */
    formKey: text("form_key").notNull(),
  }, (t) => [index("bulk_jobs_plan_idx").on(t.planId, t.createdAt, t.id), index("bulk_jobs_due_idx").on(t.state, t.availableAt), index("bulk_jobs_person_idx").on(t.orderedBy), uniqueIndex("bulk_jobs_form_key_unique").on(t.formKey)]);

  /** One case of a bulk act: what became of it, and what it was before, to undo it by. */
  const bulkItems = table("bulk_items", {
    jobId: text("job_id").notNull().references(() => bulkJobs.id, { onDelete: "cascade" }),
    position: int("position").notNull(),
    proposalId: text("proposal_id").notNull().references(() => proposals.id, { onDelete: "cascade" }),
    state: enumText("state", bulkItemStates).notNull().default("waiting"),
    /** Why it was refused, as a key of the catalogue. */
    problem: text("problem").notNull().default(""),
    before: json<Record<string, unknown>>("before").notNull().default({}),
  }, (t) => [primaryKey({ columns: [t.jobId, t.position] }), index("bulk_items_state_idx").on(t.jobId, t.state, t.position), index("bulk_items_proposal_idx").on(t.proposalId)]);

  return { caseNotes, savedViews, casePresence, answerDrafts, answerTemplates, criteria, assessments, caseConflicts, assessorRules, authorityRequests, merges, distinctPairs, redactions, suspensions, bulkJobs, bulkItems };
}
