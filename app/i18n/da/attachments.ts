/** Bilag. */
export const attachments = {};
