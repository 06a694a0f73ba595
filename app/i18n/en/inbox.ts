import type { inbox as danish } from "../da/inbox.ts";

export const inbox: typeof danish = {
  otherPages: "More at the desk",
  title: "Inbox",
};
