import type { Completeness } from "#app/domain/initiatives/gaps.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";

/** How much of what is required is there, drawn and written. */
export function CompletenessMeter({ of: { filled, required } }: { of: Completeness }) {
  const { locale, m } = useLocale();
  const words = m.initiativeDesk.list;
  const text = filled === required ? words.isComplete : words.complete(format.number(locale, filled), format.number(locale, required));
  return <p className="sp-meter"><meter min={0} max={required} value={filled} aria-label={text} /> <span className="sp-small">{text}</span></p>;
}
