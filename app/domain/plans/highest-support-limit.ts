/** The highest limit of supports that makes sense; more is no limit. */
export const highestSupportLimit = 1000;
