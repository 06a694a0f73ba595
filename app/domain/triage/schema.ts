import { z } from "zod";
import { countCharacters, normaliseLine, normaliseText } from "#app/lib/text.ts";
import { adoptionDegrees, hideReasons } from "#db/values.ts";

export const triageLimits = { note: 500, passage: 2000, title: 160, summary: 1000 } as const;

const optional = (max: number) => z.string().catch("").transform(normaliseText).refine((value) => countCharacters(value) <= max, "too_long");
const required = (max: number, missing: string) => z.string().catch("").transform(normaliseText).pipe(z.string().min(1, missing).refine((value) => countCharacters(value) <= max, "too_long"));
const line = (max: number) => z.string().catch("").transform(normaliseLine).refine((value) => countCharacters(value) <= max, "too_long");

const version = z.coerce.number().int().min(1);

export const hideInput = z.object({ reason: z.enum(hideReasons, "hide_reason_missing"), note: required(triageLimits.note, "hide_note_missing"), version });

/** Into an initiative that is there (`initiative`), or into a new draft with a title. */
export const shortlistInput = z.object({
  initiative: z.string().catch(""),
  title: line(triageLimits.title),
  summary: optional(triageLimits.summary),
  degree: z.enum(adoptionDegrees, "degree_missing"),
  passage: optional(triageLimits.passage),
}).superRefine((input, check) => {
  if (input.initiative === "") check.addIssue({ code: "custom", path: ["initiative"], message: "initiative_missing" });
  if (input.initiative === "new" && input.title === "") check.addIssue({ code: "custom", path: ["title"], message: "initiative_title_missing" });
});

export type HideInput = z.infer<typeof hideInput>;
export type ShortlistInput = z.infer<typeof shortlistInput>;
