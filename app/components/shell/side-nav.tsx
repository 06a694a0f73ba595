import { useLocation } from "@remix-run/react";
import type { ReactNode } from "react";
import { useLocale } from "#app/i18n/locale.tsx";

/** `also`: further pages that belong to the place, with addresses of their own. */
type Place = { path: string; text: string; also?: readonly string[] };

/** A page that is one of several about the same thing, with the way to the others beside it (above it on a phone). */
function WithSideNav({ label, places, children }: { label: string; places: readonly Place[]; children: ReactNode }) {
  const { locale } = useLocale();
  const { pathname } = useLocation();
  const here = pathname.slice(`/${locale}`.length);
  // The longest that the address begins with: /account is not the place of /account/data.
  const isIn = (path: string) => here === path || here.startsWith(`${path}/`);
  const current = places.find(({ also }) => also?.some(isIn)) ?? places.filter(({ path }) => isIn(path)).sort((a, b) => b.path.length - a.path.length)[0];
  return (
    <div className="sp-with-side">
      <nav className="sp-side-nav" aria-label={label}>
        <ul role="list">{places.map((place) => <li key={place.path}><a href={`/${locale}${place.path}`} aria-current={place === current ? (here === place.path ? "page" : "true") : undefined}>{place.text}</a></li>)}</ul>
      </nav>
      <div className="sp-with-side__page">{children}</div>
    </div>
  );
}

/** Around every page of one's own account. */
export function AccountPage({ children }: { children: ReactNode }) {
  const { nav } = useLocale().m.settings;
  const places = [
    { path: "/account", text: nav.proposals }, { path: "/account/organisations", text: nav.organisations }, { path: "/account/profile", text: nav.profile },
    { path: "/account/security", text: nav.security, also: ["/account/email", "/account/password", "/account/second-factor"] }, { path: "/account/notifications", text: nav.notifications }, { path: "/account/data", text: nav.data },
  ];
  return <WithSideNav label={nav.label} places={places}>{children}</WithSideNav>;
}

/** Around every page of the administration. */
export function AdminPage({ children }: { children: ReactNode }) {
  const { nav } = useLocale().m.admin;
  return <WithSideNav label={nav.label} places={[{ path: "/admin/people", text: nav.people }, { path: "/admin/organisations", text: nav.organisations }]}>{children}</WithSideNav>;
}
