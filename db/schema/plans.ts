import type { Kit } from "../columns/sqlite.ts";
import { participationLevels, phaseKinds, planStates, type Bilingual } from "../values.ts";

/** A link to where a stated fact was read. */
export type Source = { label: Bilingual; url: string };

/** What is told about a plan beside its title: only what is known, with its sources; what is not known is said so. */
export type PlanFacts = {
  coordinator?: Bilingual;
  announcedOn?: string;
  consultationDeadline?: string;
  timeline?: { when: Bilingual; what: Bilingual; source: string }[];
  invited?: Bilingual[];
  notKnown?: Bilingual[];
  review?: { label: Bilingual; value: Bilingual; source: string }[];
  sources?: Source[];
};

/** Whom to ask about a plan: a unit, not a person. `email` and `phone` are empty where there is none. */
export type PlanContact = { unit: Bilingual; email: string; phone: string };

/** Action plans with their phases and themes. */
export function planTables({ table, text, enumText, int, bool, instant, json, index, uniqueIndex, primaryKey, check, sql }: Kit) {
  const plans = table("plans", {
    id: text("id").primaryKey(),
    slug: text("slug").notNull(),
    /** The beginning of every reference in the plan, such as OGP28. */
    code: text("code").notNull(),
    template: text("template").notNull(),
    state: enumText("state", planStates).notNull(),
    isDemo: bool("is_demo").notNull().default(false),
    title: json<Bilingual>("title").notNull(),
    question: json<Bilingual>("question").notNull(),
    summary: json<Bilingual>("summary").notNull(),
    rules: json<Bilingual>("rules").notNull(),
    facts: json<PlanFacts>("facts").notNull(),
    publishedOn: text("published_on"),
    /** What the published plan begins with; null until somebody writes it. */
    introduction: json<Bilingual>("introduction"),
    /** Whom to ask about the plan; null until somebody says. */
    contact: json<PlanContact>("contact"),
    /** Whether its texts must be there in both languages before it can be adopted; else in Danish alone. */
    bothLanguages: bool("both_languages").notNull().default(true),
    /** When its phases were first public: OGP asks for two weeks before the first opens. Null for a plan in draft, and where it is not known. */
    announcedAt: instant("announced_at"),
    /** When it was closed, after which nothing of it changes. */
    closedAt: instant("closed_at"),
    /** How many proposals of the plan one person can support; null when there is no limit. */
    supportLimit: int("support_limit"),
    /** Whether an answer is approved by somebody else than who wrote it before it can be published. */
    fourEyes: bool("four_eyes").notNull().default(false),
    /** Whether proposals are looked at before they are public, and within how many hours that is promised. */
    screening: bool("screening").notNull().default(false),
    screeningHours: int("screening_hours").notNull().default(2),
    /** Within how many days after it came in a proposal is to be answered; later it is overdue. */
    answerDays: int("answer_days").notNull().default(60),
    /** How many people assess a case, and within how many days after they were asked. */
    assessorsPerCase: int("assessors_per_case").notNull().default(2),
    assessmentDays: int("assessment_days").notNull().default(14),
    /** Raised by every change of these settings. */
    version: int("version").notNull().default(1),
    /** The last numbers given out, raised inside the transaction that uses them. */
    lastProposalNumber: int("last_proposal_number").notNull().default(0),
    lastInitiativeNumber: int("last_initiative_number").notNull().default(0),
    createdAt: instant("created_at").notNull(),
  }, (t) => [uniqueIndex("plans_slug_unique").on(t.slug), uniqueIndex("plans_code_unique").on(t.code)]);

  const phases = table("phases", {
    planId: text("plan_id").notNull().references(() => plans.id, { onDelete: "cascade" }),
    kind: enumText("kind", phaseKinds).notNull(),
    position: int("position").notNull(),
    opensAt: instant("opens_at").notNull(),
    closesAt: instant("closes_at").notNull(),
    /** What the phase promises to those who take part; null where nothing is promised. */
    participation: enumText("participation", participationLevels),
    /** Why it is shorter than the guideline of four weeks: public. Null where it is not. */
    shortReason: json<Bilingual>("short_reason"),
  }, (t) => [primaryKey({ columns: [t.planId, t.kind] }), check("phases_order", sql`${t.closesAt} > ${t.opensAt}`)]);

  const themes = table("themes", {
    id: text("id").primaryKey(),
    planId: text("plan_id").notNull().references(() => plans.id, { onDelete: "cascade" }),
    number: int("number").notNull(),
    slug: text("slug").notNull(),
    title: json<Bilingual>("title").notNull(),
    summary: json<Bilingual>("summary").notNull(),
    description: json<Bilingual>("description").notNull(),
  }, (t) => [uniqueIndex("themes_plan_slug_unique").on(t.planId, t.slug), index("themes_plan_idx").on(t.planId, t.number)]);

  /** Every change of the dates of a plan that was public already, with the reason that was given: public too. Null dates: the phase was not there, or is not any more. */
  const phaseChanges = table("phase_changes", {
    id: text("id").primaryKey(),
    planId: text("plan_id").notNull().references(() => plans.id, { onDelete: "cascade" }),
    kind: enumText("kind", phaseKinds).notNull(),
    opensBefore: instant("opens_before"),
    closesBefore: instant("closes_before"),
    opensAfter: instant("opens_after"),
    closesAfter: instant("closes_after"),
    reason: json<Bilingual>("reason").notNull(),
    changedAt: instant("changed_at").notNull(),
  }, (t) => [index("phase_changes_plan_idx").on(t.planId, t.changedAt)]);

  return { plans, phases, themes, phaseChanges };
}
