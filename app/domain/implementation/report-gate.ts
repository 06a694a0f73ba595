import type { Bilingual, Locale } from "#db/values.ts";
import type { ReportMissing } from "../publications/gate.ts";
import { reportParts, type ReportContent } from "./report-content.ts";

/** What a self-assessment report lacks: an adopted plan, texts in the languages of the plan, and milestones that nobody has reported on. */
export function missingInReport({ parts, initiatives }: Pick<ReportContent, "parts" | "initiatives">, { isAdopted, bothLanguages }: { isAdopted: boolean; bothLanguages: boolean }): ReportMissing[] {
  if (!isAdopted) return [{ key: "not_adopted" }];
  const needed: readonly Locale[] = bothLanguages ? ["da", "en"] : ["da"];
  const lacking = (text: Bilingual) => needed.filter((locale) => text[locale] === "");
  const texts = reportParts.flatMap((part) => lacking(parts[part]).map((locale) => ({ part, locale })));
  const ofInitiatives = initiatives.flatMap(({ reference, text }) => lacking(text).map((locale) => ({ reference, locale })));
  const unreported = initiatives.flatMap(({ reference, milestones }) => milestones.flatMap(({ number, title, completion }) => (completion === null ? [{ reference, number, title }] : [])));
  const missing: (ReportMissing | null)[] = [
    texts.length > 0 ? { key: "report_texts", texts } : null,
    ofInitiatives.length > 0 ? { key: "report_initiatives", texts: ofInitiatives } : null,
    unreported.length > 0 ? { key: "unreported", milestones: unreported } : null,
  ];
  return missing.filter((each) => each !== null);
}
