import { When } from "#app/components/shell/when.tsx";
import { Words } from "#app/components/shell/worded.tsx";
import type { PublicationView } from "#app/domain/publications/queries.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { inLocale } from "#app/lib/bilingual.ts";
import { PublicationFiles } from "./publication-files.tsx";

type Props = { planSlug: string; publication: PublicationView; headingLevel: 2 | 3 };

/** A version that was published: when, what was changed, whether something was missing, and its files. */
export function PublicationCard({ planSlug, publication, headingLevel }: Props) {
  const { locale, m } = useLocale();
  const words = m.publications;
  const { kind, number, publishedAt, note, overrideReason } = publication;
  const Heading = `h${headingLevel}` as const;
  const path = `/${locale}/plans/${planSlug}/publications/${kind}/${number}`;
  return (
    <article className="sp-box">
      <Heading className="sp-box__heading"><a href={path}>{words.version(kind, number)}</a></Heading>
      <p className="sp-small"><When at={publishedAt} withTime /></p>
      {note ? <><p><strong>{words.changed}</strong></p><p className="sp-prose"><Words of={inLocale(note, locale)} /></p></> : null}
      {overrideReason ? <p><strong>{words.overridden}.</strong> <a href={`${path}#overridden`}>{words.overrideReason}</a></p> : null}
      <PublicationFiles planSlug={planSlug} publication={publication} />
    </article>
  );
}
