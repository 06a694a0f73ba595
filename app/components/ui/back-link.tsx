import type { ReactNode } from "react";
import { Icon } from "./icon.tsx";

export type BackLinkProps = { href: string; children: ReactNode };

/** One step up or back. */
export function BackLink({ href, children }: BackLinkProps) {
  return (
    <a className="sp-back" href={href}>
      <Icon name="arrow-left" />
      <span>{children}</span>
    </a>
  );
}
