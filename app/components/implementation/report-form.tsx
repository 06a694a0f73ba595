import { fileErrors } from "#app/components/attachments/attachment-fields.tsx";
import { typedOf, type ActAgain } from "#app/components/desk/act-again.ts";
import { characterLimit } from "#app/components/shell/character-limit.ts";
import { CprWarning } from "#app/components/shell/cpr-warning.tsx";
import { fieldError, labelInSummary } from "#app/components/shell/field-error.ts";
import { FormErrors } from "#app/components/shell/form-errors.tsx";
import { Words } from "#app/components/shell/worded.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Details } from "#app/components/ui/details.tsx";
import { getFieldId } from "#app/components/ui/field-id.ts";
import { Field } from "#app/components/ui/field.tsx";
import { Fieldset } from "#app/components/ui/fieldset.tsx";
import { RadioGroup } from "#app/components/ui/radio-group.tsx";
import { TextArea } from "#app/components/ui/text-area.tsx";
import type { RefusedFile } from "#app/domain/attachments/rules.ts";
import { implementationLimits as limits } from "#app/domain/implementation/limits.ts";
import type { MilestoneView } from "#app/domain/implementation/read-milestones.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { inLocale } from "#app/lib/bilingual.ts";
import { completionLevels, locales } from "#db/values.ts";
import { EvidenceFiles } from "./evidence-files.tsx";

export type ReportAgain = ActAgain & { refused?: RefusedFile[] };
type Props = { action: string; milestones: readonly MilestoneView[]; formKey: string; again: ReportAgain | undefined; isHeld?: boolean; takesFiles: boolean };

const numbers = Array.from({ length: limits.evidence }, (_, index) => index + 1);
/** So many links are asked for at once; the others are behind a line. */
const linksShown = 2;

/** Reports how far a milestone has come: what was done, what is next, and what shows it. */
export function ReportForm({ action, milestones, formKey, again, isHeld = false, takesFiles }: Props) {
  const { locale, m } = useLocale();
  const words = m.implementation.form;
  const value = (name: string) => typedOf(again, name) ?? "";
  const max = (name: string) => (name === "body" ? limits.report : limits.evidenceLabel);
  const error = (name: string) => fieldError(m, again?.errors[name], { max: max(name), value: value(name) });
  const names: [string, string][] = [["milestone", words.milestone], ["completion", words.completion], ["body", words.body], ["language", words.language], ...numbers.flatMap((n): [string, string][] => [[`evidence.${n}.url`, words.url(n)], [`evidence.${n}.label`, words.label(n)]])];
  const link = (n: number) => (
    <div key={n} className="sp-pair">
      <Field name={`evidence.${n}.url`} kind="text" inputMode="url" label={words.url(n)} defaultValue={value(`evidence.${n}.url`)} error={error(`evidence.${n}.url`)} autoComplete="off" />
      <Field name={`evidence.${n}.label`} label={words.label(n)} mark={words.optional} defaultValue={value(`evidence.${n}.label`)} error={error(`evidence.${n}.label`)} autoComplete="off" />
    </div>
  );
  const further = numbers.slice(linksShown);
  return (
    <form method="post" action={`${action}#report`} id="report" className="sp-stack" noValidate data-once="" aria-labelledby="report-heading" {...(takesFiles && { encType: "multipart/form-data" as const })}>
      <h2 id="report-heading">{words.title}</h2>
      <p>{words.text}</p>
      {isHeld ? <Alert kind="info" heading={m.shell.heldNotice} headingLevel={null} role="status" focus /> : null}
      <FormErrors errors={[...names.map(([name, label]) => ({ field: getFieldId(name), text: error(name), label: name.startsWith("evidence.") ? label : labelInSummary(again?.errors[name], label) })), ...fileErrors(m, again?.refused ?? [])]} />
      <CprWarning texts={[value("body")]} />
      <input type="hidden" name="formKey" value={typedOf(again, "formKey") ?? formKey} />
      <RadioGroup name="milestone" legend={words.milestone} value={value("milestone")} error={error("milestone")} options={milestones.map(({ id, number, title, completion }) => ({ value: id, label: <>{number}. <Words of={inLocale(title, locale)} /></>, hint: m.implementation.progress[completion ?? "not_reported"] }))} />
      <RadioGroup name="completion" legend={words.completion} value={value("completion")} error={error("completion")} options={[...completionLevels].reverse().map((level) => ({ value: level, label: m.implementation.levels[level], hint: m.implementation.levelHints[level] }))} />
      <TextArea name="body" label={words.body} hint={words.bodyHint} rows={7} defaultValue={value("body")} error={error("body")} count={characterLimit(m, limits.report)} />
      <RadioGroup name="language" legend={words.language} inline value={value("language") || locale} error={error("language")} options={locales.map((each) => ({ value: each, label: words.languages[each] }))} />
      <Fieldset id="evidence" legend={words.evidence} mark={words.optional} hint={words.evidenceHint}>
        {numbers.slice(0, linksShown).map(link)}
        <Details summary={words.more} open={further.some((n) => value(`evidence.${n}.url`) + value(`evidence.${n}.label`) !== "")}>{further.map(link)}</Details>
      </Fieldset>
      {takesFiles ? <EvidenceFiles refused={again?.refused ?? []} /> : null}
      <div className="sp-actions"><Button name="intent" value="report">{words.send}</Button></div>
    </form>
  );
}
