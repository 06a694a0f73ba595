import type { versions as danish } from "../da/versions.ts";

/** Changes of a proposal, and withdrawing it. */
export const versions: typeof danish = {};
