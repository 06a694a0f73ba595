/** Anmeldelser af tekster og indsigelser. */
export const reports = {};
