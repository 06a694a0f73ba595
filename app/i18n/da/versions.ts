/** Ændringer af et forslag, og at trække det tilbage. */
export const versions = {};
