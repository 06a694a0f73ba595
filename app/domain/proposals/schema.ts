import { z } from "zod";
import { ogpValues, policyAreas, textLanguages } from "#db/values.ts";
import { countCharacters, normaliseLine, normaliseText } from "#app/lib/text.ts";
import type { SavingPage } from "./draft.server.ts";

/** The greatest lengths, in characters as people count them. */
export const proposalLimits = { title: 120, problem: 3000, change: 3000, effect: 1500 } as const;

const anyText = z.string().catch("");

function text(max: number, missing: string) {
  return anyText.transform(normaliseText).pipe(z.string().min(1, missing).refine((value) => countCharacters(value) <= max, "too_long"));
}

/** The tags of a list that were ticked, in the order of the list. What is none of them is not heard: nobody can type one. */
function tags<T extends string>(all: readonly T[]) {
  return z.preprocess((value) => {
    const ticked = Array.isArray(value) ? value : [value];
    return all.filter((each) => ticked.includes(each));
  }, z.array(z.custom<T>()));
}

/** What a draft may hold: anything, as it was typed, up to a size that no honest text reaches. */
export const draftInput = z.object({
  theme: anyText,
  title: anyText.transform((value) => value.slice(0, 2_000)),
  problem: anyText.transform((value) => value.slice(0, 60_000)),
  change: anyText.transform((value) => value.slice(0, 60_000)),
  effect: anyText.transform((value) => value.slice(0, 60_000)),
  language: z.enum(textLanguages).catch("da"),
  ogpValues: tags(ogpValues),
  policyAreas: tags(policyAreas),
  /** For whom it is written: the id of an organisation, whose members then share it, or "me". Left out, nothing changes. */
  speaksFor: z.string().max(40).optional().catch(undefined),
});

export type DraftInput = z.infer<typeof draftInput>;

/** The id of the draft that a form belongs to, or null. */
export function draftIdOf(fields: Record<string, unknown>): string | null {
  return z.uuid().safeParse(fields.draft).data ?? null;
}

/** Which page is saving a draft, and from which version it was made. */
export function savingPage(fields: Record<string, unknown>): SavingPage {
  return { version: z.coerce.number().int().min(1).safeParse(fields.version).data ?? null, name: z.uuid().safeParse(fields.page).data ?? "" };
}

/** What may be said to the others who work on a shared draft, in characters. */
export const draftNoteLimit = 2000;

const noteText = anyText.transform(normaliseText).pipe(z.string().refine((value) => countCharacters(value) <= draftNoteLimit, "too_long"));
/** A note on a shared draft; to hand one back or only to say something there must be words. */
export const draftNoteInput = z.object({ note: noteText.pipe(z.string().min(1, "note_missing")) });
export const releaseRequestInput = z.object({ note: noteText });

/** A proposal ready to be submitted. Messages are keys of the catalogues' `fieldErrors`. */
export const proposalInput = z.object({
  theme: z.string().min(1, "theme_missing"),
  title: anyText.transform(normaliseLine).pipe(z.string().min(1, "title_missing").refine((value) => countCharacters(value) <= proposalLimits.title, "too_long")),
  problem: text(proposalLimits.problem, "problem_missing"),
  change: text(proposalLimits.change, "change_missing"),
  effect: text(proposalLimits.effect, "effect_missing"),
  language: z.enum(textLanguages),
  ogpValues: tags(ogpValues),
  policyAreas: tags(policyAreas),
});

export type ProposalInput = z.infer<typeof proposalInput>;
