import { z } from "zod";
import { countCharacters, normaliseText } from "#app/lib/text.ts";
import { hideReasons, type AnswerReason } from "#db/values.ts";
import { triageLimits } from "../triage/schema.ts";

/** The greatest lengths, in characters as people count them. */
export const moderationLimits = { passage: 1000, note: triageLimits.note } as const;

const words = (max: number, missing: string) => z.string().catch("").transform(normaliseText).pipe(z.string().min(1, missing).refine((value) => countCharacters(value) <= max, "too_long"));
const reason = z.enum(hideReasons, "hide_reason_missing");
const note = words(moderationLimits.note, "hide_note_missing");

/** A sign alone, or signs without a word, stand all over a text and say nothing. */
const isPassage = (value: string) => value === "" || (countCharacters(value) >= 2 && /[\p{L}\p{N}]/u.test(value));

/**
 * A passage that is left out of a text, the files that go off its page with it, why, and what its writer is told. `seen` names the words that the form showed.
 * `places`: in how many places it is left out, as whoever sends the form was shown.
 */
export const redactInput = z.object({ passage: words(moderationLimits.passage, "passage_empty").refine(isPassage, "passage_short"), files: z.union([z.array(z.uuid()), z.uuid().transform((one) => [one])]).catch([]).transform((ids) => [...new Set(ids)]), reason, note, seen: z.string().max(60).catch(""), places: z.coerce.number().int().optional().catch(undefined) });

/** How long somebody may not write in a plan: days, or until its phase ends. */
export const suspensionLengths = ["1", "7", "30", "phase"] as const;
export type SuspensionLength = (typeof suspensionLengths)[number];

/** What is done about who wrote a text. */
export const writerMeasures = ["warned", "suspended"] as const;

export const writerInput = z.object({ measure: z.enum(writerMeasures, "writer_measure_missing"), length: z.enum(suspensionLengths).optional().catch(undefined), reason, note })
  .refine(({ measure, length }) => measure !== "suspended" || length !== undefined, { error: "suspension_length_missing", path: ["length"] });

/** For what a text can be public and yet not be taken further (domain facts, section 4). */
export const rejectReasons = ["duplicate", "irrelevant", "unclear", "fake_name"] as const satisfies readonly AnswerReason[];

/** What becomes of a proposal that was looked at: public, public and turned down, or hidden. */
export const screenInput = z.discriminatedUnion("outcome", [
  z.object({ outcome: z.literal("publish") }),
  z.object({ outcome: z.literal("reject"), code: z.enum(rejectReasons, "reject_reason_missing") }),
  z.object({ outcome: z.literal("hide"), reason, note }),
], "screen_outcome_missing");

export type RedactInput = z.infer<typeof redactInput>;
export type WriterInput = z.infer<typeof writerInput>;
export type ScreenInput = z.infer<typeof screenInput>;
