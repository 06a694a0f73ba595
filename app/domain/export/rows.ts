/** What can be exported of a choice of cases. */
export const exportSubjects = ["proposals", "comments"] as const;
export type ExportSubject = (typeof exportSubjects)[number];

/** One cell of a table; null is empty. Moments are told in UTC. */
export type ExportCell = string | number | boolean | Date | null;

export type ExportRow = readonly ExportCell[];
