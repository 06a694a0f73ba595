import { Pagination } from "#app/components/ui/pagination.tsx";
import { useLocale } from "#app/i18n/locale.tsx";
import { withQuery } from "#app/lib/with-query.ts";

type Props = {
  path: string;
  page: { previous: string | null; next: string | null };
  /** The part of the page that the list is in, where there is more above it. */
  fragment?: string;
  label: string;
};

/** To the records that are newer, and to those that are older. */
export function RecordPages({ path, page: { previous, next }, fragment, label }: Props) {
  const { m } = useLocale();
  const at = (cursor: string) => `${withQuery(path, { at: cursor })}${fragment ? `#${fragment}` : ""}`;
  return <Pagination label={label} previous={previous ? { href: at(previous), text: m.compliance.newer } : null} next={next ? { href: at(next), text: m.compliance.older } : null} />;
}
