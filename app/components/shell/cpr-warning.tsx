import { Alert } from "#app/components/ui/alert.tsx";
import { useLocale } from "#app/i18n/locale.tsx";
import { looksLikeCpr } from "#app/lib/cpr.ts";

/**
 * In a form that came back: a warning when one of its texts holds what looks like a CPR number. Sent once more, the form
 * says that its writer has seen it (see `warnsOfCpr`). Nothing where there is no such text.
 */
export function CprWarning({ texts, heading }: { texts: readonly string[]; /** Where the text does not become public. */ heading?: string }) {
  const { m } = useLocale();
  if (!texts.some(looksLikeCpr)) return null;
  return <><Alert kind="warning" heading={heading ?? m.forms.cprWarning} role="alert" focus><p>{m.forms.cprSendAnyway}</p></Alert><input type="hidden" name="cprSeen" value="1" /></>;
}
