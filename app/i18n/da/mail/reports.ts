import type { ReportMails } from "../../mail-words.ts";

/** Mails om anmeldelser af tekster. */
export const reportMails = {} satisfies ReportMails;
