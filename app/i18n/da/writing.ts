/** At skrive et forslag: lignende forslag, mærker, sprog. */
export const writing = {};
