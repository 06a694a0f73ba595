import type { ReactNode } from "react";
import { CharacterCount, type CharacterCountProps } from "./character-count.tsx";
import { classNames } from "./class-names.ts";
import type { DataAttributes } from "./data-attributes.ts";
import { getDescribedBy, getFieldId } from "./field-id.ts";
import { FieldError, FieldHint } from "./field-message.tsx";

export type TextAreaProps = {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  mark?: string;
  rows?: number;
  defaultValue?: string;
  required?: boolean;
  readOnly?: boolean;
  count?: CharacterCountProps;
  id?: string;
  lang?: string;
  describedBy?: string;
  data?: DataAttributes;
};

/** Several lines of text with label, hint, error and a visible limit. */
export function TextArea(props: TextAreaProps) {
  const { name, label, hint, error, mark, rows = 5, defaultValue, required, readOnly, count, lang, data } = props;
  const id = props.id ?? getFieldId(name);
  return (
    <div className={classNames("form-group", Boolean(error) && "form-error")}>
      <label className="form-label" htmlFor={id}>
        {label}
        {mark ? <span className="weight-normal"> {mark}</span> : null}
      </label>
      {hint ? <FieldHint id={id}>{hint}</FieldHint> : null}
      {error ? <FieldError id={id}>{error}</FieldError> : null}
      <textarea
        {...{ id, name, rows, defaultValue, required, readOnly, lang }}
        className="form-input"
        aria-invalid={error ? true : undefined}
        aria-describedby={getDescribedBy(id, { hint, error, count, also: props.describedBy })}
        {...data}
      />
      {count ? <CharacterCount id={id} {...count} /> : null}
    </div>
  );
}
