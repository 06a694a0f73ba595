import type { following as danish } from "../da/following.ts";

/** Following, and being told. */
export const following: typeof danish = {};
