import { useLangOf } from "#app/components/shell/text-of-people.tsx";
import { StretchView } from "#app/components/versions/difference.tsx";
import { useLocale } from "#app/i18n/locale.tsx";
import type { ShownStretch } from "#app/lib/word-diff.ts";

/** How a text changed: word by word, or, where hardly anything is the same, both in full. */
export type TextChange = { stretches: ShownStretch[] } | { before: string; after: string };

export function TextDifference({ change, language }: { change: TextChange; language: string }) {
  const words = useLocale().m.versions.one;
  const lang = useLangOf(language);
  if ("stretches" in change) return <><p className="sp-small sp-muted">{words.key}</p><div className="sp-prose sp-diff" lang={lang} dir="auto">{change.stretches.map((stretch, index) => <StretchView key={index} stretch={stretch} />)}</div></>;
  return (
    <>
      <p className="sp-small sp-muted">{words.tooDifferent}</p>
      <div className="sp-halves">
        <section><h3>{words.before}</h3><div className="sp-prose sp-diff" lang={lang} dir="auto"><del>{change.before}</del></div></section>
        <section><h3>{words.after}</h3><div className="sp-prose sp-diff" lang={lang} dir="auto"><ins>{change.after}</ins></div></section>
      </div>
    </>
  );
}
