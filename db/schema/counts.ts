import type { Kit } from "../columns/sqlite.ts";
import { caseStages, participantTypes } from "../values.ts";
import type { initiativeTables } from "./initiatives.ts";
import type { planTables } from "./plans.ts";

/**
 * Counts of proposals that would take longer to count the more there are. Triggers keep them (`db/counts`), so that each is right after any act,
 * in the transaction of that act; no command writes them. Rows may have come to nothing and stay.
 */
export function countTables({ table, text, enumText, int, bool, primaryKey }: Kit, { plans, themes }: ReturnType<typeof planTables>, { initiatives }: ReturnType<typeof initiativeTables>) {
  /**
   * How many proposals of a theme are where at the desk, but for those that are visible and at the first stage: these are what is left of all that are
   * visible (`proposal_tallies`), so that a new proposal has no row to wait for here.
   */
  const caseCounts = table("case_counts", {
    planId: text("plan_id").notNull().references(() => plans.id, { onDelete: "cascade" }),
    themeId: text("theme_id").notNull().references(() => themes.id, { onDelete: "cascade" }),
    stage: enumText("stage", caseStages).notNull(),
    isHidden: bool("is_hidden").notNull(),
    awaitsScreening: bool("awaits_screening").notNull(),
    count: int("count").notNull(),
  }, (t) => [primaryKey({ columns: [t.planId, t.themeId, t.stage, t.isHidden, t.awaitsScreening] })]);

  /** What came in and was answered on a day, of visible proposals. A day is its number since 1970, from 23:00 UTC, which is midnight in Denmark in winter. */
  const dayCounts = table("day_counts", {
    planId: text("plan_id").notNull().references(() => plans.id, { onDelete: "cascade" }),
    day: int("day").notNull(),
    themeId: text("theme_id").notNull().references(() => themes.id, { onDelete: "cascade" }),
    participantType: enumText("participant_type", participantTypes).notNull(),
    /** Submitted on this day. */
    received: int("received").notNull(),
    /** Of those, how many nobody has answered yet. */
    open: int("open").notNull(),
    /** First answered on this day, whenever they were submitted. */
    answered: int("answered").notNull(),
  }, (t) => [primaryKey({ columns: [t.planId, t.day, t.themeId, t.participantType] })]);

  /** How many visible proposals without an answer somebody has, by the day on which they were submitted. */
  const handlerCounts = table("handler_counts", {
    planId: text("plan_id").notNull().references(() => plans.id, { onDelete: "cascade" }),
    /** A person of `users`. */
    assigneeId: text("assignee_id").notNull(),
    day: int("day").notNull(),
    count: int("count").notNull(),
  }, (t) => [primaryKey({ columns: [t.planId, t.assigneeId, t.day] })]);

  /** How many visible proposals had their first answer after so many whole hours, or, where somebody looked at them first, were public after so many whole minutes. */
  const timeCounts = table("time_counts", {
    planId: text("plan_id").notNull().references(() => plans.id, { onDelete: "cascade" }),
    until: enumText("until", ["answer", "publication"]).notNull(),
    themeId: text("theme_id").notNull().references(() => themes.id, { onDelete: "cascade" }),
    participantType: enumText("participant_type", participantTypes).notNull(),
    units: int("units").notNull(),
    count: int("count").notNull(),
  }, (t) => [primaryKey({ columns: [t.planId, t.until, t.themeId, t.participantType, t.units] })]);

  /** How many visible proposals without an answer are in an initiative, or in several. */
  const placedCounts = table("placed_counts", {
    planId: text("plan_id").notNull().references(() => plans.id, { onDelete: "cascade" }),
    themeId: text("theme_id").notNull().references(() => themes.id, { onDelete: "cascade" }),
    count: int("count").notNull(),
  }, (t) => [primaryKey({ columns: [t.planId, t.themeId] })]);

  /** How many proposals an initiative came from, and how many of these are visible. No row: none. */
  const sourceCounts = table("source_counts", {
    initiativeId: text("initiative_id").primaryKey().references(() => initiatives.id, { onDelete: "cascade" }),
    count: int("count").notNull(),
    visible: int("visible").notNull(),
  });

  return { caseCounts, dayCounts, handlerCounts, timeCounts, placedCounts, sourceCounts };
}
