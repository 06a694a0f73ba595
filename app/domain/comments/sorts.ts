/** In which orders the comments of a debate can be read. */
export const debateSorts = ["newest", "oldest", "discussed", "useful"] as const;
export type DebateSort = (typeof debateSorts)[number];
