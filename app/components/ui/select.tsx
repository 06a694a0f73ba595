import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import type { DataAttributes } from "./data-attributes.ts";
import { getDescribedBy, getFieldId } from "./field-id.ts";
import { FieldError, FieldHint } from "./field-message.tsx";

export type SelectOption = { value: string; label: string; disabled?: boolean };

export type SelectProps = {
  name: string;
  label: ReactNode;
  options: readonly SelectOption[];
  defaultValue?: string;
  hint?: ReactNode;
  error?: ReactNode;
  mark?: string;
  required?: boolean;
  id?: string;
  data?: DataAttributes;
};

/** One choice of many. Nothing is sent on change: the form has a button. */
export function Select(props: SelectProps) {
  const { name, label, options, defaultValue, hint, error, mark, required, data } = props;
  const id = props.id ?? getFieldId(name);
  return (
    <div className={classNames("form-group", Boolean(error) && "form-error")}>
      <label className="form-label" htmlFor={id}>
        {label}
        {mark ? <span className="weight-normal"> {mark}</span> : null}
      </label>
      {hint ? <FieldHint id={id}>{hint}</FieldHint> : null}
      {error ? <FieldError id={id}>{error}</FieldError> : null}
      <select
        {...{ id, name, defaultValue, required }}
        className="form-select"
        aria-invalid={error ? true : undefined}
        aria-describedby={getDescribedBy(id, { hint, error })}
        {...data}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
