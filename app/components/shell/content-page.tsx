import type { ReactNode } from "react";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { useLocale } from "#app/i18n/locale.tsx";
import type { Messages } from "#app/i18n/messages.ts";

/** A page about the site itself; `children` stand at its end. */
export function ContentPage({ name, children }: { name: Exclude<keyof Messages["content"], "demoMail">; children?: ReactNode }) {
  const { title, lead, sections } = useLocale().m.content[name];
  return (
    <div className="sp-measure">
      <PageHeading title={title} lead={lead} />
      {sections.map(({ heading, paragraphs }) => <section key={heading}><h2>{heading}</h2>{paragraphs.map((text) => <p key={text}>{text}</p>)}</section>)}
      {children}
    </div>
  );
}
