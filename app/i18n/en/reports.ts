import type { reports as danish } from "../da/reports.ts";

/** Reports of texts, and objections. */
export const reports: typeof danish = {};
