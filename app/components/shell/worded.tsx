import { useLocale } from "#app/i18n/locale.tsx";
import type { Worded } from "#app/lib/bilingual.ts";

/** A text of the plan, with its language marked when it is not the page's. */
export function Words({ of: { text, lang } }: { of: Worded }) {
  const { locale } = useLocale();
  return lang === locale ? <>{text}</> : <span lang={lang}>{text}</span>;
}
