import type { ReactNode } from "react";
import { Icon } from "./icon.tsx";

/** The hint under a label or legend. */
export function FieldHint({ id, children }: { id: string; children: ReactNode }) {
  return (
    <span className="form-hint" id={`${id}-hint`}>
      {children}
    </span>
  );
}

/** The error under a label or legend; `data-field-error` lets a script find it. */
export function FieldError({ id, children }: { id: string; children: ReactNode }) {
  return (
    <span className="form-error-message sp-field-error" id={`${id}-error`} data-field-error="">
      <Icon name="error" />
      <span>{children}</span>
    </span>
  );
}
