import type { PlanOverview } from "#app/domain/plan-admin/get-plan-overview.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";

/** The parts of a plan with the way to each, and where it stands. */
export function PlanPlaces({ overview: { plan, phases, counts } }: { overview: PlanOverview }) {
  const { locale, m } = useLocale();
  const words = m.planAdmin.parts;
  const admin = `/${locale}/admin/plans/${plan.slug}`;
  const isPublic = plan.state !== "draft";
  const places: { href: string; text: string; note?: string }[] = [
    { href: `${admin}/texts`, text: words.texts },
    { href: `${admin}/themes`, text: words.themes, note: words.themesCount(counts.themes) },
    { href: `${admin}/phases`, text: words.phases, note: words.phasesCount(phases.length) },
    { href: `${admin}/consulted`, text: words.consulted },
    // The desk and the public pages know a plan once it is announced.
    ...(isPublic ? [
      { href: `/${locale}/desk/${plan.slug}/initiatives`, text: words.initiatives, note: words.initiativesCount(counts.initiatives) },
      { href: `/${locale}/desk/${plan.slug}/settings`, text: words.settings },
      { href: `/${locale}/plans/${plan.slug}/outcome`, text: words.outcome },
    ] : []),
    { href: `${admin}/meetings`, text: m.compliance.admin.partMeetings },
    { href: `${admin}/outreach`, text: m.compliance.admin.partOutreach },
    { href: `${admin}/documents`, text: m.compliance.admin.partDocuments },
    { href: `${admin}/compliance`, text: m.compliance.admin.partRules },
    { href: `${admin}/publication`, text: words.publication },
    ...(plan.publishedOn ? [{ href: `/${locale}/desk/${plan.slug}/progress`, text: m.implementation.desk.title }, { href: `${admin}/report`, text: m.implementation.report.title }] : []),
  ];
  return (
    <ul className="sp-list" role="list">
      {places.map(({ href, text, note }) => (
        <li className="sp-list__row" key={href}>
          <div><h3 className="sp-list__title"><a href={href}>{text}</a></h3></div>
          {note ? <div className="sp-list__side"><span className="sp-small">{note}</span></div> : null}
        </li>
      ))}
    </ul>
  );
}
