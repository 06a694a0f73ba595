import type { assessment as danish } from "../da/assessment.ts";

export const assessment: typeof danish = {
  title: "Assessment",
};
