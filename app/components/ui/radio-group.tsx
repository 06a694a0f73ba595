import type { ReactNode } from "react";
import type { DataAttributes } from "./data-attributes.ts";
import { getFieldId } from "./field-id.ts";
import { Fieldset } from "./fieldset.tsx";

export type RadioOption = {
  value: string;
  label: ReactNode;
  hint?: ReactNode;
  disabled?: boolean;
  data?: DataAttributes;
};

export type RadioGroupProps = {
  name: string;
  legend: ReactNode;
  options: readonly RadioOption[];
  value?: string | null;
  hint?: ReactNode;
  error?: ReactNode;
  mark?: string;
  required?: boolean;
  hideLegend?: boolean;
  /** Beside one another where there is room; for short labels without hints. */
  inline?: boolean;
  id?: string;
};

/** One choice of several. The first option carries the group's id, so an error summary can link to it. */
export function RadioGroup(props: RadioGroupProps) {
  const { name, legend, options, value, hint, error, mark, required, hideLegend, inline } = props;
  const id = props.id ?? getFieldId(name);
  return (
    <Fieldset {...{ id, legend, hint, error, mark, hideLegend }} className={inline ? "sp-radios--inline" : undefined}>
      {options.map((option, index) => {
        const optionId = index === 0 ? id : `${id}-${option.value}`;
        return (
          <div className="form-group-radio" key={option.value}>
            <input
              type="radio"
              className="form-radio"
              id={optionId}
              name={name}
              value={option.value}
              defaultChecked={option.value === value}
              required={required}
              disabled={option.disabled}
              aria-describedby={option.hint ? `${optionId}-text` : undefined}
              {...option.data}
            />
            <label htmlFor={optionId}>{option.label}</label>
            {option.hint ? (
              <span className="form-hint" id={`${optionId}-text`}>
                {option.hint}
              </span>
            ) : null}
          </div>
        );
      })}
    </Fieldset>
  );
}
