import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { TextDifference } from "#app/components/content/text-difference.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { When } from "#app/components/shell/when.tsx";
import { FormattedText } from "#app/components/shell/formatted-text.tsx";
import { BackLink } from "#app/components/ui/back-link.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { partsOf } from "#app/domain/content/content-text.ts";
import { getContentVersion } from "#app/domain/content/queries.server.ts";
import { mayWriteContent } from "#app/domain/content/write-content.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { inLocale } from "#app/lib/bilingual.ts";
import { foldSame, wordDiff } from "#app/lib/word-diff.ts";
import { page } from "#app/server/route.server.ts";
import { contentPages } from "#db/values.ts";

const params = z.object({ page: z.enum(contentPages), number: z.string().regex(/^\d{1,6}$/).transform(Number) });

/** A version of a page, with what it changed in the one before. */
export const loader = page({ access: "public", forEveryone: true, params }, async ({ ctx, params }) => {
  const { title, body, ...version } = await getContentVersion(ctx, params.page, params.number);
  const words = inLocale(body, ctx.locale);
  const before = params.number === 0 ? null : (await getContentVersion(ctx, params.page, params.number - 1)).body[words.lang];
  const stretches = before === null ? null : wordDiff(before, words.text);
  return { version, title: inLocale(title, ctx.locale), lang: words.lang, parts: partsOf(words.text), change: before === null ? null : stretches ? { stretches: foldSame(stretches) } : { before, after: words.text }, mayWrite: mayWriteContent(ctx.actor) };
});

export const meta = titled<Awaited<ReturnType<typeof loader>>>((m, { version, title }) => `${m.content.history.version(version.number)}: ${title.text}`);

export default function Version() {
  const { version, title, lang, parts, change, mayWrite } = useLoaderData<typeof loader>();
  const { locale, m } = useLocale();
  const words = m.content.history;
  const foreign = lang === locale ? undefined : lang;
  return (
    <div className="sp-measure">
      <PageHeading before={<BackLink href={`/${locale}/content/${version.page}/versions`}>{words.back}</BackLink>} kicker={<><span>{words.version(version.number)}</span>{version.changedAt ? <When at={version.changedAt} withTime /> : null}</>} title={<span lang={title.lang === locale ? undefined : title.lang}>{title.text}</span>} after={version.note ? <p dir="auto">{version.note}</p> : null} />
      {mayWrite ? <p><a href={`/${locale}/admin/content/${version.page}?from=${version.number}`}>{words.restore}</a></p> : null}
      {change ? <section aria-labelledby="difference"><h2 id="difference">{words.changes(version.number - 1)}</h2><TextDifference change={change} language={lang} /></section> : null}
      <article className="sp-document">
        {parts.lead ? <FormattedText text={parts.lead} language={lang} /> : null}
        {parts.sections.map(({ heading, text }, index) => <section key={index}><h2 lang={foreign}>{heading}</h2><FormattedText text={text} language={lang} /></section>)}
      </article>
    </div>
  );
}
