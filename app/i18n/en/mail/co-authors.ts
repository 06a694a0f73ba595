import type { CoAuthorMails } from "../../mail-words.ts";

/** Mail to co-authors. */
export const coAuthorMails = {} satisfies CoAuthorMails;
