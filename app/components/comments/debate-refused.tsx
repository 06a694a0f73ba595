import { Refused } from "#app/components/shell/refused.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { useLocale } from "#app/i18n/locale.tsx";

/** Why an act in a debate was not taken. */
export function DebateRefused({ reason, returnTo }: { reason: string; returnTo: string }) {
  const { refusals } = useLocale().m.discussion;
  if (reason in refusals) return <Alert kind="info" heading={refusals[reason as keyof typeof refusals]} role="alert" focus />;
  return <Refused permission={{ allowed: false, reason }} returnTo={returnTo} />;
}
