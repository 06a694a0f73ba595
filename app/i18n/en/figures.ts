import type { figures as danish } from "../da/figures.ts";

export const figures: typeof danish = {
  title: "Figures",
};
