import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { getDescribedBy } from "./field-id.ts";
import { FieldError, FieldHint } from "./field-message.tsx";

export type FieldsetProps = {
  /** The id of the group's first control; hint and error get theirs from it. */
  id: string;
  legend: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  mark?: string;
  /** The legend is kept for screen readers only. */
  hideLegend?: boolean;
  className?: string;
  children: ReactNode;
};

/** A group of controls under one question. */
export function Fieldset({ id, legend, hint, error, mark, hideLegend, className, children }: FieldsetProps) {
  return (
    <div className={classNames("form-group", Boolean(error) && "form-error", className)}>
      <fieldset aria-describedby={getDescribedBy(id, { hint, error })}>
        <legend className={hideLegend ? "sr-only" : "form-label"}>
          {legend}
          {mark ? <span className="weight-normal"> {mark}</span> : null}
        </legend>
        {hint ? <FieldHint id={id}>{hint}</FieldHint> : null}
        {error ? <FieldError id={id}>{error}</FieldError> : null}
        {children}
      </fieldset>
    </div>
  );
}
