import type { coAuthors as danish } from "../da/co-authors.ts";

/** Co-authors. */
export const coAuthors: typeof danish = {};
