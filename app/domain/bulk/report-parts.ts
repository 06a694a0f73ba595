/** The parts of the report of an act on many cases. */
export const reportParts = ["all", "done", "refused"] as const;
export type ReportPart = (typeof reportParts)[number];
