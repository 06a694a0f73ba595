import type { ReactNode } from "react";
import { FormattedText } from "#app/components/shell/formatted-text.tsx";
import { Words } from "#app/components/shell/worded.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import type { ContentView } from "#app/domain/content/queries.server.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";

/** A page about the platform, as its coordinators wrote it; `children` stand at its end. */
export function ContentPage({ content: { page, title, lang, parts, number, changedAt }, children }: { content: ContentView; children?: ReactNode }) {
  const { locale, m } = useLocale();
  const { history } = m.content;
  return (
    <div className="sp-measure">
      <PageHeading title={<Words of={title} />} />
      {parts.lead ? <FormattedText text={parts.lead} language={lang} /> : null}
      {parts.sections.map(({ heading, text }, index) => <section key={index}><h2 lang={lang === locale ? undefined : lang}>{heading}</h2><FormattedText text={text} language={lang} /></section>)}
      {children}
      {changedAt ? <p className="sp-small sp-muted"><a href={`/${locale}/content/${page}/versions`}>{history.link(number, format.date(locale, changedAt))}</a></p> : null}
    </div>
  );
}
