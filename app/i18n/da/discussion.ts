/** Debatten: sortering, rettelser, organisationers holdning. */
export const discussion = {};
