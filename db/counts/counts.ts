/** What differs between the databases in the text of a count. */
export type Dialect = {
  /** The number of the day that a column lies in (`day_counts`). */
  day: (column: string) => string;
  /** How many whole units of so many milliseconds lie between two columns. */
  units: (from: string, until: string, unit: number) => string;
};

/**
 * A count that is kept of the rows of `proposals`: for each row that fulfils `where`, `adds` is added to the row of `table` with these `keys`. All three are
 * written with the name of the row. `isLater`: no new proposal fulfils it.
 */
export type Count = { table: string; isLater: boolean; keys: Record<string, (row: string) => string>; adds: Record<string, (row: string) => string>; where: (row: string) => string };

/** All that counts look at; nothing else in a proposal changes one. */
export const countedColumns = ["plan_id", "theme_id", "participant_type", "status", "stage", "is_hidden", "awaits_screening", "assignee_id", "submitted_at", "published_at", "first_answered_at"] as const;

const hour = 3_600_000;
const minute = 60_000;

const column = (name: (typeof countedColumns)[number]) => (row: string) => `${row}.${name}`;
const isShown = (row: string) => `not ${row}.is_hidden`;
const isOpen = (row: string) => `${row}.status in ('received', 'under_consideration')`;
const one = () => "1";
const ofPlan = { plan_id: column("plan_id") };
const group = { theme_id: column("theme_id"), participant_type: column("participant_type") };

/** The counts of proposals. Whoever changes a proposal takes hold of their rows in this order, so that two seldom wait for one another. */
export function countsOf({ day, units }: Dialect): Count[] {
  const dayOf = (name: "submitted_at" | "first_answered_at") => (row: string) => day(`${row}.${name}`);
  const onDay = (name: "submitted_at" | "first_answered_at") => ({ ...ofPlan, day: dayOf(name), ...group });
  const spanUntil = (name: "first_answered_at" | "published_at", unit: number) => (row: string) => units(`${row}.submitted_at`, `${row}.${name}`, unit);
  return [
    { table: "placed_counts", isLater: true, keys: { ...ofPlan, theme_id: column("theme_id") }, adds: { count: one }, where: (row) => `${isShown(row)} and ${isOpen(row)} and exists (select 1 from initiative_sources where initiative_sources.proposal_id = ${row}.id)` },
    { table: "case_counts", isLater: false, keys: { ...ofPlan, theme_id: column("theme_id"), stage: column("stage"), is_hidden: column("is_hidden"), awaits_screening: column("awaits_screening") }, adds: { count: one }, where: (row) => `(${row}.is_hidden or ${row}.stage <> 'submitted')` },
    { table: "day_counts", isLater: false, keys: onDay("submitted_at"), adds: { received: one, open: (row) => `case when ${isOpen(row)} then 1 else 0 end`, answered: () => "0" }, where: isShown },
    { table: "day_counts", isLater: true, keys: onDay("first_answered_at"), adds: { received: () => "0", open: () => "0", answered: one }, where: (row) => `${isShown(row)} and ${row}.first_answered_at is not null` },
    { table: "handler_counts", isLater: false, keys: { ...ofPlan, assignee_id: column("assignee_id"), day: dayOf("submitted_at") }, adds: { count: one }, where: (row) => `${isShown(row)} and ${isOpen(row)} and ${row}.assignee_id is not null` },
    { table: "time_counts", isLater: true, keys: { ...ofPlan, until: () => "'answer'", ...group, units: spanUntil("first_answered_at", hour) }, adds: { count: one }, where: (row) => `${isShown(row)} and ${row}.first_answered_at is not null` },
    { table: "time_counts", isLater: false, keys: { ...ofPlan, until: () => "'publication'", ...group, units: spanUntil("published_at", minute) }, adds: { count: one }, where: (row) => `${isShown(row)} and ${row}.published_at > ${row}.submitted_at` },
  ];
}
