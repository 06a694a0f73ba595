import type { deskSettings as danish } from "../da/desk-settings.ts";

export const deskSettings: typeof danish = {
  title: "Desk settings",
};
