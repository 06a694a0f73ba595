import { z } from "zod";
import { countCharacters, normaliseText } from "#app/lib/text.ts";
import { stances } from "#db/values.ts";

/** The length of an organisation's considered position, in characters. */
export const positionLimit = 10_000;

const version = z.coerce.number().int().min(1).nullable().catch(null);

/** A position as far as it is written: anything, up to a size that no honest text reaches. `version` is that of the draft that the page showed; null when there was none. */
export const positionDraftInput = z.object({
  stance: z.enum(stances).nullable().catch(null),
  body: z.string().catch("").transform((value) => normaliseText(value).slice(0, 60_000)),
  version,
});

/** A position that can be released. Messages are keys of the catalogues' `fieldErrors`. */
export const positionInput = z.object({
  stance: z.enum(stances, "stance_missing"),
  body: z.string().catch("").transform(normaliseText).pipe(z.string().min(1, "position_missing").refine((value) => countCharacters(value) <= positionLimit, "too_long")),
  version,
});

export type PositionDraftInput = z.infer<typeof positionDraftInput>;
export type PositionInput = z.infer<typeof positionInput>;
