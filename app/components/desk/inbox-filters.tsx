import { Button } from "#app/components/ui/button.tsx";
import { Details } from "#app/components/ui/details.tsx";
import { Field } from "#app/components/ui/field.tsx";
import { Select } from "#app/components/ui/select.tsx";
import type { ThemeView } from "#app/domain/plans/queries.server.ts";
import type { StaffMember } from "#app/domain/triage/staff-of-plan.server.ts";
import { nobody } from "#app/domain/triage/inbox-views.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { caseStages, participantTypes, proposalStatuses } from "#db/values.ts";
import { countNarrowing, deskPath, withoutNarrowing, type InboxQuery } from "./inbox-query.ts";

/** What narrows the list: a plain form, so that every choice is in the address. */
export function InboxFilters({ planSlug, themes, staff, query }: { planSlug: string; themes: readonly ThemeView[]; staff: readonly StaffMember[]; query: InboxQuery }) {
  const { locale, m } = useLocale();
  const { desk, inbox } = m;
  const words = m.proposals.list;
  const chosen = countNarrowing(query);
  const all = { value: "", label: words.all };
  const languages = Object.entries(m.words.languages).map(([value, label]) => ({ value, label })).sort((a, b) => a.label.localeCompare(b.label, locale));
  const people = staff.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <div className="sp-desk__filters">
      <Details summary={chosen > 0 ? `${desk.filters}: ${inbox.chosen(chosen)}` : desk.filters} open={chosen > 0}>
        <form method="get" action={`/${locale}/desk/${planSlug}`} role="search">
          <input type="hidden" name="view" value={query.view} />
          <Field name="q" kind="search" label={desk.search} defaultValue={query.q ?? ""} data={{ "data-key": "/" }} />
          <Select name="theme" label={words.theme} defaultValue={query.theme ?? ""} options={[all, ...themes.map((theme) => ({ value: theme.slug, label: theme.title.text }))]} />
          <Select name="type" label={words.type} defaultValue={query.type ?? ""} options={[all, ...participantTypes.map((type) => ({ value: type, label: m.words.participantTypesMany[type] }))]} />
          <Select name="stage" label={inbox.stage} defaultValue={query.stage ?? ""} options={[all, ...caseStages.map((stage) => ({ value: stage, label: inbox.stages[stage] }))]} />
          <Select name="status" label={inbox.status} defaultValue={query.status ?? ""} options={[all, ...proposalStatuses.map((status) => ({ value: status, label: m.words.statuses[status] }))]} />
          <Select name="handler" label={inbox.handler} defaultValue={query.handler ?? ""} options={[all, { value: nobody, label: inbox.nobody }, ...people]} />
          <Select name="assessor" label={inbox.assessor} defaultValue={query.assessor ?? ""} options={[all, ...people]} />
          <Select name="language" label={inbox.language} defaultValue={query.language ?? ""} options={[all, ...languages]} />
          <div className="sp-cluster"><Button kind="secondary">{words.apply}</Button>{chosen > 0 ? <Button kind="tertiary" href={deskPath(locale, planSlug, "", { ...query, ...withoutNarrowing, cursor: undefined })}>{words.clear}</Button> : null}</div>
        </form>
      </Details>
    </div>
  );
}
