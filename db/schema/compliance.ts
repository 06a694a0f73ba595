import type { Kit } from "../columns/sqlite.ts";
import { meetingKinds, outreachKinds, repositoryKinds, requirementIds, type Bilingual, type MeetingSector } from "../values.ts";
import type { accountTables } from "./accounts.ts";
import type { planTables } from "./plans.ts";

/** What OGP's minimum requirements are checked against beside the consultation itself (domain facts, section 3). */
export function complianceTables({ table, text, enumText, int, instant, json, index, primaryKey }: Kit, { users }: ReturnType<typeof accountTables>, { plans }: ReturnType<typeof planTables>) {
  /** A meeting of government and civil society, that is to come or was held. */
  const meetings = table("meetings", {
    id: text("id").primaryKey(),
    planId: text("plan_id").notNull().references(() => plans.id, { onDelete: "cascade" }),
    kind: enumText("kind", meetingKinds).notNull(),
    title: json<Bilingual>("title").notNull(),
    /** The day, YYYY-MM-DD. */
    heldOn: text("held_on").notNull(),
    place: text("place").notNull().default(""),
    agenda: json<Bilingual>("agenda").notNull(),
    /** How many came from where; empty until it is known. Nobody is named. */
    attendance: json<Partial<Record<MeetingSector, number>>>("attendance").notNull().default({}),
    /** What was said and agreed; empty until it is written. */
    minutes: json<Bilingual>("minutes").notNull(),
    /** When its minutes were first public; null until then. */
    minutesAt: instant("minutes_at"),
    /** Why it did not take place: public. Null where it did or will. */
    cancelledReason: json<Bilingual>("cancelled_reason"),
    version: int("version").notNull().default(1),
    createdBy: text("created_by").references(() => users.id, { onDelete: "set null" }),
    createdAt: instant("created_at").notNull(),
    changedAt: instant("changed_at").notNull(),
  }, (t) => [index("meetings_plan_idx").on(t.planId, t.heldOn), index("meetings_creator_idx").on(t.createdBy)]);

  /** Something that was done to make people aware of the consultation. */
  const outreach = table("outreach", {
    id: text("id").primaryKey(),
    planId: text("plan_id").notNull().references(() => plans.id, { onDelete: "cascade" }),
    kind: enumText("kind", outreachKinds).notNull(),
    title: json<Bilingual>("title").notNull(),
    description: json<Bilingual>("description").notNull(),
    /** The day, YYYY-MM-DD. */
    doneOn: text("done_on").notNull(),
    /** How many people it reached; null where it is not known. */
    reached: int("reached"),
    url: text("url").notNull().default(""),
    version: int("version").notNull().default(1),
    createdBy: text("created_by").references(() => users.id, { onDelete: "set null" }),
    createdAt: instant("created_at").notNull(),
  }, (t) => [index("outreach_plan_idx").on(t.planId, t.doneOn), index("outreach_creator_idx").on(t.createdBy)]);

  /** A document in the public repository: a file here or an address elsewhere. */
  const repositoryDocuments = table("repository_documents", {
    id: text("id").primaryKey(),
    planId: text("plan_id").notNull().references(() => plans.id, { onDelete: "cascade" }),
    kind: enumText("kind", repositoryKinds).notNull(),
    title: json<Bilingual>("title").notNull(),
    description: json<Bilingual>("description").notNull(),
    /** The day that the document is of, YYYY-MM-DD. */
    datedOn: text("dated_on").notNull(),
    /** Where it is elsewhere; empty where it is a file here. */
    url: text("url").notNull().default(""),
    /** When it was put here: what "updated twice a year" is counted by. */
    addedAt: instant("added_at").notNull(),
    /** Why it was taken out: public. Null while it is there. */
    withdrawnReason: json<Bilingual>("withdrawn_reason"),
    withdrawnAt: instant("withdrawn_at"),
    version: int("version").notNull().default(1),
    createdBy: text("created_by").references(() => users.id, { onDelete: "set null" }),
  }, (t) => [index("repository_documents_plan_idx").on(t.planId, t.addedAt), index("repository_documents_creator_idx").on(t.createdBy)]);

  /** What a plan's coordinator set otherwise than the platform's own thresholds of a requirement, by their names. */
  const complianceRules = table("compliance_rules", {
    planId: text("plan_id").notNull().references(() => plans.id, { onDelete: "cascade" }),
    requirement: enumText("requirement", requirementIds).notNull(),
    thresholds: json<Record<string, number>>("thresholds").notNull(),
    version: int("version").notNull().default(1),
    changedBy: text("changed_by").references(() => users.id, { onDelete: "set null" }),
    changedAt: instant("changed_at").notNull(),
  }, (t) => [primaryKey({ columns: [t.planId, t.requirement] }), index("compliance_rules_changer_idx").on(t.changedBy)]);

  return { meetings, outreach, repositoryDocuments, complianceRules };
}
