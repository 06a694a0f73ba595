import { Button } from "#app/components/ui/button.tsx";
import { Select } from "#app/components/ui/select.tsx";
import { fateWord } from "#app/domain/outcome/fate-words.ts";
import { fates } from "#app/domain/outcome/fates.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { participantTypes } from "#db/values.ts";

/** What of the list is shown: a plain GET form, so that every choice has an address. */
export function FateFilters({ path, themes, filter }: { path: string; themes: readonly { slug: string; title: string }[]; filter: { theme?: string; fate?: string; type?: string } }) {
  const { m } = useLocale();
  const words = m.outcome.filter;
  const all = { value: "", label: words.all };
  const isNarrowed = Object.keys(filter).length > 0;
  return (
    <form className="sp-filters" method="get" action={`${path}#list`} aria-label={words.label}>
      <Select name="theme" label={words.theme} defaultValue={filter.theme ?? ""} options={[all, ...themes.map(({ slug, title }) => ({ value: slug, label: title }))]} />
      <Select name="fate" label={words.fate} defaultValue={filter.fate ?? ""} options={[all, ...fates.map((fate) => ({ value: fate, label: fateWord(m, fate) }))]} />
      <Select name="type" label={words.type} defaultValue={filter.type ?? ""} options={[all, ...participantTypes.map((type) => ({ value: type, label: m.words.participantTypesMany[type] }))]} />
      <Button kind="secondary">{words.apply}</Button>
      {isNarrowed ? <Button kind="tertiary" href={`${path}#list`}>{words.clear}</Button> : null}
    </form>
  );
}
