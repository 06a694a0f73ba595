import { useLocale } from "#app/i18n/locale.tsx";

/** The ways from the desk's list to what is beside it: one line each. */
export function DeskNav({ planSlug }: { planSlug: string }) {
  const { locale, m } = useLocale();
  const path = `/${locale}/desk/${planSlug}`;
  const links: { href: string; text: string }[] = [
    { href: "bulk/jobs", text: m.bulk.title },
  ];
  if (links.length === 0) return null;
  return (
    <nav aria-label={m.inbox.otherPages} className="sp-desk__nav">
      <ul className="sp-inline-list" role="list">{links.map(({ href, text }) => <li key={href}><a href={`${path}/${href}`}>{text}</a></li>)}</ul>
    </nav>
  );
}
