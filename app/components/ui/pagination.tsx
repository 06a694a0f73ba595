import type { ReactNode } from "react";
import { Icon } from "./icon.tsx";

export type PaginationProps = {
  /** The name of this navigation for screen readers. */
  label: string;
  previous?: { href: string; text: string } | null;
  next?: { href: string; text: string } | null;
  /** Between the two: "1-20 af 312". */
  children?: ReactNode;
};

/** To the page before and the page after; lists page by key, so there are no page numbers. */
export function Pagination({ label, previous, next, children }: PaginationProps) {
  if (!previous && !next) {
    return null;
  }
  return (
    <nav className="sp-pages" aria-label={label}>
      {previous ? (
        <a className="button button-secondary" href={previous.href} rel="prev">
          <Icon name="arrow-left" />
          <span>{previous.text}</span>
        </a>
      ) : (
        <span />
      )}
      <span className="sp-pages__label">{children}</span>
      {next ? (
        <a className="button button-secondary" href={next.href} rel="next">
          <span>{next.text}</span>
          <Icon name="arrow-right" />
        </a>
      ) : (
        <span />
      )}
    </nav>
  );
}
