import type { discussion as danish } from "../da/discussion.ts";

/** The debate: order, changes, positions of organisations. */
export const discussion: typeof danish = {};
