import { Button } from "#app/components/ui/button.tsx";
import { Select } from "#app/components/ui/select.tsx";
import { remarkStates, type DeskRemarksQuery } from "#app/domain/initiative-comments/schema.ts";
import { wholeSection } from "#app/domain/initiative-comments/sections.ts";
import type { Template } from "#app/domain/initiatives/templates.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import type { Worded } from "#app/lib/bilingual.ts";
import { withQuery } from "#app/lib/with-query.ts";
import { initiativeCommentPeriods } from "#db/values.ts";
import { sectionLabel } from "./section-label.ts";

type Choice = Omit<DeskRemarksQuery, "at">;

/** Which comments of a plan are looked at: of which period, and how far they are. */
export function RemarkTabs({ path, choice, counts }: { path: string; choice: Choice; counts: Record<Choice["state"], number> }) {
  const { locale, m } = useLocale();
  const words = m.initiativeComments.desk;
  return (
    <>
      <nav aria-label={words.periodsLabel}><ul className="sp-tabs" role="list">{initiativeCommentPeriods.map((each) => <li key={each}><a href={withQuery(path, { period: each })} aria-current={each === choice.period ? "page" : undefined}>{words.periods[each]}</a></li>)}</ul></nav>
      <nav aria-label={words.statesLabel}><ul className="sp-tabs" role="list">{remarkStates.map((each) => <li key={each}><a href={withQuery(path, { ...choice, state: each })} aria-current={each === choice.state ? "page" : undefined}>{words.states[each]} ({counts[each].toLocaleString(locale)})</a></li>)}</ul></nav>
    </>
  );
}

/** Narrows the list to an initiative or to a part of the text. */
export function RemarkFilter({ path, choice, initiatives, sections, template }: { path: string; choice: Choice; initiatives: readonly { reference: string; title: Worded }[]; sections: readonly (string | null)[]; template: Pick<Template, "name"> }) {
  const { m } = useLocale();
  const words = m.initiativeComments.desk;
  return (
    <form method="get" action={path} className="sp-cluster sp-cluster--bottom">
      <input type="hidden" name="period" value={choice.period} /><input type="hidden" name="state" value={choice.state} />
      <Select name="initiative" label={words.initiative} defaultValue={choice.initiative} options={[{ value: "", label: words.allInitiatives }, ...initiatives.map(({ reference, title }) => ({ value: reference, label: `${reference} ${title.text}` }))]} />
      {choice.period === "draft" ? <Select name="section" label={words.section} defaultValue={choice.section} options={[{ value: "", label: words.allSections }, ...sections.map((each) => ({ value: each ?? wholeSection, label: sectionLabel(m, template, each) }))]} /> : null}
      <div className="form-group"><Button kind="secondary">{words.choose}</Button></div>
    </form>
  );
}
