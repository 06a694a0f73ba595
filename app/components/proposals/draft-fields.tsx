import type { ReactNode } from "react";
import { FormErrors } from "#app/components/shell/form-errors.tsx";
import { characterLimit } from "#app/components/shell/character-limit.ts";
import { fieldError, labelInSummary } from "#app/components/shell/field-error.ts";
import { Words } from "#app/components/shell/worded.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { ChoiceCards } from "#app/components/ui/choice-cards.tsx";
import { getFieldId } from "#app/components/ui/field-id.ts";
import { Field } from "#app/components/ui/field.tsx";
import { TextArea } from "#app/components/ui/text-area.tsx";
import type { ThemeView } from "#app/domain/plans/queries.server.ts";
import { proposalLimits } from "#app/domain/proposals/schema.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { looksLikeCpr } from "#app/lib/cpr.ts";
import type { FieldErrors } from "#app/lib/field-errors.ts";
import type { OgpValue } from "#db/values.ts";
import { FormattingHelp } from "./formatting-help.tsx";
import { SimilarPlace } from "./similar-proposals.tsx";
import { TagFields } from "./tag-fields.tsx";
import { TextLanguage } from "./text-language.tsx";

type Texts = { theme: string; title: string; problem: string; change: string; effect: string };
type Values = Texts & { language: string; ogpValues: OgpValue[]; policyAreas: string[] };

export const emptyValues: Omit<Values, "language"> = { theme: "", title: "", problem: "", change: "", effect: "", ogpValues: [], policyAreas: [] };

/** The five inputs of a proposal, with what is wrong in them; and what one may add. `similar` is where similar proposals are asked for, when they are; `also`, what is wrong elsewhere in the form; `first`, what is asked before them, under the summary of what is wrong. */
export function DraftFields({ themes, values, errors, similar, also = [], first }: { themes: readonly ThemeView[]; values: Values; errors: FieldErrors; similar?: string; also?: readonly { field: string; text: string }[]; first?: ReactNode }) {
  const { m } = useLocale();
  const { write } = m.proposals;
  const count = (name: keyof typeof proposalLimits) => characterLimit(m, proposalLimits[name]);
  const errorOf = (name: keyof Texts) => fieldError(m, errors[name], name === "theme" ? undefined : { max: proposalLimits[name], value: values[name] });
  const labels = { theme: write.theme, title: write.titleLabel, problem: write.problem, change: write.change, effect: write.effect };
  const names = ["theme", "title", "problem", "change", "effect"] as const;
  return (
    <>
      <FormErrors errors={[...names.map((name) => ({ field: getFieldId(name), text: errorOf(name), label: labelInSummary(errors[name], labels[name]) })), ...also]} />
      {first}
      {looksLikeCpr(names.map((name) => values[name]).join("\n")) ? <Alert kind="warning" heading={m.forms.cprWarning} /> : null}
      <ChoiceCards name="theme" legend={write.theme} value={values.theme} error={errorOf("theme")} options={themes.map((theme) => ({ value: theme.slug, title: <Words of={theme.title} />, text: theme.summary.text ? <Words of={theme.summary} /> : undefined }))} />
      <Field name="title" label={write.titleLabel} hint={write.titleHint} defaultValue={values.title} error={errorOf("title")} count={count("title")} autoComplete="off" />
      {similar === undefined ? null : <SimilarPlace address={similar} />}
      <FormattingHelp />
      <TextArea name="problem" label={write.problem} hint={write.problemHint} defaultValue={values.problem} error={errorOf("problem")} count={count("problem")} rows={6} />
      <TextArea name="change" label={write.change} hint={write.changeHint} defaultValue={values.change} error={errorOf("change")} count={count("change")} rows={8} />
      <TextArea name="effect" label={write.effect} hint={write.effectHint} defaultValue={values.effect} error={errorOf("effect")} count={count("effect")} rows={4} />
      <TextLanguage language={values.language} />
      <TagFields values={values} />
    </>
  );
}
