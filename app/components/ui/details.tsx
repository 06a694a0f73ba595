import type { ReactNode } from "react";
import type { DataAttributes } from "./data-attributes.ts";

export type DetailsProps = {
  summary: ReactNode;
  children: ReactNode;
  open?: boolean;
  id?: string;
  data?: DataAttributes;
};

/** What only some want to read, behind a line that says what it is. */
export function Details({ summary, children, open, id, data }: DetailsProps) {
  return (
    <details className="sp-details" open={open} id={id} {...data}>
      <summary className="sp-details__summary">
        <span>{summary}</span>
      </summary>
      <div className="sp-details__body">{children}</div>
    </details>
  );
}
