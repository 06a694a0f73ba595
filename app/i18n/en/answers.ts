import type { answers as danish } from "../da/answers.ts";

export const answers: typeof danish = {
  title: "Answers",
};
