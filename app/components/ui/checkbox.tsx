import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import type { DataAttributes } from "./data-attributes.ts";
import { getDescribedBy, getFieldId } from "./field-id.ts";
import { FieldError } from "./field-message.tsx";

export type CheckboxProps = {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  value?: string;
  defaultChecked?: boolean;
  required?: boolean;
  id?: string;
  data?: DataAttributes;
};

/** One yes or no. For several, put them in a Fieldset and give each its own id. */
export function Checkbox({ name, label, hint, error, value = "on", defaultChecked, required, data, ...rest }: CheckboxProps) {
  const id = rest.id ?? getFieldId(name);
  return (
    <div className={classNames("form-group sp-checkbox", Boolean(error) && "form-error")}>
      {error ? <FieldError id={id}>{error}</FieldError> : null}
      <div className="form-group-checkbox">
        <input
          type="checkbox"
          className="form-checkbox"
          {...{ id, name, value, defaultChecked, required }}
          aria-invalid={error ? true : undefined}
          aria-describedby={getDescribedBy(id, { hint, error })}
          {...data}
        />
        <label htmlFor={id}>{label}</label>
        {hint ? (
          <span className="form-hint" id={`${id}-hint`}>
            {hint}
          </span>
        ) : null}
      </div>
    </div>
  );
}
