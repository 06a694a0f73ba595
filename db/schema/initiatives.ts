import type { Kit } from "../columns/sqlite.ts";
import { adoptionDegrees, initiativeStates, type Bilingual } from "../values.ts";
import type { accountTables } from "./accounts.ts";
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

/** Initiatives (OGP: commitments) and the proposals that they came from. */
export function initiativeTables(
  { table, text, enumText, int, instant, json, index, uniqueIndex, primaryKey }: Kit,
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
    /** Raised by every change of its title, summary and theme. */
    version: int("version").notNull().default(1),
  }, (t) => [uniqueIndex("initiatives_reference_unique").on(t.reference), index("initiatives_plan_idx").on(t.planId, t.sequence)]);

  /** Shortlisting: which proposal went into which initiative, how far, and with which passage. */
  const initiativeSources = table("initiative_sources", {
    initiativeId: text("initiative_id").notNull().references(() => initiatives.id, { onDelete: "cascade" }),
    proposalId: text("proposal_id").notNull().references(() => proposals.id, { onDelete: "cascade" }),
    degree: enumText("degree", adoptionDegrees).notNull(),
    passage: text("passage").notNull().default(""),
    createdBy: text("created_by").references(() => users.id, { onDelete: "set null" }),
    createdAt: instant("created_at").notNull(),
  }, (t) => [primaryKey({ columns: [t.initiativeId, t.proposalId] }), index("initiative_sources_proposal_idx").on(t.proposalId)]);

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

  return { initiatives, initiativeSources, removedPlacements };
}
