import { messages } from "#app/i18n/messages.ts";
import { locales, type Bilingual, type ContentPage } from "#db/values.ts";
import { bodyOf } from "./content-text.ts";

/** What a page says in both languages. */
export type ContentText = { title: Bilingual; body: Bilingual };

/** The name of a page in the catalogues. */
const names = { about: "about", "open-government": "openGovernment", rules: "rules", privacy: "privacy", accessibility: "accessibility" } as const satisfies Record<ContentPage, string>;

/** What a page says before anybody has written it: the platform's own text. */
export function builtIn(page: ContentPage): ContentText {
  const [da, en] = locales.map((locale) => {
    const { title, lead, sections } = messages[locale].content[names[page]];
    return { title, body: bodyOf({ lead, sections: sections.map(({ heading, paragraphs }) => ({ heading, text: paragraphs.join("\n\n") })) }) };
  });
  return { title: { da: da!.title, en: en!.title }, body: { da: da!.body, en: en!.body } };
}
