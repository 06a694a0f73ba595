import type { ReactNode } from "react";
import { CharacterCount, type CharacterCountProps } from "./character-count.tsx";
import { classNames } from "./class-names.ts";
import type { DataAttributes } from "./data-attributes.ts";
import { getDescribedBy, getFieldId } from "./field-id.ts";
import { FieldError, FieldHint } from "./field-message.tsx";

export type FieldProps = {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  /** What stands after the label, e.g. "(frivilligt)". */
  mark?: string;
  kind?: "text" | "email" | "password" | "search" | "url" | "number" | "date" | "datetime-local";
  autoComplete?: string;
  defaultValue?: string | number;
  inputMode?: "text" | "numeric" | "decimal" | "email" | "search" | "url";
  width?: "s" | "m" | "l";
  required?: boolean;
  readOnly?: boolean;
  maxLength?: number;
  min?: string | number;
  max?: string | number;
  count?: CharacterCountProps;
  /** Only when two forms on a page use the same name. */
  id?: string;
  lang?: string;
  spellCheck?: boolean;
  describedBy?: string;
  data?: DataAttributes;
};

/** One line of text with its label, hint and error. */
export function Field(props: FieldProps) {
  const { name, label, hint, error, mark, kind = "text", width, count, describedBy, data } = props;
  const { defaultValue, inputMode, required, readOnly, maxLength, min, max, lang, spellCheck, autoComplete } = props;
  const id = props.id ?? getFieldId(name);
  return (
    <div className={classNames("form-group", Boolean(error) && "form-error")}>
      <label className="form-label" htmlFor={id}>
        {label}
        {mark ? <span className="weight-normal"> {mark}</span> : null}
      </label>
      {hint ? <FieldHint id={id}>{hint}</FieldHint> : null}
      {error ? <FieldError id={id}>{error}</FieldError> : null}
      <input
        {...{ id, name, defaultValue, inputMode, required, readOnly, maxLength, min, max, lang, spellCheck, autoComplete }}
        type={kind}
        className={classNames("form-input", width && `input-width-${width}`)}
        aria-invalid={error ? true : undefined}
        aria-describedby={getDescribedBy(id, { hint, error, count, also: describedBy })}
        {...data}
      />
      {count ? <CharacterCount id={id} {...count} /> : null}
    </div>
  );
}
