import { PeoplesText, useLangOf } from "#app/components/shell/text-of-people.tsx";
import type { TextView } from "#app/domain/reports/read-text.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";

/** The words of a text exactly as they were written, to choose a passage from: formatting is not drawn. */
export function RawText({ text }: { text: TextView }) {
  const { m } = useLocale();
  const { words, language } = text;
  const lang = useLangOf(language);
  if ("body" in words) return <blockquote className="sp-quote" data-passages=""><PeoplesText text={words.body} language={language} /></blockquote>;
  const parts = (["problem", "change", "effect"] as const).filter((name) => words[name] !== "");
  return (
    <blockquote className="sp-quote" data-passages="">
      <p lang={lang} dir="auto"><strong>{words.title}</strong></p>
      {parts.map((name) => <div key={name}><h3>{m.proposals.page[name]}</h3><PeoplesText text={words[name]} language={language} /></div>)}
    </blockquote>
  );
}
