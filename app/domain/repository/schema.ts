import { z } from "zod";
import { repositoryKinds, type Bilingual, type RepositoryKind } from "#db/values.ts";
import { address, day, recordLimits, text, titleDa, titleEn, version } from "../plan-records/fields.ts";

/** A document of the repository as its form sends it. What is written under withdrawn says why it is taken out. */
export const documentInput = z.object({
  kind: z.enum(repositoryKinds, "document_kind_missing"), titleDa, titleEn, datedOn: day, descriptionDa: text(recordLimits.description), descriptionEn: text(recordLimits.description), url: address,
  withdrawnDa: text(recordLimits.reason), withdrawnEn: text(recordLimits.reason), version,
}).transform(({ titleDa, titleEn, descriptionDa, descriptionEn, withdrawnDa, withdrawnEn, ...fields }): DocumentInput => ({ ...fields, title: { da: titleDa, en: titleEn }, description: { da: descriptionDa, en: descriptionEn }, withdrawn: { da: withdrawnDa, en: withdrawnEn } }));

export type DocumentInput = { version: number; kind: RepositoryKind; title: Bilingual; datedOn: string; description: Bilingual; url: string; withdrawn: Bilingual };
