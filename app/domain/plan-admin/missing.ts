import type { ManagedPlan } from "../plans/managed-plan.server.ts";
import type { PlannedPhase } from "./phase-rules.ts";

/** What a plan lacks before everybody can read it, and on which page it is written. */
export const planGaps = ["title_en", "summary_da", "summary_en", "themes", "theme_titles", "collect", "collect_over"] as const;
export type PlanGap = (typeof planGaps)[number];

type Looked = { plan: Pick<ManagedPlan, "title" | "summary" | "bothLanguages">; themes: readonly { title: { da: string; en: string } }[]; phases: readonly Pick<PlannedPhase, "kind" | "closesAt">[]; now: Date };

/** What is missing before a plan can be announced, in the order in which one writes it. */
export function gapsOf({ plan: { title, summary, bothLanguages }, themes, phases, now }: Looked): PlanGap[] {
  const collect = phases.find((each) => each.kind === "collect");
  const found: Record<PlanGap, boolean> = {
    title_en: bothLanguages && title.en === "",
    summary_da: summary.da === "",
    summary_en: bothLanguages && summary.en === "",
    themes: themes.length === 0,
    theme_titles: bothLanguages && themes.some((each) => each.title.en === ""),
    collect: !collect,
    collect_over: collect !== undefined && collect.closesAt <= now,
  };
  return planGaps.filter((gap) => found[gap]);
}

/** The part of a plan in which a gap is filled. */
export function partOf(gap: PlanGap): "texts" | "themes" | "phases" {
  if (gap === "themes" || gap === "theme_titles") return "themes";
  return gap === "collect" || gap === "collect_over" ? "phases" : "texts";
}
