import { z } from "zod";
import { followSubjects } from "#db/values.ts";

/** What is followed, as a form names it. */
export const followInput = z.object({ subject: z.enum(followSubjects), id: z.uuid() });
export type FollowInput = z.infer<typeof followInput>;

/** So many things one person can follow. */
export const mostFollows = 500;
