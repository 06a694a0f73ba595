import type { writing as danish } from "../da/writing.ts";

/** Writing a proposal: similar ones, tags, language. */
export const writing: typeof danish = {};
