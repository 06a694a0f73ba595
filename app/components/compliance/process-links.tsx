import { useLocale } from "#app/i18n/locale.tsx";

/** The way from a plan to how it is made: its meetings, its documents, and OGP's requirements. */
export function ProcessLinks({ planSlug }: { planSlug: string }) {
  const { locale, m } = useLocale();
  const { nav, link } = m.compliance;
  const path = `/${locale}/plans/${planSlug}`;
  return (
    <section className="sp-section">
      <h2>{nav.label}</h2>
      <ul>
        <li><a href={`${path}/meetings`}>{nav.meetings}</a></li>
        <li><a href={`${path}/documents`}>{nav.documents}</a></li>
        <li><a href={`${path}/compliance`}>{link}</a></li>
      </ul>
    </section>
  );
}
