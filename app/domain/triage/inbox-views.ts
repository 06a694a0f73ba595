/** The views of the desk's list. */
export const inboxViews = ["unanswered", "mine", "unassigned", "overdue", "to_assess", "reported", "screening", "answered", "hidden", "all"] as const;
export type InboxView = (typeof inboxViews)[number];

/** In place of a person in the filter by handler: cases that nobody has. */
export const nobody = "none";
