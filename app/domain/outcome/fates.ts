import { outcomes } from "#db/values.ts";

/** What became of a proposal, as the accounting tells it. `split`: it was taken apart, and each part has its own. */
export const fates = [...outcomes, "unanswered", "split", "withdrawn", "hidden"] as const;
export type Fate = (typeof fates)[number];
