import type { ChartMark } from "#app/components/ui/chart-patterns.tsx";
import { Tag, type TagKind } from "#app/components/ui/tag.tsx";
import type { InitiativeProgress } from "#app/domain/implementation/progress.ts";
import { useLocale } from "#app/i18n/locale.tsx";

const kinds: Record<InitiativeProgress, TagKind> = { complete: "success", substantial: "info", limited: "info", not_started: "neutral", no_evidence: "warning", not_reported: "neutral", unknown: "neutral" };

/** The pattern of each in the charts: what is not begun, not shown and not known looks alike, as none of it has come anywhere; the words beside it tell them apart. */
export const levelMarks: Record<InitiativeProgress, ChartMark> = { complete: "answered", substantial: "in_triage", limited: "waiting", not_started: "withdrawn", no_evidence: "withdrawn", not_reported: "withdrawn", unknown: "withdrawn" };

/** How far something has come, in a word or two. */
export function LevelTag({ of, prefix }: { of: InitiativeProgress; prefix?: (level: string) => string }) {
  const { m } = useLocale();
  const level = m.implementation.progress[of];
  return <Tag kind={kinds[of]}>{prefix ? prefix(level) : level}</Tag>;
}
