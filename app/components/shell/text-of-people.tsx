import { useLocale } from "#app/i18n/locale.tsx";

/** The `lang` attribute for a text of this language on a page of that one: only when they differ, and only for what is a language tag. */
export function useLangOf(language: string): string | undefined {
  const { locale } = useLocale();
  return language === locale || !/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(language) ? undefined : language;
}

/** What a person wrote: its lines and paragraphs kept, everything else shown as it stands. */
export function PeoplesText({ text, language }: { text: string; language: string }) {
  return <div className="sp-prose" lang={useLangOf(language)} dir="auto">{text}</div>;
}
