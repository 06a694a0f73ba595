import { z } from "zod";
import { countCharacters, normaliseLine, normaliseText } from "#app/lib/text.ts";
import { initiativeLimits } from "./limits.ts";

/** The version that a page began from; 0, which is none, for what is no number. */
export const pageVersion = z.coerce.number().int().min(1).max(1_000_000).catch(0);
const note = z.string().catch("").transform(normaliseText).refine((value) => countCharacters(value) <= initiativeLimits.note, "too_long");

/** What goes with the text of an initiative when it is saved. */
export const saveInput = z.object({ note, version: pageVersion });

/** An earlier version that is made the text again. */
export const restoreInput = z.object({ number: z.coerce.number().int().min(1).max(1_000_000), note, version: pageVersion });

/** A draft that no proposal is behind. Those that come from proposals are begun from them. */
export const beginInput = z.object({
  title: z.string().catch("").transform(normaliseLine).pipe(z.string().min(1, "initiative_title_missing").refine((value) => countCharacters(value) <= initiativeLimits.title, "too_long")),
  theme: z.string().max(60).catch("").refine((value) => value !== "", "initiative_theme_missing"),
  origin: z.enum(["existing", "government"], "origin_missing"),
  formKey: z.uuid(),
});

export const moveInput = z.object({ reference: z.string().max(40), direction: z.enum(["up", "down"]), sequence: z.coerce.number().int() });

export type BeginInput = z.infer<typeof beginInput>;

const number = z.coerce.number().int().min(1).max(1_000_000).optional().catch(undefined);

/** Which two versions are compared. */
export const comparisonQuery = z.object({ from: number, to: number });
