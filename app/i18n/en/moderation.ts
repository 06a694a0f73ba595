import type { moderation as danish } from "../da/moderation.ts";

export const moderation: typeof danish = {
  title: "Decisions",
};
