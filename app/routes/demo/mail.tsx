import { useLoaderData } from "@remix-run/react";
import { titled } from "#app/components/shell/document-head.ts";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { When } from "#app/components/shell/when.tsx";
import { notFound } from "#app/domain/errors.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { listDemoMail } from "#app/server/mail.ts";
import { page } from "#app/server/route.server.ts";
import type { Locale } from "#db/values.ts";

/** All mail that a demonstration would have sent, for everybody to read. There is no such page in production. */
export const loader = page({ access: "public" }, async ({ platform }) => {
  if (platform.env.SAMPLAN_MODE !== "demo") throw notFound();
  return { mails: await listDemoMail(platform.env) };
});

export const meta = titled((m) => m.content.demoMail.title);

export default function DemoMail() {
  const { mails } = useLoaderData<typeof loader>();
  const { locale, m } = useLocale();
  const { demoMail } = m.content;
  return (
    <div className="sp-measure">
      <PageHeading title={demoMail.title} lead={demoMail.lead} />
      {mails.length === 0 ? <EmptyState heading={demoMail.none} text={demoMail.noneText} /> : null}
      {mails.map((mail) => (
        <article className="sp-card" key={mail.id}>
          <h2 className="sp-card__title" lang={langOf(mail.text, locale)}>{mail.subject}</h2>
          <p className="sp-card__kicker">{mail.to} · <When at={new Date(mail.at)} /></p>
          <div className="sp-prose" lang={langOf(mail.text, locale)}><Linked text={mail.text} /></div>
        </article>
      ))}
    </div>
  );
}

/** The language of a mail where it is not the page's: that of the page that its own link, the last one, leads to. */
function langOf(text: string, locale: Locale): string | undefined {
  const lang = [...text.matchAll(/https?:\/\/[^/\s]+\/(da|en)\//g)].at(-1)?.[1];
  return lang === locale ? undefined : lang;
}

/** A text with its addresses as links. */
function Linked({ text }: { text: string }) {
  return <>{text.split(/(https?:\/\/\S+)/).map((part, index) => (index % 2 === 1 ? <a key={index} href={part}>{part}</a> : part))}</>;
}
