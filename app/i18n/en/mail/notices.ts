import type { NoticeMails } from "../../mail-words.ts";

/** Mail about what one follows and takes part in. */
export const noticeMails = {} satisfies NoticeMails;
