/** What the list of assessments shows: what waits for the reader, what waits for everybody, or what assessors differ on. */
export const assessmentViews = ["mine", "all", "differences"] as const;
export type AssessmentListView = (typeof assessmentViews)[number];
