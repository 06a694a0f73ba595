import type { bulk as danish } from "../da/bulk.ts";

export const bulk: typeof danish = {
  title: "Bulk acts",
};
