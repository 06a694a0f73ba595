import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { VersionFacts } from "#app/components/versions/version-lines.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { useLangOf } from "#app/components/shell/text-of-people.tsx";
import { BackLink } from "#app/components/ui/back-link.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { notFound } from "#app/domain/errors.ts";
import { getVersions } from "#app/domain/versions/get-versions.server.ts";
import { keepSupport } from "#app/domain/versions/keep-support.server.ts";
import { versionNumber } from "#app/domain/versions/schema.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { form, page } from "#app/server/route.server.ts";

const params = z.object({ reference: z.string().max(40) });

export const loader = page({ access: "public", forEveryone: true, params }, async ({ ctx, params }) => getVersions(ctx, params.reference));

/** Who supports the proposal says that they still do, having seen what it has become. Where support is closed, its page says so. */
export const action = form({ access: "participant", params }, async ({ ctx, params, fields }) => {
  const seen = versionNumber.safeParse(fields.seen);
  if (fields.intent !== "keep-support" || !seen.success) throw notFound();
  await keepSupport(ctx, params.reference, seen.data);
  throw redirect(`/${ctx.locale}/proposals/${params.reference}#support`, 303);
});

export const meta = titled<Awaited<ReturnType<typeof loader>>>((m, { proposal }) => `${m.versions.list.title}: ${proposal.reference}`);

export default function Versions() {
  const { proposal, versions } = useLoaderData<typeof loader>();
  const { locale, m } = useLocale();
  const words = m.versions.list;
  const lang = useLangOf(proposal.language);
  const path = `/${locale}/proposals/${proposal.reference}`;
  return (
    <div className="sp-measure">
      <PageHeading before={<BackLink href={path}>{words.back}</BackLink>} kicker={proposal.reference} title={words.title} after={<p lang={lang} dir="auto">{proposal.title}</p>} />
      <p>{words.lead(versions.length)}</p>
      <ol className="sp-list" role="list">
        {versions.map((line) => (
          <li className="sp-list__row" key={line.number}>
            <div>
              <h2 className="sp-list__title"><a href={`${path}/versions/${line.number}`}>{words.version(line.number)}</a></h2>
              <VersionFacts line={line} />
            </div>
          </li>
        ))}
      </ol>
    </div>
  );
}
