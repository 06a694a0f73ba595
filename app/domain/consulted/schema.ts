import { z } from "zod";
import { countCharacters, normaliseLine, normaliseText } from "#app/lib/text.ts";
import { participantTypes, type ParticipantType } from "#db/values.ts";
import { nameKey } from "./name-key.ts";

/** A name in characters, how many lines can be pasted at once, and how many parties a plan can have. */
export const consultedLimits = { name: 200, lines: 500, parties: 2_000 } as const;

const type = z.enum(participantTypes, "party_type_missing");

export const partyInput = z.object({
  name: z.string().catch("").transform(normaliseLine).refine((name) => nameKey(name) !== "", "party_name_missing").refine((name) => countCharacters(name) <= consultedLimits.name, "too_long"),
  type,
});

/** Many at once: each line a name, all of one type. Lines without a letter are left out. */
export const partiesInput = z.object({
  lines: z.string().catch("").transform((text) => normaliseText(text).split("\n").map(normaliseLine).filter((line) => nameKey(line) !== ""))
    .refine((lines) => lines.length > 0, "party_lines_missing").refine((lines) => lines.length <= consultedLimits.lines, "party_lines_many").refine((lines) => lines.every((line) => countCharacters(line) <= consultedLimits.name), "party_line_long"),
  linesType: type,
});

export type NewParty = { name: string; type: ParticipantType };
