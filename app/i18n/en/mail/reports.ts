import type { ReportMails } from "../../mail-words.ts";

/** Mail about reports of texts. */
export const reportMails = {} satisfies ReportMails;
