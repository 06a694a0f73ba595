/** At følge og få besked. */
export const following = {};
