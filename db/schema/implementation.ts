import type { Kit } from "../columns/sqlite.ts";
import { completionLevels, earlyResultLevels, hideReasons, participationLevels, potentialLevels, type Bilingual } from "../values.ts";
import type { accountTables } from "./accounts.ts";
import type { initiativeTables } from "./initiatives.ts";
import type { planTables } from "./plans.ts";

/** A page elsewhere that shows what a report says. `label` may be empty: then the address is shown. */
export type EvidenceLink = { label: string; url: string };

/** How an adopted plan is carried out: what is reported of each milestone, how OGP's reviewers coded an initiative, and the coordinator's own assessment. */
export function implementationTables(
  { table, text, enumText, int, bool, instant, json, index, uniqueIndex }: Kit,
  { users }: ReturnType<typeof accountTables>,
  { plans }: ReturnType<typeof planTables>,
  { initiatives, milestones, initiativeAuthorities }: ReturnType<typeof initiativeTables>,
) {
  /** What was reported of a milestone, each time. It is never changed: the last one counts, and a correction is the next one. */
  const milestoneReports = table("milestone_reports", {
    id: text("id").primaryKey(),
    milestoneId: text("milestone_id").notNull().references(() => milestones.id, { onDelete: "cascade" }),
    completion: enumText("completion", completionLevels).notNull(),
    /** What was done and what comes next, in the language it was written in. */
    body: text("body").notNull(),
    language: text("language").notNull(),
    evidence: json<EvidenceLink[]>("evidence").notNull().default([]),
    /** The party that reported through its link, and its name as it was then; null where staff reported. */
    authorityId: text("authority_id").references(() => initiativeAuthorities.id, { onDelete: "set null" }),
    reportedAs: text("reported_as").notNull(),
    reportedBy: text("reported_by").references(() => users.id, { onDelete: "set null" }),
    /** Set while staff have hidden it: when, and why. A mark stays where it stood. */
    hiddenAt: instant("hidden_at"),
    hideReason: enumText("hide_reason", hideReasons),
    /** Made with the form: the same form posted twice is one report. */
    formKey: text("form_key").notNull(),
    at: instant("at").notNull(),
  }, (t) => [index("milestone_reports_milestone_idx").on(t.milestoneId, t.at), index("milestone_reports_authority_idx").on(t.authorityId), index("milestone_reports_reporter_idx").on(t.reportedBy), uniqueIndex("milestone_reports_form_key_unique").on(t.formKey)]);

  /** How OGP's Independent Reporting Mechanism coded an initiative. Null until it did. */
  const reviewCodings = table("review_codings", {
    initiativeId: text("initiative_id").primaryKey().references(() => initiatives.id, { onDelete: "cascade" }),
    isVerifiable: bool("is_verifiable"),
    hasOpenGovernmentLens: bool("has_open_government_lens"),
    potential: enumText("potential", potentialLevels),
    completion: enumText("completion", completionLevels),
    earlyResults: enumText("early_results", earlyResultLevels),
    influence: enumText("influence", participationLevels),
    /** Where the report can be read, and the day it is of (YYYY-MM-DD). */
    sourceUrl: text("source_url").notNull().default(""),
    codedOn: text("coded_on"),
    version: int("version").notNull().default(1),
    changedBy: text("changed_by").references(() => users.id, { onDelete: "set null" }),
    changedAt: instant("changed_at").notNull(),
  }, (t) => [index("review_codings_changer_idx").on(t.changedBy)]);

  /** What the coordinator writes in the plan's self-assessment report, until it is published: by the keys of its parts, and per initiative by its reference. */
  const selfAssessments = table("self_assessments", {
    planId: text("plan_id").primaryKey().references(() => plans.id, { onDelete: "cascade" }),
    parts: json<Record<string, Bilingual>>("parts").notNull().default({}),
    initiatives: json<Record<string, Bilingual>>("initiatives").notNull().default({}),
    version: int("version").notNull().default(1),
    changedBy: text("changed_by").references(() => users.id, { onDelete: "set null" }),
    changedAt: instant("changed_at").notNull(),
  }, (t) => [index("self_assessments_changer_idx").on(t.changedBy)]);

  return { milestoneReports, reviewCodings, selfAssessments };
}
