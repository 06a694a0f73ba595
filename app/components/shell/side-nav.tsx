import { useLocation, useRouteLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { useLocale } from "#app/i18n/locale.tsx";
import type { Shell } from "#app/server/shell.server.ts";
import { DeletionNotice } from "./deletion-notice.tsx";

/** `also`: the addresses of pages that belong to it and lie elsewhere. */
type Place = { path: string; text: string; also?: readonly string[] };

/** A page that is one of several about the same thing, with the way to the others beside it (above it on a phone). */
function WithSideNav({ label, places, children }: { label: string; places: readonly Place[]; children: ReactNode }) {
  const { locale } = useLocale();
  const { pathname } = useLocation();
  const here = pathname.slice(`/${locale}`.length);
  // The longest that the address begins with: /account is not the place of /account/data.
  const lengthOf = ({ path, also = [] }: Place) => Math.max(...[path, ...also].map((each) => (here === each || here.startsWith(`${each}/`) ? each.length : 0)));
  const current = places.filter((place) => lengthOf(place) > 0).sort((a, b) => lengthOf(b) - lengthOf(a))[0];
  return (
    <div className="sp-with-side">
      <nav className="sp-side-nav" aria-label={label}>
        <ul className="sp-side-nav__list" role="list">{places.map((place) => <li key={place.path}><a href={`/${locale}${place.path}`} aria-current={place === current ? (here === place.path ? "page" : "true") : undefined}>{place.text}</a></li>)}</ul>
      </nav>
      <div className="sp-with-side__page">{children}</div>
    </div>
  );
}

/** Around every page of one's own account. */
export function AccountPage({ children }: { children: ReactNode }) {
  const { settings: { nav }, following } = useLocale().m;
  const places = [
    { path: "/account", text: nav.proposals }, { path: "/account/news", text: following.nav.news }, { path: "/account/following", text: following.nav.following }, { path: "/account/organisations", text: nav.organisations }, { path: "/account/profile", text: nav.profile },
    { path: "/account/security", text: nav.security, also: ["/account/identities", "/account/email", "/account/password", "/account/second-factor"] }, { path: "/account/notifications", text: nav.notifications }, { path: "/account/data", text: nav.data, also: ["/account/delete"] },
  ];
  return <WithSideNav label={nav.label} places={places}><DeletionNotice />{children}</WithSideNav>;
}

/** Around every page of the administration. A plan's coordinator has to do with their plans and people alone. */
export function AdminPage({ children }: { children: ReactNode }) {
  const { admin: { nav }, following, audit, planAdmin } = useLocale().m;
  const person = useRouteLoaderData<Shell>("root")?.person;
  const ofPlatform = person?.coordinates === "platform";
  return <WithSideNav label={nav.label} places={[{ path: "/admin/plans", text: planAdmin.nav }, { path: "/admin/people", text: nav.people }, ...(ofPlatform ? [{ path: "/admin/organisations", text: nav.organisations }, { path: "/admin/content", text: nav.content }] : []), ...(person?.administers ? [{ path: "/admin/mail", text: following.mail.nav }] : []), { path: "/admin/audit", text: audit.nav }]}>{children}</WithSideNav>;
}
