import { DefinitionList } from "#app/components/ui/definition-list.tsx";
import { codingKeys, type Coding, type CodingKey } from "#app/domain/implementation/coding.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { codedWord } from "#app/i18n/coded-word.ts";

/** How OGP's reviewers coded an initiative, with where that can be read; that they have not is said. */
export function CodingSection({ coding }: { coding: Coding | null }) {
  const { m } = useLocale();
  const words = m.implementation.coding;
  return (
    <section className="sp-section sp-measure" aria-labelledby="coding-heading">
      <h2 id="coding-heading">{words.title}</h2>
      {coding ? <CodingFacts coding={coding} /> : <p className="sp-muted">{words.none}</p>}
    </section>
  );
}

/** The codes alone, with their source. */
export function CodingFacts({ coding }: { coding: Coding }) {
  const { locale, m } = useLocale();
  const words = m.implementation.coding;
  const { sourceUrl, codedOn } = coding;
  return (
    <>
      <DefinitionList items={codingKeys.map((key: CodingKey) => ({ term: words.keys[key], text: codedWord(m, coding, key) ?? <span className="sp-muted">{words.notCoded}</span> }))} />
      <p>{sourceUrl ? <a href={sourceUrl} rel="noopener">{words.source}</a> : null}{codedOn ? <> {words.codedOn(format.day(locale, codedOn))}</> : null}</p>
    </>
  );
}
