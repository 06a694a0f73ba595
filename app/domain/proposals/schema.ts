import { z } from "zod";
import { countCharacters, normaliseLine, normaliseText } from "#app/lib/text.ts";
import { displayModes } from "#db/values.ts";

/** The greatest lengths, in characters as people count them. */
export const proposalLimits = { title: 120, problem: 3000, change: 3000, effect: 1500 } as const;

const anyText = z.string().catch("");

function text(max: number, missing: string) {
  return anyText.transform(normaliseText).pipe(z.string().min(1, missing).refine((value) => countCharacters(value) <= max, "too_long"));
}

/** What a draft may hold: anything, as it was typed, up to a size that no honest text reaches. */
export const draftInput = z.object({
  theme: anyText,
  title: anyText.transform((value) => value.slice(0, 2_000)),
  problem: anyText.transform((value) => value.slice(0, 60_000)),
  change: anyText.transform((value) => value.slice(0, 60_000)),
  effect: anyText.transform((value) => value.slice(0, 60_000)),
  display: z.enum(displayModes).nullable().catch(null),
  language: z.enum(["da", "en"]).catch("da"),
});

export type DraftInput = z.infer<typeof draftInput>;

/** The id of the draft that a form belongs to, or null. */
export function draftIdOf(fields: Record<string, unknown>): string | null {
  return z.uuid().safeParse(fields.draft).data ?? null;
}

/** A proposal ready to be submitted. Messages are keys of the catalogues' `fieldErrors`. */
export const proposalInput = z.object({
  theme: z.string().min(1, "theme_missing"),
  title: anyText.transform(normaliseLine).pipe(z.string().min(1, "title_missing").refine((value) => countCharacters(value) <= proposalLimits.title, "too_long")),
  problem: text(proposalLimits.problem, "problem_missing"),
  change: text(proposalLimits.change, "change_missing"),
  effect: text(proposalLimits.effect, "effect_missing"),
  display: z.enum(displayModes, "display_missing"),
  language: z.enum(["da", "en"]),
});

export type ProposalInput = z.infer<typeof proposalInput>;
