import { useLocale } from "#app/i18n/locale.tsx";
import { withQuery } from "#app/lib/with-query.ts";
import type { OgpValue } from "#db/values.ts";

type Props = { tags: { ogpValues: readonly OgpValue[]; policyAreas: readonly string[] }; /** The list of the proposals that a tag leads to those of; without it the tags are words. */ listPath?: string };

/** The topics of a proposal. Nothing when it has none. */
export function ProposalTags({ tags: { ogpValues, policyAreas }, listPath }: Props) {
  const { m } = useLocale();
  const { writing } = m;
  const all = [...ogpValues.map((value) => ({ name: writing.ogpValues[value], query: { value } })), ...policyAreas.map((area) => ({ name: writing.policyAreas[area] ?? area, query: { area } }))];
  if (all.length === 0) return null;
  return (
    <ul className="sp-tags" role="list" aria-label={writing.tags.title}>
      {all.map(({ name, query }) => <li key={name}>{listPath ? <a className="sp-tag sp-tag--link" href={withQuery(listPath, query)}>{name}</a> : <span className="sp-tag">{name}</span>}</li>)}
    </ul>
  );
}
