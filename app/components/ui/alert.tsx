import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon.tsx";

export type AlertKind = "info" | "success" | "warning" | "error";

export type AlertProps = {
  kind: AlertKind;
  heading?: ReactNode;
  /** Null for a message above what has headings of its own: it would else be the heading of what follows. */
  headingLevel?: 2 | 3 | 4 | null;
  children?: ReactNode;
  /** `status` for what was just done, `alert` for what needs an answer now; none for what stands on the page anyway. */
  role?: "status" | "alert";
  /** Asks the script to move the focus here. */
  focus?: boolean;
  id?: string;
};

const ICONS: Record<AlertKind, IconName> = { info: "info", success: "check", warning: "warning", error: "error" };

/** A message about the page or about what was just done. */
export function Alert({ kind, heading, headingLevel = 2, children, role, focus, id }: AlertProps) {
  const Heading = headingLevel === null ? "p" : (`h${headingLevel}` as const);
  return (
    <div
      className={`alert alert-${kind}`}
      role={role}
      id={id}
      tabIndex={focus ? -1 : undefined}
      data-focus={focus ? "" : undefined}
    >
      <Icon name={ICONS[kind]} className="alert-icon" />
      <div className="alert-body">
        {heading ? <Heading className="alert-heading">{heading}</Heading> : null}
        {children ? <div className="alert-text">{children}</div> : null}
      </div>
    </div>
  );
}
