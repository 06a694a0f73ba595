import { Select } from "#app/components/ui/select.tsx";
import { useLangOf } from "#app/components/shell/text-of-people.tsx";
import { useLocale } from "#app/i18n/locale.tsx";
import { textLanguages } from "#db/values.ts";

/** In which language a text is: a screen reader speaks it so, and its readers are told. */
export function TextLanguage({ language }: { language: string }) {
  const { m } = useLocale();
  return <Select name="language" label={m.writing.language} defaultValue={language} options={textLanguages.map((each) => ({ value: each, label: m.words.languages[each]! }))} />;
}

/** Of a text in another language than the page's: which one. */
export function InLanguage({ language }: { language: string }) {
  const { m } = useLocale();
  return useLangOf(language) ? <p className="sp-small sp-muted">{m.proposals.page.inLanguage(m.words.languages[language] ?? language.toUpperCase())}</p> : null;
}
