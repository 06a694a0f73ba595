import { useLocale } from "#app/i18n/locale.tsx";
import { withQuery } from "#app/lib/with-query.ts";
import type { OgpValue, PolicyArea } from "#db/values.ts";

type Filter = Record<string, string | undefined> & { value?: OgpValue | undefined; area?: PolicyArea | undefined };

/** By which topics a list of proposals is narrowed, each with a way out of it that keeps the other filters. */
export function ChosenTags({ path, filter }: { path: string; filter: Filter }) {
  const { m } = useLocale();
  const { tags, ogpValues, policyAreas } = m.writing;
  const chosen = [
    ...(filter.value ? [{ name: ogpValues[filter.value], without: { ...filter, value: undefined } }] : []),
    ...(filter.area ? [{ name: policyAreas[filter.area]!, without: { ...filter, area: undefined } }] : []),
  ];
  if (chosen.length === 0) return null;
  return (
    <ul className="sp-tags" role="list" aria-label={tags.title}>
      {chosen.map(({ name, without }) => <li key={name}><span className="sp-tag sp-tag--info">{tags.filtered}: {name}</span> <a className="sp-tags__remove" href={withQuery(path, without)}>{tags.remove(name)}</a></li>)}
    </ul>
  );
}
