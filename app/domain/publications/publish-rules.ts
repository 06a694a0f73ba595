import type { Bilingual } from "#db/values.ts";
import { blocking, countsOf, markOfMissing, type Missing, type ReportMissing } from "./gate.ts";
import type { PublishInput } from "./schema.ts";

export type PublishRefusal = "publication_of_draft" | "publication_blocked" | "override_missing" | "missing_changed" | "change_note_missing" | "nothing_changed";

/** Why a version is not taken as it stands: something is missing that nobody can answer for, or other things than the page listed, or for which no reason is given; or it is not said what was changed. Null when it is taken. */
export function refusalOf(missing: readonly (Missing | ReportMissing)[], input: PublishInput, { number, bothLanguages }: { number: number; bothLanguages: boolean }): PublishRefusal | null {
  if (missing.some(({ key }) => blocking.includes(key))) return "publication_blocked";
  if (missing.length > 0) {
    if (markOfMissing(missing) !== input.seen) return "missing_changed";
    if (!isSaid({ da: input.overrideDa, en: input.overrideEn }, bothLanguages)) return "override_missing";
  }
  return number > 1 && !isSaid({ da: input.noteDa, en: input.noteEn }, bothLanguages) ? "change_note_missing" : null;
}

/** What was changed since the version before and why; null for the first. */
export function noteOf(number: number, { noteDa, noteEn }: PublishInput): Bilingual | null {
  return number > 1 ? { da: noteDa, en: noteEn } : null;
}

/** The reason for publishing although something is missing, with what it is. What was written where nothing is missing any more is left out. */
export function overrideOf(missing: readonly (Missing | ReportMissing)[], { overrideDa, overrideEn }: PublishInput): { reason: Bilingual; missing: Record<string, number> } | null {
  return missing.length > 0 ? { reason: { da: overrideDa, en: overrideEn }, missing: countsOf(missing) } : null;
}

function isSaid({ da, en }: Bilingual, bothLanguages: boolean): boolean {
  return da !== "" && (en !== "" || !bothLanguages);
}
