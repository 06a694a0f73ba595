import { z } from "zod";
import { countCharacters, normaliseLine, normaliseText } from "#app/lib/text.ts";

/** The greatest lengths, in characters. */
export const themeLimits = { title: 120, summary: 300, description: 4000 } as const;

const line = (max: number) => z.string().catch("").transform(normaliseLine).refine((value) => countCharacters(value) <= max, "too_long");
const text = (max: number) => z.string().catch("").transform(normaliseText).refine((value) => countCharacters(value) <= max, "too_long");

/** What a theme says, in both languages. `version` is that of the plan that the form was made from. */
export const themeInput = z.object({
  titleDa: line(themeLimits.title).pipe(z.string().min(1, "theme_title_missing")), titleEn: line(themeLimits.title),
  summaryDa: text(themeLimits.summary), summaryEn: text(themeLimits.summary),
  descriptionDa: text(themeLimits.description), descriptionEn: text(themeLimits.description),
  version: z.coerce.number().int().min(1).catch(0),
});

export type ThemeInput = z.infer<typeof themeInput>;
export type ThemeField = Exclude<keyof ThemeInput, "version">;
