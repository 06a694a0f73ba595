import type { Bilingual, Locale, MissingKey } from "#db/values.ts";
import type { Gap } from "../initiatives/gaps.ts";

/** A text of the plan or of a theme that is missing, in both languages or in one. */
export type TextGap = { part: string; locale?: Locale };

/** What stands in the way of adopting a plan, with what is needed to mend it. */
export type Missing =
  /** The plan still collects proposals. */
  | { key: "collect_open"; closesAt: Date }
  /** The drafts are still out for comments, as everybody was told. */
  | { key: "draft_open"; closesAt: Date }
  | { key: "no_initiatives" }
  /** Proposals without a published answer; the first of them by name. */
  | { key: "unanswered"; count: number; first: { reference: string; title: string; language: string }[] }
  /** Proposals that nobody has looked at yet, so that it is not known whether they are admissible. */
  | { key: "screening"; count: number }
  | { key: "plan_texts"; gaps: TextGap[] }
  | { key: "theme_texts"; themes: { number: number; slug: string; gaps: TextGap[] }[] }
  | { key: "initiatives"; initiatives: { reference: string; title: string; gaps: Gap[] }[] }
  /** Comments on drafts without an answer; of which initiatives, and how many each. */
  | { key: "draft_comments"; count: number; initiatives: { reference: string; title: string; count: number }[] };

/** What a self-assessment report lacks (`app/domain/implementation/report-gate.ts`). */
export type ReportMissing =
  | { key: "not_adopted" }
  | { key: "report_texts"; texts: { part: string; locale: Locale }[] }
  | { key: "report_initiatives"; texts: { reference: string; locale: Locale }[] }
  /** Milestones that nobody has reported on. */
  | { key: "unreported"; milestones: { reference: string; number: number; title: Bilingual }[] };

type AnyMissing = Missing | ReportMissing;

/** What nobody can take the responsibility for: a plan that still collects has not heard everybody, one without initiatives says nothing, and one that is not adopted has not been carried out. */
export const blocking: readonly MissingKey[] = ["collect_open", "no_initiatives", "not_adopted"];

const ofOutcome: readonly MissingKey[] = ["collect_open", "unanswered", "screening", "draft_comments"];

/** What of it concerns the accounting of a plan: that everybody was heard and answered, not what the plan says. */
export function missingInOutcome(missing: readonly Missing[]): Missing[] {
  return missing.filter(({ key }) => ofOutcome.includes(key));
}

/** What OGP's reviewers will remark on, and what does not stand in the way. */
export type Warning =
  | { key: "few_initiatives" | "many_initiatives"; count: number }
  | { key: "lead_unconfirmed" | "modest"; initiatives: { reference: string; title: string }[] };

/** How many initiatives OGP recommends (domain facts, section 2). */
export const recommendedInitiatives = { least: 5, most: 15 };

/** How many of each thing is missing: what is kept with a version that was published nevertheless. */
export function countsOf(missing: readonly AnyMissing[]): Record<string, number> {
  return Object.fromEntries(missing.map((each) => [each.key, countOf(each)]));
}

function countOf(missing: AnyMissing): number {
  switch (missing.key) {
    case "unanswered": case "screening": case "draft_comments": return missing.count;
    case "plan_texts": return missing.gaps.length;
    case "theme_texts": return missing.themes.length;
    case "initiatives": return missing.initiatives.length;
    case "report_texts": case "report_initiatives": return missing.texts.length;
    case "unreported": return missing.milestones.length;
    default: return 1;
  }
}

/** What the page listed, in short: a form that was filled in before something else went missing is not taken. */
export function markOfMissing(missing: readonly AnyMissing[]): string {
  return Object.entries(countsOf(missing)).map(([key, count]) => `${key}:${count}`).sort().join(" ");
}
