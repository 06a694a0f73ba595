import { format } from "#app/i18n/format.ts";
import { messages } from "#app/i18n/messages.ts";
import type { Bilingual, Locale, PublicationKind } from "#db/values.ts";
import { plain, type StructuredDocument } from "../documents/document.ts";
import type { ReportContent } from "../implementation/report-content.ts";
import { reportDocument } from "../implementation/report-document.ts";
import type { OutcomeContent } from "../outcome/content.ts";
import { outcomeDocument } from "../outcome/outcome-document.ts";
import type { PlanContent } from "./plan-content.ts";
import { overriddenBlocks, planDocument, type Edition } from "./plan-document.ts";

/** A publication as it is kept. */
export type KeptPublication = { kind: PublicationKind; number: number; content: string; hash: string; publishedAt: Date; overrideReason: Bilingual | null; missing: Record<string, number> | null };

/** What a publication says, in one language, as a text with headings, lists and tables. `address`: of the platform. */
export function documentOf({ kind, content, ...version }: KeptPublication, locale: Locale, address: string): StructuredDocument {
  if (kind === "plan") return planDocument(JSON.parse(content) as PlanContent, locale, { version, address });
  if (kind === "report") return numbered(reportDocument(JSON.parse(content) as ReportContent, locale), locale, version);
  return numbered(outcomeDocument(JSON.parse(content) as OutcomeContent, locale), locale, version);
}

/** The accounting or the self-assessment with what tells its versions apart, and why it was published although something was missing. */
function numbered(document: StructuredDocument, locale: Locale, { number, hash, publishedAt, overrideReason, missing }: NonNullable<Edition["version"]>): StructuredDocument {
  const words = messages[locale].publications.document;
  return {
    ...document, date: publishedAt,
    cover: [plain(words.version(number, format.date(locale, publishedAt))), ...document.cover, plain(words.hash(hash))],
    blocks: [...(overrideReason ? overriddenBlocks(overrideReason, missing ?? {}, locale, messages[locale].publications.overridden) : []), ...document.blocks],
  };
}
