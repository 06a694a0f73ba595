import type { myPage as danish } from "../da/my-page.ts";

/** My page. */
export const myPage: typeof danish = {};
