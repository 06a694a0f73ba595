import { Tag, type TagKind } from "#app/components/ui/tag.tsx";
import { useLocale } from "#app/i18n/locale.tsx";
import type { PlanState } from "#db/values.ts";

const kinds: Record<PlanState, TagKind> = { draft: "neutral", announced: "info", open: "info", published: "success", closed: "neutral" };

/** Where a plan stands, in a word. */
export function StateTag({ state }: { state: PlanState }) {
  const { m } = useLocale();
  return <Tag kind={kinds[state]}>{m.words.planStates[state]}</Tag>;
}
