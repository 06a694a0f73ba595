import type { ReactNode } from "react";

export type FooterProps = {
  columns: readonly { heading: string; links: readonly { href: string; text: string }[] }[];
  /** Who is responsible, the version. */
  children?: ReactNode;
};

/** The foot of every page. */
export function Footer({ columns, children }: FooterProps) {
  return (
    <footer className="sp-footer">
      <div className="sp-page">
        <div className="sp-footer__columns">
          {columns.map((column) => (
            <div key={column.heading}>
              <h2 className="sp-footer__heading">{column.heading}</h2>
              <ul className="sp-footer__links" role="list">
                {column.links.map((link) => (
                  <li key={link.href}>
                    <a href={link.href}>{link.text}</a>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </div>
        {children ? <div className="sp-footer__end">{children}</div> : null}
      </div>
    </footer>
  );
}
