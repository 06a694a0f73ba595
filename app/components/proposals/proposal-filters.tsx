import { Button } from "#app/components/ui/button.tsx";
import { Field } from "#app/components/ui/field.tsx";
import { Kept } from "#app/components/ui/kept.tsx";
import { Select } from "#app/components/ui/select.tsx";
import type { ThemeView } from "#app/domain/plans/queries.server.ts";
import { proposalSorts } from "#app/domain/proposals/sorts.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { participantTypes, proposalStatuses } from "#db/values.ts";

type Filter = { q?: string | undefined; theme?: string | undefined; type?: string | undefined; status?: string | undefined; value?: string | undefined; area?: string | undefined; sort?: string | undefined };

type Props = { action: string; themes: readonly { slug: string; title: string }[]; filter: Filter; narrowed: boolean };

/** Search and filters of the proposal list: a plain GET form, so that every list has an address. */
export function ProposalFilters({ action, themes, filter, narrowed }: Omit<Props, "themes"> & { themes: readonly ThemeView[] }) {
  return <Kept as="form" className="sp-filters" method="get" action={action} role="search" of={FilterFields} each={[{ action, themes: themes.map((theme) => ({ slug: theme.slug, title: theme.title.text })), filter, narrowed }]} />;
}

function FilterFields({ action, themes, filter, narrowed }: Props) {
  const { m } = useLocale();
  const { list: words } = m.proposals;
  const all = { value: "", label: words.all };
  const statuses = proposalStatuses.flatMap((status) => (status === "adopted" ? [{ value: "answered", label: m.words.answered }, { value: status, label: `– ${m.words.statuses[status]}` }] : [{ value: status, label: status === "received" || status === "under_consideration" || status === "split" || status === "withdrawn" ? m.words.statuses[status] : `– ${m.words.statuses[status]}` }]));
  // The order that goes without saying has no value: a search from the list of all is by relevance, unless another order was chosen.
  const usual = filter.q ? "relevance" : "newest";
  const sorts = [{ value: "", label: words.sorts[usual] }, ...proposalSorts.filter((sort) => sort !== usual && sort !== "relevance").map((sort) => ({ value: sort, label: words.sorts[sort] }))];
  return (
    <>
      {filter.value ? <input type="hidden" name="value" value={filter.value} /> : null}
      {filter.area ? <input type="hidden" name="area" value={filter.area} /> : null}
      <Field name="q" kind="search" label={words.searchLabel} defaultValue={filter.q ?? ""} />
      <Select name="theme" label={words.theme} defaultValue={filter.theme ?? ""} options={[all, ...themes.map((theme) => ({ value: theme.slug, label: theme.title }))]} />
      <Select name="type" label={words.type} defaultValue={filter.type ?? ""} options={[all, ...participantTypes.map((type) => ({ value: type, label: m.words.participantTypesMany[type] }))]} />
      <Select name="status" label={words.status} defaultValue={filter.status ?? ""} options={[all, ...statuses]} />
      <Select name="sort" label={words.sort} defaultValue={filter.sort === usual ? "" : (filter.sort ?? "")} options={sorts} />
      <Button kind="secondary" icon="search">{words.apply}</Button>
      {narrowed ? <Button kind="tertiary" href={action}>{words.clear}</Button> : null}
    </>
  );
}
