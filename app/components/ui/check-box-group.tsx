import type { ReactNode } from "react";
import { getFieldId } from "./field-id.ts";
import { Fieldset } from "./fieldset.tsx";

export type CheckBoxGroupProps = {
  name: string;
  legend: ReactNode;
  options: readonly { value: string; label: ReactNode }[];
  values: readonly string[];
  hint?: ReactNode;
  error?: ReactNode;
  /** Of the first box; needed where two forms of a page ask the same. */
  id?: string;
};

/** Any number of a few choices. */
export function CheckBoxGroup({ name, legend, options, values, hint, error, id = getFieldId(name) }: CheckBoxGroupProps) {
  return (
    <Fieldset {...{ id, legend, hint, error }}>
      {options.map((option, index) => {
        const optionId = index === 0 ? id : `${id}-${option.value}`;
        return (
          <div className="form-group-checkbox" key={option.value}>
            <input type="checkbox" className="form-checkbox" id={optionId} name={name} value={option.value} defaultChecked={values.includes(option.value)} />
            <label htmlFor={optionId}>{option.label}</label>
          </div>
        );
      })}
    </Fieldset>
  );
}
