import { Tag, type TagKind } from "#app/components/ui/tag.tsx";
import { useLocale } from "#app/i18n/locale.tsx";
import type { DraftState as State } from "#db/values.ts";

const kinds: Record<State, TagKind> = { writing: "neutral", awaiting_release: "info", sent_back: "warning" };

/** Where a shared draft stands, in the same words everywhere. */
export function DraftState({ state }: { state: State }) {
  return <Tag kind={kinds[state]}>{useLocale().m.drafts.states[state]}</Tag>;
}
