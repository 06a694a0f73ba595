import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";

/** A date as people write it, with the full date and time behind it. */
export function When({ at, short, withTime }: { at: Date; short?: boolean; withTime?: boolean | undefined }) {
  const { locale } = useLocale();
  return <time dateTime={at.toISOString()} title={format.dateTime(locale, at)}>{withTime ? format.dateTime(locale, at) : short ? format.shortDate(locale, at) : format.date(locale, at)}</time>;
}
