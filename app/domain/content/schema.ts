import { z } from "zod";
import { countCharacters, normaliseLine, normaliseText } from "#app/lib/text.ts";

export const contentLimits = { title: 120, body: 30_000, note: 300 };

const line = (max: number) => z.string().catch("").transform(normaliseLine).refine((value) => countCharacters(value) <= max, "too_long");
const text = (max: number) => z.string().catch("").transform(normaliseText).refine((value) => countCharacters(value) <= max, "too_long");

/** What a page says in both languages. `version`: the number of the version that the form began from; 0 is the platform's own text. */
export const contentInput = z.object({
  titleDa: line(contentLimits.title).refine((value) => value !== "", "content_title_missing"), titleEn: line(contentLimits.title).refine((value) => value !== "", "content_title_missing"),
  bodyDa: text(contentLimits.body).refine((value) => value !== "", "content_body_missing"), bodyEn: text(contentLimits.body).refine((value) => value !== "", "content_body_missing"),
  note: line(contentLimits.note),
  version: z.coerce.number().int().min(0).catch(-1),
});

export type ContentInput = z.infer<typeof contentInput>;
