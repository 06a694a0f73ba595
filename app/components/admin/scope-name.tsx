import { Words } from "#app/components/shell/worded.tsx";
import { useLocale } from "#app/i18n/locale.tsx";
import type { Worded } from "#app/lib/bilingual.ts";

/** Where a role holds: the title of the plan, or the whole platform. */
export function ScopeName({ plan }: { plan: Worded | null }) {
  const { m } = useLocale();
  return plan ? <Words of={plan} /> : <>{m.admin.wholePlatform}</>;
}
