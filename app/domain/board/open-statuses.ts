import type { ProposalStatus } from "#db/values.ts";

/** Of proposals that nobody has answered yet. */
export const openStatuses: ProposalStatus[] = ["received", "under_consideration"];
