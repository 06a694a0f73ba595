import type { Bilingual, Locale, PublicationKind } from "#db/values.ts";
import type { StructuredDocument } from "../documents/document.ts";
import type { PlanContent } from "./plan-content.ts";
import { planDocument } from "./plan-document.ts";

/** A publication as it is kept. */
export type KeptPublication = { kind: PublicationKind; number: number; content: string; hash: string; publishedAt: Date; overrideReason: Bilingual | null; missing: Record<string, number> | null };

/** What a publication says, in one language, as a text with headings, lists and tables. `address`: of the platform. */
export function documentOf({ kind, content, ...version }: KeptPublication, locale: Locale, address: string): StructuredDocument {
  if (kind === "outcome") throw new Error("not yet");
  return planDocument(JSON.parse(content) as PlanContent, locale, { version, address });
}
