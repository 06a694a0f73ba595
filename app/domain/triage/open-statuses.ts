import type { ProposalStatus } from "#db/values.ts";

/** What has no answer yet. */
export const openStatuses: ProposalStatus[] = ["received", "under_consideration"];
