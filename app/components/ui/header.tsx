import type { ReactNode } from "react";
import { Icon } from "./icon.tsx";

export type NavLink = { href: string; text: string; current?: boolean };
export type LanguageLink = { href: string; text: string; lang: string; current?: boolean };

export type HeaderProps = {
  /** Text beside the mark: "Samplan". */
  name: string;
  homeHref: string;
  /** What the service is, in a line. */
  service: string;
  nav: readonly NavLink[];
  languages: readonly LanguageLink[];
  /** Sign in, or the name of who is signed in. */
  account: ReactNode;
  labels: { nav: string; languages: string; menu: string };
};

/** The head of every page. On phones the links are in a `<details>`, so that they work without script. */
export function Header({ name, homeHref, service, nav, languages, account, labels }: HeaderProps) {
  const links = (
    <ul className="sp-nav__list" role="list">
      {nav.map((link) => (
        <li key={link.href}>
          <a href={link.href} aria-current={link.current ? "page" : undefined}>
            {link.text}
          </a>
        </li>
      ))}
    </ul>
  );
  const languageLinks = (
    <ul className="sp-languages" role="list" aria-label={labels.languages}>
      {languages.map((link) => (
        <li key={link.lang}>
          <a href={link.href} lang={link.lang} hrefLang={link.lang} aria-current={link.current ? "true" : undefined}>
            {link.text}
          </a>
        </li>
      ))}
    </ul>
  );
  return (
    <header className="sp-header">
      <div className="sp-page sp-header__top">
        <a className="sp-logo" href={homeHref}>
          <svg viewBox="0 0 32 32" width="32" height="32" aria-hidden="true" focusable="false">
            <rect className="sp-logo__ground" width="32" height="32" rx="3" />
            <path className="sp-logo__line" d="M8 10h16M8 16h11M8 22h7" />
          </svg>
          <span>{name}</span>
        </a>
        <p className="sp-header__service">{service}</p>
        <div className="sp-header__tools">
          {languageLinks}
          <div className="sp-header__account">{account}</div>
          <details className="sp-menu" data-menu="">
            <summary>
              <Icon name="menu" />
              <span>{labels.menu}</span>
            </summary>
            <nav className="sp-menu__panel" aria-label={labels.nav}>
              {links}
              <div className="sp-menu__account">{account}</div>
              {languageLinks}
            </nav>
          </details>
        </div>
      </div>
      <nav className="sp-nav" aria-label={labels.nav}>
        <div className="sp-page">{links}</div>
      </nav>
    </header>
  );
}
