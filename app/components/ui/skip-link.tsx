import type { ReactNode } from "react";

export type SkipLinkProps = {
  /** The id of the page's `<main>`; it needs tabindex -1. */
  target?: string;
  children: ReactNode;
};

/** The first link of every page. */
export function SkipLink({ target = "main-content", children }: SkipLinkProps) {
  return (
    <a className="skipnav" href={`#${target}`}>
      {children}
    </a>
  );
}
