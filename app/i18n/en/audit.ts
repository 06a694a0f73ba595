import type { audit as danish } from "../da/audit.ts";

export const audit: typeof danish = {
  title: "Audit trail",
};
