import { LRUCache } from "lru-cache";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { PartRendererContext, type PartRenderer } from "#app/components/ui/kept.tsx";
import { LocaleProvider } from "#app/i18n/locale.tsx";

/** How much HTML is kept, in UTF-16 units: some five thousand lines of a list, in 4 to 8 MB. */
const keptUnits = 4 * 1024 * 1024;

/** A renderer of parts that keeps what it made, the least used of it going first. What a part shows is told by its properties and the language, so nothing kept is ever out of date. */
export function createPartRenderer(): PartRenderer {
  const kept = new LRUCache<string, string>({ maxSize: keptUnits, sizeCalculation: (html, key) => html.length + key.length });
  const numbers = new WeakMap<object, number>();
  let last = 0;
  const render: PartRenderer = (part, props, locale) => {
    let number = numbers.get(part);
    if (number === undefined) numbers.set(part, (number = last += 1));
    const key = `${number}${locale}${JSON.stringify(props)}`;
    const found = kept.get(key);
    if (found !== undefined) return found;
    const html = renderToStaticMarkup(
      <PartRendererContext.Provider value={render}>
        <LocaleProvider locale={locale} now={null}>{createElement(part, props)}</LocaleProvider>
      </PartRendererContext.Provider>,
    );
    // React's text is a chain of its pieces, which would be kept too: several times the memory.
    const flat = Buffer.from(html).toString();
    kept.set(key, flat);
    return flat;
  };
  return render;
}
