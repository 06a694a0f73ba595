import { z } from "zod";
import { countCharacters, normaliseText } from "#app/lib/text.ts";
import { stances } from "#db/values.ts";

export const commentLimit = 3000;

const body = (missing: string) => z.string().catch("").transform(normaliseText).pipe(z.string().min(1, missing).refine((value) => countCharacters(value) <= commentLimit, "too_long"));
const shared = { voice: z.string().max(60).catch(""), formKey: z.uuid().catch("") };

/** A comment takes a stance; a reply to one does not. */
export const commentInput = z.object({ ...shared, body: body("comment_missing"), stance: z.enum(stances, "stance_missing") });
export const replyInput = z.object({ ...shared, body: body("reply_missing"), parent: z.uuid("not_found") });

export type CommentInput = z.infer<typeof commentInput>;
export type ReplyInput = z.infer<typeof replyInput>;
