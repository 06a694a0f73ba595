import { z } from "zod";
import { outreachKinds, type Bilingual, type OutreachKind } from "#db/values.ts";
import { address, day, people, recordLimits, text, titleDa, titleEn, version } from "../plan-records/fields.ts";

/** Something that was done to make people aware of the consultation, as its form sends it. */
export const outreachInput = z.object({
  kind: z.enum(outreachKinds, "outreach_kind_missing"), titleDa, titleEn, doneOn: day, descriptionDa: text(recordLimits.description), descriptionEn: text(recordLimits.description), reached: people, url: address, version,
}).transform(({ titleDa, titleEn, descriptionDa, descriptionEn, ...fields }): OutreachInput => ({ ...fields, title: { da: titleDa, en: titleEn }, description: { da: descriptionDa, en: descriptionEn } }));

export type OutreachInput = { version: number; kind: OutreachKind; title: Bilingual; doneOn: string; description: Bilingual; reached: number | null; url: string };
