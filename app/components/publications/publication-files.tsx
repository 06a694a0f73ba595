import type { PublicationFileView, PublicationView } from "#app/domain/publications/queries.server.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { locales } from "#db/values.ts";

/** Links to the files of a version, those of the reader's language first, with their size; what is being made or could not be is said. */
export function PublicationFiles({ planSlug, publication: { kind, number, files } }: { planSlug: string; publication: Pick<PublicationView, "kind" | "number" | "files"> }) {
  const { locale, m } = useLocale();
  const words = m.publications;
  const inOrder = [...locales].sort((a, b) => Number(b === locale) - Number(a === locale)).flatMap((language) => files.filter((file) => file.locale === language));
  if (inOrder.length === 0) return null;
  return (
    <ul className="sp-lines" aria-label={words.downloads}>
      {inOrder.map((file) => {
        const name = words.fileOf(words.formats[file.format], m.words.languages[file.locale] ?? file.locale);
        return (
          <li key={`${file.locale} ${file.format}`}>
            {file.state === "ready" ? <a href={`/${file.locale}/plans/${planSlug}/publications/${kind}/${number}/${kind}.${file.format}`} hrefLang={file.locale}>{name}</a> : name}
            <span className="sp-small sp-muted"> {file.state === "ready" ? factsOf(file) : file.state === "failed" ? words.failed : words.beingMade}</span>
          </li>
        );
      })}
    </ul>
  );

  function factsOf({ size, pages }: PublicationFileView): string {
    return [size === null ? null : sizeOf(size), pages === null ? null : words.pages(pages)].filter((each) => each !== null).join(", ");
  }

  function sizeOf(bytes: number): string {
    return bytes < 1_000_000 ? `${format.number(locale, Math.ceil(bytes / 1000))} kB` : `${format.number(locale, Math.round(bytes / 100_000) / 10)} MB`;
  }
}
