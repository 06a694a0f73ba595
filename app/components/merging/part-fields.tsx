import { characterLimit } from "#app/components/shell/character-limit.ts";
import { fieldError } from "#app/components/shell/field-error.ts";
import { CheckBoxGroup } from "#app/components/ui/check-box-group.tsx";
import { getFieldId } from "#app/components/ui/field-id.ts";
import { Field } from "#app/components/ui/field.tsx";
import { Select } from "#app/components/ui/select.tsx";
import { TextArea } from "#app/components/ui/text-area.tsx";
import { partLimits } from "#app/domain/merging/schema.ts";
import type { ThemeView } from "#app/domain/plans/queries.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import type { Messages } from "#app/i18n/messages.ts";
import type { FieldErrors } from "#app/lib/field-errors.ts";
import type { TypedPart } from "./split-fields.ts";

/** What is wrong with a part, for the summary of the form: each says of which part. */
export function partErrors(m: Messages, part: TypedPart, at: number, errors: FieldErrors | undefined): { field: string; text: string | undefined; label: string }[] {
  return (["title", "text", "theme"] as const).map((name) => ({ field: getFieldId(`${name}-${String(at)}`), text: errorOf(m, part, name, at, errors), label: m.merging.split.part(at + 1) }));
}

function errorOf(m: Messages, part: TypedPart, name: "title" | "text" | "theme", at: number, errors: FieldErrors | undefined): string | undefined {
  return fieldError(m, errors?.[`${name}-${String(at)}`], { max: name === "title" ? partLimits.title : partLimits.text, value: part[name] });
}

/** The fields of one part. */
export function PartFields({ part, at, themes, errors }: { part: TypedPart; at: number; themes: readonly ThemeView[]; errors: FieldErrors | undefined }) {
  const { m } = useLocale();
  const words = m.merging.split;
  const name = (field: string) => `${field}-${String(at)}`;
  const error = (field: "title" | "text" | "theme") => errorOf(m, part, field, at, errors);
  return (
    <fieldset className="sp-part">
      <legend>{words.part(at + 1)}</legend>
      <Field name={name("title")} label={words.partTitle} defaultValue={part.title} error={error("title")} autoComplete="off" />
      <TextArea name={name("text")} label={words.text} hint={words.textHint} rows={5} defaultValue={part.text} error={error("text")} count={characterLimit(m, partLimits.text)} />
      <Select name={name("theme")} label={words.theme} defaultValue={part.theme} error={error("theme")} options={themes.map((theme) => ({ value: theme.slug, label: theme.title.text }))} />
      <CheckBoxGroup name={name("skip")} legend={words.part(at + 1)} options={[{ value: "1", label: words.skip }]} values={part.isSkipped ? ["1"] : []} />
    </fieldset>
  );
}
