import { z } from "zod";
import { countCharacters, normaliseLine, normaliseText } from "#app/lib/text.ts";
import { locales } from "#db/values.ts";
import { proposalLimits } from "../proposals/schema.ts";
import { answerLimits } from "../answers/schema.ts";

const line = z.string().catch("").transform(normaliseLine);
const text = z.string().catch("").transform(normaliseText);
const version = z.coerce.number().int().min(1);
const atMost = (max: number) => [(value: string) => countCharacters(value) <= max, "too_long"] as const;

/** Into which proposal, and why. `language` is that of the reason. */
export const mergeInput = z.object({
  mergedInto: line.pipe(z.string().min(1, "merged_missing").max(40, "merged_unknown")),
  reason: text.pipe(z.string().min(1, "reason_missing").refine(...atMost(answerLimits.reason))),
  language: z.enum(locales).catch("da"),
  version,
});

export type MergeInput = z.infer<typeof mergeInput>;

/** How long the parts of a submission may be, in characters, and how many there may be. */
export const partLimits = { title: proposalLimits.title, text: 6000, fewest: 2, most: 20 } as const;

/** One part: what it is called, the passage of the whole that it is, and the slug of its theme. */
export const partInput = z.object({
  title: line.pipe(z.string().min(1, "title_missing").refine(...atMost(partLimits.title))),
  text: text.pipe(z.string().min(1, "part_text_missing").refine(...atMost(partLimits.text))),
  theme: z.string().catch("").pipe(z.string().min(1, "theme_missing")),
});

export type PartInput = z.infer<typeof partInput>;

/** A whole in two parts or more. */
export const splitInput = z.object({ parts: z.array(partInput).min(partLimits.fewest, "parts_few").max(partLimits.most, "parts_many"), version });

export type SplitInput = z.infer<typeof splitInput>;
