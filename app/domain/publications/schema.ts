import { z } from "zod";
import { countCharacters, normaliseText } from "#app/lib/text.ts";

export const publicationLimits = { note: 1000, overrideReason: 2000 };

const text = (max: number) => z.string().catch("").transform(normaliseText).refine((value) => countCharacters(value) <= max, "too_long");

/**
 * What is said when a plan or its accounting is published. `seen`: what the page listed as missing, so that nobody takes
 * responsibility for what they were not shown.
 */
export const publishInput = z.object({
  confirmed: z.literal("yes", "publication_not_confirmed"),
  overrideDa: text(publicationLimits.overrideReason), overrideEn: text(publicationLimits.overrideReason),
  noteDa: text(publicationLimits.note), noteEn: text(publicationLimits.note),
  seen: z.string().max(2000).catch(""),
});

export type PublishInput = z.infer<typeof publishInput>;

/** What becomes public as it was typed when a version is published. */
export function publicTexts({ overrideDa, overrideEn, noteDa, noteEn }: PublishInput): string[] {
  return [overrideDa, overrideEn, noteDa, noteEn];
}
