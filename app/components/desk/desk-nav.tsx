import { useLocale } from "#app/i18n/locale.tsx";

/** The ways from the desk's list to what is beside it: one line each. */
export function DeskNav({ planSlug }: { planSlug: string }) {
  const { locale, m } = useLocale();
  const path = `/${locale}/desk/${planSlug}`;
  const links = [
    { href: "answers", text: m.answers.list.title },
    { href: "assessments", text: m.assessment.list.nav },
    { href: "board", text: m.board.title },
    { href: "initiatives", text: m.initiativeDesk.list.title },
    { href: "draft-comments", text: m.initiativeComments.desk.title },
    { href: "progress", text: m.implementation.desk.title },
    { href: "duplicates", text: m.merging.duplicates.nav },
    { href: "decisions", text: m.moderation.decisions.title },
    { href: "bulk/jobs", text: m.bulk.title },
    { href: "figures", text: m.figures.title },
    { href: "templates", text: m.answers.templates.title },
    { href: "settings", text: m.deskSettings.title },
  ];
  return (
    <nav aria-label={m.inbox.otherPages} className="sp-desk__nav">
      <ul className="sp-inline-list" role="list">{links.map(({ href, text }) => <li key={href}><a href={`${path}/${href}`}>{text}</a></li>)}</ul>
    </nav>
  );
}
