import type { ReactNode } from "react";
import { Footer } from "#app/components/ui/footer.tsx";
import { Header } from "#app/components/ui/header.tsx";
import { Kept } from "#app/components/ui/kept.tsx";
import { SkipLink } from "#app/components/ui/skip-link.tsx";
import { VisuallyHidden } from "#app/components/ui/visually-hidden.tsx";
import { useLocale } from "#app/i18n/locale.tsx";
import type { Shell } from "#app/server/shell.server.ts";

/** What the head and the foot of a page say of where one is and who one is: all that `Shell` holds but the times and the account's key. */
type Surroundings = Omit<Shell, "now" | "deletionDueAt" | "accountKey">;

/** What stands around every page: skip link, header, footer, and in demo mode the banner that says so. */
export function PageShell({ shell, children }: { shell: Shell; children: ReactNode }) {
  const { person, isDemo, pathname, search } = shell;
  // The home page sets its own width; the desk takes all the room there is.
  const isHome = /^\/(da|en)\/?$/.test(pathname);
  const isDesk = /^\/(da|en)\/desk\/./.test(pathname);
  return (
    <>
      {/* Searches and links of mails are each another address: keeping those would push out what is the same for many. */}
      {search ? <div><PageHead person={person} isDemo={isDemo} pathname={pathname} search={search} /></div> : <Kept as="div" of={PageHead} each={[{ person, isDemo, pathname, search }]} />}
      <main id="main-content" className={`sp-main${isHome ? " sp-main--flush" : ""}`} tabIndex={-1}>
        {isHome ? children : <div className={`sp-page${isDesk ? " sp-page--wide" : ""}`}>{children}</div>}
      </main>
      <Kept as="div" of={PageFoot} each={[{}]} />
    </>
  );
}

/** Above every page: who one is and where. It shows its properties alone. */
export function PageHead(shell: Surroundings) {
  const { locale, m } = useLocale();
  const { nav } = m.shell;
  const at = (path: string) => `/${locale}${path}`;
  const links = [
    { href: at("/plans"), text: nav.plans },
    { href: at("/proposals"), text: nav.proposals },
    { href: at("/initiatives"), text: nav.initiatives },
    { href: at("/outcome"), text: nav.outcome },
    { href: at("/about"), text: nav.about },
    ...(shell.person?.isStaff ? [{ href: at("/desk"), text: nav.desk }] : []),
    ...(shell.person?.coordinates ? [{ href: at("/admin"), text: nav.admin }] : []),
  ];
  // With the page to go back to after signing in. Only of an address of ours: a path such as //elsewhere.example would lead there.
  const inOther = (other: "da" | "en") => (/^\/(da|en)(\/|$)/.test(shell.pathname) ? `/${other}${shell.pathname.slice(3)}${shell.search.replace(/([?&]returnTo=(?:%2F|\/))(?:da|en)(?=%2F|%3F|%23|\/|&|$)/i, `$1${other}`)}` : `/${other}`);
  return (
    <>
      <SkipLink>{m.shell.skip}</SkipLink>
      {shell.isDemo ? (
        <aside className="sp-demo-banner" aria-label={m.plans.demo}><div className="sp-page"><p>{m.shell.demoBanner} <a href={at("/demo/mail")}>{m.shell.demoMail}</a></p></div></aside>
      ) : null}
      <Header
        name={m.shell.name} homeHref={at("")} service={m.shell.service}
        nav={links.map((link) => ({ ...link, current: isCurrent(shell.pathname, link.href) }))}
        languages={[{ href: inOther("da"), text: "Dansk", lang: "da", current: locale === "da" }, { href: inOther("en"), text: "English", lang: "en", current: locale === "en" }]}
        account={<AccountLinks shell={shell} />}
        labels={{ nav: m.shell.mainMenu, languages: m.shell.languageSwitch, menu: m.shell.menu }}
      />
    </>
  );
}

function PageFoot() {
  const { locale, m } = useLocale();
  const { footer } = m.shell;
  const at = (path: string) => `/${locale}${path}`;
  return <Footer columns={[{ heading: footer.label, links: [{ href: at("/about"), text: footer.about }, { href: at("/about/open-government"), text: footer.openGovernment }, { href: at("/rules"), text: footer.rules }, { href: at("/privacy"), text: footer.privacy }, { href: at("/accessibility"), text: footer.accessibility }] }]} />;
}

function isCurrent(pathname: string, href: string) {
  // The desk and the administration have plans and initiatives in their addresses too.
  const isPublic = !/^\/(da|en)\/(desk|admin|account)\//.test(pathname);
  if (href.endsWith("/proposals")) return isPublic && /\/(plans\/[^/]+\/)?proposals/.test(pathname);
  if (href.endsWith("/initiatives")) return isPublic && /\/(plans\/[^/]+\/(initiatives|progress)|initiatives)/.test(pathname);
  if (href.endsWith("/plans")) return isPublic && /\/plans(\/[^/]+(\/themes\/[^/]+)?)?$/.test(pathname);
  return pathname === href || pathname.startsWith(`${href}/`);
}

function AccountLinks({ shell }: { shell: Surroundings }) {
  const { locale, m } = useLocale();
  if (shell.person) {
    return (
      <>
        <a href={`/${locale}/account/news`}>{m.following.headerNews(shell.person.unread)}<VisuallyHidden>{m.following.headerNewsLabel(shell.person.unread)}</VisuallyHidden></a>
        <a href={`/${locale}/account`} title={m.shell.signedInAs(shell.person.name)}>{m.shell.account}</a>
        <a href={`/${locale}/sign-out`}>{m.shell.signOut}</a>
      </>
    );
  }
  const back = shell.pathname.includes("/sign-") ? "" : `?returnTo=${encodeURIComponent(shell.pathname + shell.search)}`;
  return (
    <>
      <a href={`/${locale}/sign-in${back}`}>{m.shell.signIn}</a>
      <a href={`/${locale}/sign-up${back}`}>{m.shell.signUp}</a>
    </>
  );
}
