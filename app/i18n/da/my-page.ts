/** Min side. */
export const myPage = {};
