import type { attachments as danish } from "../da/attachments.ts";

/** Attachments. */
export const attachments: typeof danish = {};
