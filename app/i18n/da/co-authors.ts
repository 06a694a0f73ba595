/** Medforfattere. */
export const coAuthors = {};
