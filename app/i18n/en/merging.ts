import type { merging as danish } from "../da/merging.ts";

export const merging: typeof danish = {
  title: "Merge and split",
};
