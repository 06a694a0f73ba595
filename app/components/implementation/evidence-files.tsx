import { fileErrors } from "#app/components/attachments/attachment-fields.tsx";
import { classNames } from "#app/components/ui/class-names.ts";
import { getDescribedBy, getFieldId } from "#app/components/ui/field-id.ts";
import { FieldError, FieldHint } from "#app/components/ui/field-message.tsx";
import { attachmentLimits, endings, type RefusedFile } from "#app/domain/attachments/rules.ts";
import { useLocale } from "#app/i18n/locale.tsx";

const id = getFieldId("files");
const accepted = Object.entries(endings).flatMap(([type, names]) => [type, ...names.map((name) => `.${name}`)]).join(",");

/** The files that go with a report: they are sent with it, as a report is never changed. */
export function EvidenceFiles({ refused }: { refused: readonly RefusedFile[] }) {
  const { m } = useLocale();
  const words = m.attachments;
  const problems = fileErrors(m, refused);
  return (
    <div className={classNames("form-group", problems.length > 0 && "form-error")}>
      <label className="form-label" htmlFor={id}>{words.add} <span className="weight-normal">{m.implementation.form.optional}</span></label>
      <FieldHint id={id}>{words.hint(attachmentLimits.most, attachmentLimits.bytes)} {m.implementation.form.files}</FieldHint>
      {problems.length > 0 ? <FieldError id={id}>{problems.map(({ text }, index) => <span className="sp-attach__problem" key={index} dir="auto">{text}</span>)}</FieldError> : null}
      <input id={id} type="file" name="files" multiple accept={accepted} className="form-input" aria-invalid={problems.length > 0 ? true : undefined} aria-describedby={getDescribedBy(id, { hint: true, error: problems.length > 0 })} />
    </div>
  );
}
