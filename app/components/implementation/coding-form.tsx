import { begunFrom, typedOf, type ActAgain } from "#app/components/desk/act-again.ts";
import { fieldError } from "#app/components/shell/field-error.ts";
import { FormErrors } from "#app/components/shell/form-errors.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { getFieldId } from "#app/components/ui/field-id.ts";
import { Field } from "#app/components/ui/field.tsx";
import { Select } from "#app/components/ui/select.tsx";
import { codingKeys, type Coding, type CodingKey } from "#app/domain/implementation/coding.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { completionLevels, earlyResultLevels, participationLevels, potentialLevels } from "#db/values.ts";
import { CodingFacts } from "./coding-facts.tsx";

type Props = { action: string; coding: Coding | null; version: number; again: ActAgain | undefined; isHeld: boolean };

/** Enters how OGP's reviewers coded an initiative. Where somebody was faster, theirs stands above one's own. */
export function CodingForm({ action, coding, version, again, isHeld }: Props) {
  const { m } = useLocale();
  const { form: words, keys } = m.implementation.coding;
  const now = startOf(coding);
  const value = (name: CodingKey | "sourceUrl" | "codedOn") => typedOf(again, name) ?? now[name];
  const error = (name: string) => fieldError(m, again?.errors[name]);
  return (
    <form method="post" action={`${action}#coding`} id="coding" className="sp-stack sp-measure" noValidate data-once="" aria-label={words.title}>
      {isHeld ? <Alert kind="info" heading={m.shell.heldNotice} headingLevel={null} role="status" focus /> : null}
      {again?.overtaken ? <Alert kind="warning" heading={words.overtaken} headingLevel={null} role="alert" focus>{coding ? <CodingFacts coding={coding} /> : <p>{m.implementation.coding.none}</p>}</Alert> : null}
      {again?.errors.intent === "nothing_changed" ? <Alert kind="info" heading={m.implementation.report.nothingChanged} headingLevel={null} role="alert" focus /> : null}
      <FormErrors errors={[...codingKeys.map((key) => ({ field: getFieldId(key), text: error(key) })), { field: getFieldId("sourceUrl"), text: error("sourceUrl") }, { field: getFieldId("codedOn"), text: error("codedOn") }]} />
      <input type="hidden" name="version" value={begunFrom(again, "version", version)} />
      <CodingSelects value={value} keys={keys} />
      <Field name="sourceUrl" inputMode="url" label={words.sourceUrl} hint={words.sourceHint} defaultValue={value("sourceUrl")} error={error("sourceUrl")} autoComplete="off" />
      <Field name="codedOn" kind="date" width="m" label={words.codedOn} hint={words.codedOnHint} defaultValue={value("codedOn")} error={error("codedOn")} />
      <div className="sp-actions"><Button name="intent" value="save">{words.save}</Button></div>
    </form>
  );
}

function CodingSelects({ value, keys }: { value: (name: CodingKey) => string; keys: Record<CodingKey, string> }) {
  const { m } = useLocale();
  const words = m.implementation.coding;
  const yesNo = [{ value: "yes", label: words.yes }, { value: "no", label: words.no }];
  const options: Record<CodingKey, { value: string; label: string }[]> = {
    isVerifiable: yesNo, hasOpenGovernmentLens: yesNo,
    potential: potentialLevels.map((level) => ({ value: level, label: words.potential[level] })),
    completion: completionLevels.map((level) => ({ value: level, label: m.implementation.levels[level] })),
    earlyResults: earlyResultLevels.map((level) => ({ value: level, label: words.earlyResults[level] })),
    influence: participationLevels.map((level) => ({ value: level, label: words.influence[level] })),
  };
  return <>{codingKeys.map((key) => <Select key={key} name={key} label={keys[key]} defaultValue={value(key)} options={[{ value: "", label: words.notCoded }, ...options[key]]} />)}</>;
}

function startOf(coding: Coding | null): Record<CodingKey | "sourceUrl" | "codedOn", string> {
  const answer = (value: boolean | null | undefined) => (value === null || value === undefined ? "" : value ? "yes" : "no");
  return { isVerifiable: answer(coding?.isVerifiable), hasOpenGovernmentLens: answer(coding?.hasOpenGovernmentLens), potential: coding?.potential ?? "", completion: coding?.completion ?? "", earlyResults: coding?.earlyResults ?? "", influence: coding?.influence ?? "", sourceUrl: coding?.sourceUrl ?? "", codedOn: coding?.codedOn ?? "" };
}
