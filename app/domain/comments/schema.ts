import { z } from "zod";
import { countCharacters, normaliseText } from "#app/lib/text.ts";
import { participantTypes, stances } from "#db/values.ts";
import { debateSorts } from "./sorts.ts";

export const commentLimit = 3000;

const body = (missing: string) => z.string().catch("").transform(normaliseText).pipe(z.string().min(1, missing).refine((value) => countCharacters(value) <= commentLimit, "too_long"));
const formKey = z.uuid().catch("");
const shared = { voice: z.string().max(60).catch(""), formKey };

/** A comment takes a stance; a reply to one does not. */
export const commentInput = z.object({ ...shared, body: body("comment_missing"), stance: z.enum(stances, "stance_missing") });
export const replyInput = z.object({ ...shared, body: body("reply_missing"), parent: z.uuid("not_found") });

/** An answer of the authority: to a comment, or, without `parent`, to the debate as a whole. */
export const officialInput = z.object({ formKey, body: body("answer_missing"), parent: z.uuid().nullable().catch(null) });

/** The new text of a comment, and when the text that it was made from was last changed (0: never), in milliseconds since 1970. */
export const editInput = z.object({ body: body("comment_missing"), seen: z.coerce.number().int().min(0).max(8_640_000_000_000).catch(0) });

/** How a debate is read, as it stands in the address: what does not fit is left out. */
export const debateQuery = z.object({
  stance: z.enum(stances).optional().catch(undefined),
  type: z.enum(participantTypes).optional().catch(undefined),
  sort: z.enum(debateSorts).optional().catch(undefined),
  /** Only the positions of organisations, or only the answers of the authority. */
  show: z.enum(["positions", "official"]).optional().catch(undefined),
  cursor: z.string().max(200).optional().catch(undefined),
});

export type CommentInput = z.infer<typeof commentInput>;
export type ReplyInput = z.infer<typeof replyInput>;
export type OfficialInput = z.infer<typeof officialInput>;
export type EditInput = z.infer<typeof editInput>;
export type DebateQuery = z.infer<typeof debateQuery>;
