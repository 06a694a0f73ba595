import { z } from "zod";
import { countCharacters, normaliseLine, normaliseText } from "#app/lib/text.ts";
import { answerReasons, outcomes } from "#db/values.ts";
import { unknownPlaceholders } from "./placeholders.ts";
import { answerLimits } from "./schema.ts";

const own = (value: string) => unknownPlaceholders(value).length === 0;
const text = (max: number, asOne: (value: string) => string) => z.string().catch("").transform(asOne).refine((value) => countCharacters(value) <= max, "too_long").refine(own, "placeholder_unknown");
const reason = text(answerLimits.reason, normaliseText).refine((value) => value !== "", "template_reason_missing");

/** A template in both languages. An unknown placeholder is refused, or it would be published. */
export const templateInput = z.object({
  id: z.uuid().nullable().catch(null),
  name: z.string().catch("").transform(normaliseLine).refine((value) => value !== "", "template_name_missing").refine((value) => countCharacters(value) <= answerLimits.name, "too_long"),
  outcome: z.enum(outcomes, "outcome_missing"),
  summaryDa: text(answerLimits.summary, normaliseLine),
  summaryEn: text(answerLimits.summary, normaliseLine),
  reasonDa: reason,
  reasonEn: reason,
  reasonCodes: z.union([z.array(z.string()), z.string().transform((one) => [one])]).catch([]).transform((chosen) => answerReasons.filter((each) => chosen.includes(each))),
  isActive: z.string().optional().catch(undefined).transform((value) => value === "yes"),
  version: z.coerce.number().int().min(0).catch(0),
});

export type TemplateInput = z.output<typeof templateInput>;
