/** The views of the desk's list. */
export const inboxViews = ["unanswered", "mine", "unassigned", "answered", "hidden", "all"] as const;
export type InboxView = (typeof inboxViews)[number];
