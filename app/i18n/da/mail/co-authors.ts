import type { CoAuthorMails } from "../../mail-words.ts";

/** Mails til medforfattere. */
export const coAuthorMails = {} satisfies CoAuthorMails;
