import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { ProposalText } from "#app/components/proposals/proposal-text.tsx";
import { Difference } from "#app/components/versions/difference.tsx";
import { VersionFacts } from "#app/components/versions/version-lines.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { useLangOf } from "#app/components/shell/text-of-people.tsx";
import { BackLink } from "#app/components/ui/back-link.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { Select } from "#app/components/ui/select.tsx";
import { getVersion } from "#app/domain/versions/get-versions.server.ts";
import { versionNumber } from "#app/domain/versions/schema.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { page } from "#app/server/route.server.ts";

const params = z.object({ reference: z.string().max(40), number: z.string().regex(/^\d{1,6}$/).transform(Number).pipe(z.int().min(1)) });
const query = z.object({ from: versionNumber.optional().catch(undefined) });

export const loader = page({ access: "public", forEveryone: true, params, query }, async ({ ctx, params, query }) => getVersion(ctx, params.reference, params.number, query.from));

export const meta = titled<Awaited<ReturnType<typeof loader>>>((m, { proposal, version }) => `${m.versions.one.title(version.line.number)}: ${proposal.reference}`);

export default function Version() {
  const { proposal, version, versions } = useLoaderData<typeof loader>();
  const { locale, m } = useLocale();
  const { one, list } = m.versions;
  const { line, text } = version;
  const lang = useLangOf(text.language);
  const path = `/${locale}/proposals/${proposal.reference}/versions`;
  const others = versions.filter(({ number }) => number !== line.number);
  return (
    <div className="sp-measure">
      <PageHeading
        before={<BackLink href={path}>{list.all}</BackLink>}
        kicker={<><a href={`/${locale}/proposals/${proposal.reference}`}>{proposal.reference}</a></>}
        title={one.title(line.number)}
        after={<VersionFacts line={line} />}
      />
      {others.length > 0 ? (
        <form method="get" action={`${path}/${line.number}`} className="sp-choose-version sp-no-print">
          <Select name="from" label={one.compare} defaultValue={version.from ? String(version.from.number) : undefined} options={others.map(({ number }) => ({ value: String(number), label: list.version(number) }))} />
          <Button kind="secondary">{one.compareSend}</Button>
        </form>
      ) : null}
      <Difference version={version} />
      <article className="sp-document">
        <h2 id="whole">{one.whole}</h2>
        <p lang={lang} dir="auto"><strong>{text.title}</strong></p>
        <ProposalText text={text} language={text.language} level={3} />
      </article>
      {others.length > 0 ? (
        <nav aria-label={list.title} className="sp-cluster sp-cluster--between sp-no-print">
          {line.number > 1 ? <a className="sp-edited__link" href={`${path}/${line.number - 1}`}>{one.previous}</a> : <span />}
          {line.isCurrent ? null : <a className="sp-edited__link" href={`${path}/${line.number + 1}`}>{one.next}</a>}
        </nav>
      ) : null}
    </div>
  );
}
