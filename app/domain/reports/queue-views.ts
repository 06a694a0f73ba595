/** What waits at the desk beside the cases: texts that are reported, and objections to decisions. */
export const queueViews = ["reports", "objections"] as const;
export type QueueView = (typeof queueViews)[number];
