import type { ReactNode } from "react";
import { AttachmentFields, fileErrors } from "#app/components/attachments/attachment-fields.tsx";
import { type ActAgain, begunFrom, typedOf } from "#app/components/desk/act-again.ts";
import { InBoth } from "#app/components/plan-admin/in-both.tsx";
import { Overtaken } from "#app/components/plan-admin/overtaken.tsx";
import { characterLimit } from "#app/components/shell/character-limit.ts";
import { CprWarning } from "#app/components/shell/cpr-warning.tsx";
import { fieldError, labelInSummary } from "#app/components/shell/field-error.ts";
import { FormErrors } from "#app/components/shell/form-errors.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { getFieldId } from "#app/components/ui/field-id.ts";
import { Field, type FieldProps } from "#app/components/ui/field.tsx";
import { Select } from "#app/components/ui/select.tsx";
import { TextArea } from "#app/components/ui/text-area.tsx";
import type { AttachmentView } from "#app/domain/attachments/attach.server.ts";
import type { RefusedFile } from "#app/domain/attachments/rules.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { recordTexts } from "./record-texts.ts";

/** A form of a record that comes back. `isSaved`: the texts were, and not all files; `isRemoved`: a file was taken off. */
export type RecordAgain = ActAgain & { refused: RefusedFile[]; isSaved: boolean; isRemoved: boolean };

/** The fields of a form by what they are called: a field in both languages has its name with Da and En behind it. */
export type RecordFields = {
  kind: (options: readonly { value: string; label: string }[]) => ReactNode;
  line: (name: string, more?: Partial<FieldProps>) => ReactNode;
  lines: (name: string, hint?: string) => ReactNode;
  texts: (name: string, rows: number, hint?: string) => ReactNode;
};

type Props = {
  /** Where the form is sent; `id` is of a record that is not there yet. */
  path: string;
  id: string;
  version: number;
  /** What stands now, by the names of the fields; empty texts for a new record. */
  now: Record<string, string>;
  labels: Record<string, string>;
  limits: Record<string, number>;
  /** The words of a stored value, for who is shown what somebody else saved. */
  shown?: (name: string, value: string) => string;
  again: RecordAgain | undefined;
  files?: { attachments: readonly AttachmentView[]; hint: string };
  children: (fields: RecordFields) => ReactNode;
};

function baseOf(name: string): { base: string; language: "da" | "en" | undefined } {
  const language = name.endsWith("Da") ? "da" : name.endsWith("En") ? "en" : undefined;
  return { base: language ? name.slice(0, -2) : name, language };
}

/** The form of a meeting, an activity or a document: what was typed stays in it, and what somebody else saved meanwhile stands beside it. */
export function RecordForm({ path, id, version, now, labels, limits, shown, again, files, children }: Props) {
  const { locale, m } = useLocale();
  const words = m.compliance.admin;
  const label = (name: string) => { const { base, language } = baseOf(name); return language ? words.fieldOf(labels[base] ?? base, language) : labels[name] ?? name; };
  const value = (name: string) => typedOf(again, name) ?? now[name] ?? "";
  const max = (name: string) => limits[baseOf(name).base] ?? 0;
  const error = (name: string) => fieldError(m, again?.errors[name], { max: max(name), value: value(name) });
  const common = (name: string) => ({ name, label: label(name), lang: baseOf(name).language ?? locale, defaultValue: value(name), error: error(name) });
  const line: RecordFields["line"] = (name, more) => <Field {...common(name)} autoComplete="off" {...more} />;
  const text = (name: string, rows: number, hint?: string) => <TextArea {...common(name)} rows={rows} {...(hint && { hint })} count={characterLimit(m, max(name))} />;
  const fields: RecordFields = {
    kind: (options) => <Select name="kind" label={label("kind")} defaultValue={value("kind")} error={error("kind")} options={now.kind ? options : [{ value: "", label: words.choose }, ...options]} />,
    line,
    lines: (name, hint) => <InBoth da={line(`${name}Da`, hint ? { hint } : {})} en={line(`${name}En`, hint ? { hint } : {})} />,
    texts: (name, rows, hint) => <InBoth da={text(`${name}Da`, rows, hint)} en={text(`${name}En`, rows, hint)} />,
  };
  const refused = again?.refused ?? [];
  return (
    <form method="post" action={path} encType="multipart/form-data" className="sp-stack" noValidate data-once="">
      {again?.overtaken ? <Overtaken now={Object.keys(now).map((name) => ({ label: label(name), text: shown ? shown(name, now[name]!) : now[name]!, lang: baseOf(name).language ?? locale }))} /> : null}
      {again?.isSaved ? <Alert kind="success" heading={words.savedNotFiles} headingLevel={null} role="status" /> : null}
      {again?.isRemoved ? <Alert kind="success" heading={words.fileRemoved} headingLevel={null} role="status" focus /> : null}
      <FormErrors errors={[...Object.keys(again?.errors ?? {}).filter((name) => name !== "delete").map((name) => ({ field: getFieldId(name), text: error(name), label: labelInSummary(again?.errors[name], label(name)) })), ...fileErrors(m, refused)]} />
      {again && !again.isSaved ? <CprWarning texts={recordTexts(again.fields)} /> : null}
      {/* What the Enter key presses: the first button of a form, which would else remove a file. */}
      <button name="intent" value="save" hidden tabIndex={-1} aria-hidden="true" />
      <input type="hidden" name="version" value={again?.isSaved ? version : begunFrom(again, "version", version)} />
      <input type="hidden" name="id" value={id} />
      {children(fields)}
      {files ? <AttachmentFields attachments={files.attachments} refused={refused} isSignedIn hintPublic={files.hint} /> : null}
      <div className="sp-actions"><Button name="intent" value="save">{words.save}</Button></div>
    </form>
  );
}

/** Deletes a record that was a slip of the hand, for as long as that can be done. */
export function DeleteRecord({ path, version, problem }: { path: string; version: number; problem: string | undefined }) {
  const { m } = useLocale();
  const words = m.compliance.admin;
  const error = fieldError(m, problem);
  return (
    <section className="sp-section">
      <h2>{words.removeTitle}</h2>
      {error ? <Alert kind="error" heading={error} headingLevel={null} role="alert" focus /> : <p>{words.removeText}</p>}
      <form method="post" action={path} className="sp-actions" data-once="">
        <input type="hidden" name="version" value={version} />
        <Button name="intent" value="delete" kind="warning" small>{words.remove}</Button>
      </form>
    </section>
  );
}
