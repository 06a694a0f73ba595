import type { NoticeMails } from "../../mail-words.ts";

/** Mails om det, man følger og deltager i. */
export const noticeMails = {} satisfies NoticeMails;
