/** The orders of a list of proposals. By relevance only with a search text. */
export const proposalSorts = ["newest", "oldest", "supported", "commented", "relevance"] as const;
export type ProposalSort = (typeof proposalSorts)[number];
