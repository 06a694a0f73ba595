import { FormErrors } from "#app/components/shell/form-errors.tsx";
import type { TypedText } from "#app/components/shell/typed-texts.tsx";
import { fieldError } from "#app/components/shell/field-error.ts";
import { getFieldId } from "#app/components/ui/field-id.ts";
import { Field } from "#app/components/ui/field.tsx";
import { RadioGroup } from "#app/components/ui/radio-group.tsx";
import { Select } from "#app/components/ui/select.tsx";
import { TextArea } from "#app/components/ui/text-area.tsx";
import type { InitiativeTitle } from "#app/domain/initiatives/queries.server.ts";
import { triageLimits } from "#app/domain/triage/schema.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import type { Messages } from "#app/i18n/messages.ts";
import { adoptionDegrees } from "#db/values.ts";
import { typedOf, type ActAgain } from "./act-again.ts";

/** Of the form around these fields, where its errors are shown. */
export const shortlistFormId = "shortlist-form";

/** The answer on the same page has a summary too. */
const summaryId = getFieldId("initiative-summary");

/** Into which initiative, how much is adopted, and which passage. */
export function ShortlistFields({ initiatives, again, chosen = "", several = false }: { initiatives: readonly InitiativeTitle[]; again: ActAgain | undefined; /** The initiative that is chosen to begin with. */ chosen?: string; /** Each proposal has a passage of its own elsewhere in the form. */ several?: boolean }) {
  const { m } = useLocale();
  const words = m.desk.shortlist;
  const limits: Record<string, number> = { title: triageLimits.title, summary: triageLimits.summary, passage: triageLimits.passage };
  const value = (name: string) => typedOf(again, name) ?? "";
  const error = (name: string) => fieldError(m, again?.errors[name], { max: limits[name] ?? 0, value: value(name) });
  return (
    <>
      <FormErrors errors={["initiative", "title", "summary", "degree", "passage"].map((name) => ({ field: name === "summary" ? summaryId : getFieldId(name), text: error(name) }))} />
      <Select name="initiative" label={words.initiative} defaultValue={typedOf(again, "initiative") ?? chosen} error={error("initiative")} options={[{ value: "", label: words.choose }, { value: "new", label: words.begin }, ...initiatives.map((each) => ({ value: each.reference, label: `${each.reference} ${each.title.text}` }))]} />
      <Field name="title" label={words.newTitle} mark={words.newOnly} defaultValue={value("title")} error={error("title")} autoComplete="off" />
      <TextArea id={summaryId} name="summary" label={words.newSummary} mark={`(${m.forms.optional})`} rows={3} defaultValue={value("summary")} error={error("summary")} />
      <RadioGroup name="degree" legend={words.degree} value={value("degree")} error={error("degree")} options={adoptionDegrees.map((degree) => ({ value: degree, label: m.words.degrees[degree] }))} />
      {several ? null : <TextArea name="passage" label={words.passage} mark={`(${m.forms.optional})`} hint={words.passageHint} rows={3} defaultValue={value("passage")} error={error("passage")} />}
    </>
  );
}

/** What was typed into these fields, for when they are there no more. */
export function typedShortlist(m: Messages, again: ActAgain): TypedText[] {
  const words = m.desk.shortlist;
  const typed = (name: string) => typedOf(again, name) ?? "";
  const degree = adoptionDegrees.find((each) => each === typed("degree"));
  return [
    { label: words.initiative, text: typed("initiative") === "new" ? words.begin : typed("initiative") }, { label: words.newTitle, text: typed("title") }, { label: words.newSummary, text: typed("summary") },
    { label: words.degree, text: degree ? m.words.degrees[degree] : "" }, { label: words.passage, text: typed("passage") },
  ];
}
