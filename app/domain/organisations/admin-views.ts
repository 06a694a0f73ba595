/** How the coordinator's list of organisations is narrowed; what waits for somebody comes first. */
export const adminViews = ["unverified", "verified", "same_number", "all"] as const;
export type AdminView = (typeof adminViews)[number];

export type AdminFilter = { view: AdminView; text?: string | undefined; cursor?: string | undefined };
