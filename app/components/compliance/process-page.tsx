import type { ReactNode } from "react";
import { Words } from "#app/components/shell/worded.tsx";
import { Breadcrumb } from "#app/components/ui/breadcrumb.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { useLocale } from "#app/i18n/locale.tsx";
import type { Worded } from "#app/lib/bilingual.ts";

const segments = ["meetings", "documents", "compliance"] as const;

/** Around the pages on how a plan is made: its meetings, its documents and OGP's requirements, with the way from each to the others. */
export function ProcessPage({ plan, segment, title, lead, children }: { plan: { slug: string; title: Worded }; segment: (typeof segments)[number]; title: string; lead: string; children: ReactNode }) {
  const { locale, m } = useLocale();
  const words = m.compliance.nav;
  const path = `/${locale}/plans/${plan.slug}`;
  return (
    <>
      <PageHeading before={<Breadcrumb label={m.shell.breadcrumb} items={[{ text: m.shell.home, href: `/${locale}` }, { text: plan.title.text, href: path }, { text: words[segment] }]} />} kicker={<Words of={plan.title} />} title={title} lead={lead} />
      <nav aria-label={words.label} className="sp-process-nav">
        <ul className="sp-process-nav__list" role="list">{segments.map((each) => <li key={each}><a href={`${path}/${each}`} aria-current={each === segment ? "page" : undefined}>{words[each]}</a></li>)}</ul>
      </nav>
      {children}
    </>
  );
}
