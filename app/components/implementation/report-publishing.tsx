import type { ReactNode } from "react";
import type { ActAgain } from "#app/components/desk/act-again.ts";
import { PublicationCard } from "#app/components/publications/publication-card.tsx";
import { PublishForm } from "#app/components/publications/publish-form.tsx";
import { Words } from "#app/components/shell/worded.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { getFieldId } from "#app/components/ui/field-id.ts";
import type { ReportPage } from "#app/domain/implementation/get-report-page.server.ts";
import type { ReportMissing } from "#app/domain/publications/gate.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { inLocale } from "#app/lib/bilingual.ts";

/** What the report lacks, the way to publishing it, and the versions that were. */
export function ReportChecks({ view, action }: { view: ReportPage; action: string }) {
  const { m } = useLocale();
  const words = m.implementation.report;
  const { plan, missing, publications } = view;
  return (
    <>
      {plan.state === "published" ? (
        <section className="sp-section sp-measure" aria-labelledby="checks">
          <h2 id="checks">{words.checks}</h2>
          {missing.length === 0 ? <Alert kind="success" heading={words.ready} headingLevel={3}><p>{words.readyText}</p></Alert> : <ul className="sp-stack" role="list">{missing.map((each) => <li className="sp-box" key={each.key}><MissingItem slug={plan.slug} missing={each} /></li>)}</ul>}
          <p>{words.publishFromPreview}</p>
          <p><Button href={`${action}/preview`} kind="secondary">{words.preview}</Button></p>
        </section>
      ) : null}
      {publications.length > 0 ? <section className="sp-section sp-measure" aria-labelledby="versions"><h2 id="versions">{words.versions}</h2><ul className="sp-stack" role="list">{publications.map((each) => <li key={each.id}><PublicationCard planSlug={plan.slug} publication={each} headingLevel={3} /></li>)}</ul></section> : null}
    </>
  );
}

/** The form that publishes the report as it stands above it. */
export function ReportPublishing({ view, action, again, isHeld }: { view: Pick<ReportPage, "plan" | "of">; action: string; again: ActAgain | undefined; isHeld: boolean }) {
  const { m } = useLocale();
  const words = m.implementation.report;
  return (
    <section className="sp-section sp-measure" aria-labelledby="publish">
      <h2 id="publish">{words.publishTitle}</h2>
      <p>{words.publishText}</p>
      {view.of.isLacking ? <Alert kind="warning" heading={m.publications.admin.lacking} headingLevel={null}><p>{words.overridable}</p></Alert> : null}
      <PublishForm kind="report" of={view.of} action={action} bothLanguages={view.plan.bothLanguages} again={again} isHeld={isHeld} />
    </section>
  );
}

function MissingItem({ slug, missing }: { slug: string; missing: ReportMissing }) {
  const { locale, m } = useLocale();
  const words = m.implementation.report;
  const text = <p><strong>{words.missing[missing.key]}</strong></p>;
  const list = (items: { key: string; href: string; text: ReactNode }[]) => <>{text}<ul>{items.map(({ key, href, text: of }) => <li key={key}><a href={href}>{of}</a></li>)}</ul></>;
  switch (missing.key) {
    case "not_adopted": return text;
    case "report_texts": return list(missing.texts.map(({ part, locale: language }) => ({ key: `${part}.${language}`, href: `#${getFieldId(`part.${part}.${language}`)}`, text: words.inLanguage(words.parts[part] ?? part, words.languages[language]) })));
    case "report_initiatives": return list(missing.texts.map(({ reference, locale: language }) => ({ key: `${reference}.${language}`, href: `#${getFieldId(`initiative.${reference}.${language}`)}`, text: words.inLanguage(reference, words.languages[language]) })));
    case "unreported": return list(missing.milestones.map(({ reference, number, title }) => ({ key: `${reference}.${number}`, href: `/${locale}/desk/${slug}/initiatives/${reference}/progress`, text: <>{reference}, {m.implementation.milestone(number)}: <Words of={inLocale(title, locale)} /></> })));
  }
}
