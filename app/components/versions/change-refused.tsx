import { Alert } from "#app/components/ui/alert.tsx";
import { Refused } from "#app/components/shell/refused.tsx";
import type { ChangeRefusal } from "#app/domain/versions/policy.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";

/** Why a proposal cannot be changed or withdrawn now. After a form: that it was not done, and that what was typed stands below. */
export function ChangeRefused({ reason, at, heading, notDone, returnTo }: { reason: ChangeRefusal; at?: Date | undefined; heading: string; notDone: string | null; returnTo: string }) {
  const { locale, m } = useLocale();
  const { refusals } = m.versions;
  if (reason === "verify_email_first") return <Refused permission={{ allowed: false, reason }} returnTo={returnTo} />;
  const why = reason === "phase_coming" ? refusals.phase_coming(at ? format.dateTime(locale, at) : "") : reason === "phase_over" ? refusals.phase_over(at ? format.lastDay(locale, at) : "") : reason === "suspended" ? m.moderation.suspendedUntil(at ? format.dateTime(locale, at) : "") : refusals[reason === "not_yours" ? "not_open" : reason];
  return <Alert kind={notDone ? "warning" : "info"} heading={heading} role={notDone ? "alert" : undefined} focus={notDone !== null}><p>{why} {notDone}</p></Alert>;
}
