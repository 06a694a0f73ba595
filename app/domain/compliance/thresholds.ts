import { requirementIds, type RequirementId } from "#db/values.ts";

/**
 * What each requirement is measured by, and from when on its coordinators are warned, unless a plan's coordinators set it otherwise.
 * Those of 1.1 and 2.2 are OGP's own (domain facts, section 3); the rest are for the coordinators to say. Days and months are of the calendar in Denmark.
 */
export const defaultThresholds = {
  /** So many months may lie between two meetings of the forum. */
  "1.1": { monthsBetween: 6, warnDays: 30 },
  "2.1": {},
  /** On so many days within a year something is added to the repository. */
  "2.2": { updatesAYear: 2, warnDays: 30 },
  /** So many days before the first phase opens its dates are public. */
  "3.1": { noticeDays: 14, warnDays: 30 },
  "3.2": { activities: 1, warnDays: 21 },
  /** So many days proposals are taken, and from so many participant types there are some. */
  "3.3": { collectDays: 28, participantTypes: 2, warnDays: 14 },
  /** So many per cent of the admissible proposals are answered before the plan is adopted. */
  "4.1": { shareAnswered: 100, warnDays: 30 },
  "5.1": { meetingsAYear: 2, warnDays: 30 },
} as const satisfies Record<RequirementId, Record<string, number>>;

export type ThresholdName = "monthsBetween" | "updatesAYear" | "noticeDays" | "activities" | "collectDays" | "participantTypes" | "shareAnswered" | "meetingsAYear" | "warnDays";
export type Thresholds = { [Id in RequirementId]: { [Name in keyof (typeof defaultThresholds)[Id]]: number } };

/** What a threshold can be set to. */
export const thresholdBounds: Record<ThresholdName, { least: number; most: number }> = {
  monthsBetween: { least: 1, most: 24 }, updatesAYear: { least: 1, most: 12 }, noticeDays: { least: 0, most: 180 }, activities: { least: 1, most: 50 }, collectDays: { least: 1, most: 365 },
  participantTypes: { least: 1, most: 4 }, shareAnswered: { least: 1, most: 100 }, meetingsAYear: { least: 1, most: 12 }, warnDays: { least: 0, most: 180 },
};

/** The requirements whose wording and threshold were read in OGP's Participation & Co-creation Standards; the others are as the coordinator configured them (domain facts, section 3). */
export const fromStandards: readonly RequirementId[] = ["1.1", "2.1", "2.2"];

/** The names of what a requirement is measured by. */
export function thresholdNames(id: RequirementId): ThresholdName[] {
  return Object.keys(defaultThresholds[id]) as ThresholdName[];
}

/** The thresholds of a plan: the platform's own, and in their place what its coordinators set. What is stored and is none, or is outside the bounds, is passed over. */
export function thresholdsWith(rules: readonly { requirement: RequirementId; thresholds: Record<string, number> }[]): Thresholds {
  const all = Object.fromEntries(requirementIds.map((id) => {
    const set = rules.find(({ requirement }) => requirement === id)?.thresholds ?? {};
    const kept = thresholdNames(id).filter((name) => Number.isInteger(set[name]) && set[name]! >= thresholdBounds[name].least && set[name]! <= thresholdBounds[name].most);
    return [id, { ...defaultThresholds[id], ...Object.fromEntries(kept.map((name) => [name, set[name]])) }];
  }));
  return all as Thresholds;
}
