import type { board as danish } from "../da/board.ts";

export const board: typeof danish = {
  title: "Initiative board",
};
