import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { NamedProposalLink } from "#app/components/merging/named-proposal.tsx";
import { Speaker } from "#app/components/proposals/speaker.tsx";
import { StatusTag } from "#app/components/proposals/status-tag.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { PeoplesText } from "#app/components/shell/text-of-people.tsx";
import { BackLink } from "#app/components/ui/back-link.tsx";
import { Details } from "#app/components/ui/details.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { Pagination } from "#app/components/ui/pagination.tsx";
import { listDuplicates, type Cluster } from "#app/domain/merging/list-duplicates.server.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { withQuery } from "#app/lib/with-query.ts";
import { page } from "#app/server/route.server.ts";

export const loader = page({ access: "moderator", params: z.object({ plan: z.string() }), query: z.object({ cursor: z.string().max(200).optional().catch(undefined) }) }, async ({ ctx, params, query }) => listDuplicates(ctx, params.plan, query.cursor));

export const meta = titled((m) => m.merging.duplicates.title);

export default function DuplicatesPage() {
  const { plan, clusters, looked, from, to, previous, next } = useLoaderData<typeof loader>();
  const { locale, m } = useLocale();
  const words = m.merging.duplicates;
  const base = `/${locale}/desk/${plan.slug}`;
  const at = (cursor: string) => withQuery(`${base}/duplicates`, { cursor });
  return (
    <>
      <PageHeading before={<BackLink href={base}>{words.back}</BackLink>} title={words.title} lead={words.lead} />
      {from && to ? <p className="sp-muted">{words.looked(looked, format.date(locale, from), format.date(locale, to))}</p> : null}
      {clusters.length === 0 ? <EmptyState heading={looked === 0 ? words.empty : words.none} text={looked === 0 ? words.emptyText : words.noneText} /> : clusters.map((cluster) => <OneCluster key={cluster.members[0]!.reference} cluster={cluster} base={base} />)}
      <Pagination label={m.shell.pages} previous={previous ? { href: at(previous), text: m.shell.previous } : null} next={next ? { href: at(next), text: m.shell.next } : null} />
    </>
  );
}

function OneCluster({ cluster: { members, likeness, target }, base }: { cluster: Cluster; base: string }) {
  const { m } = useLocale();
  const words = m.merging.duplicates;
  return (
    <section className="sp-box">
      <h2 className="sp-box__heading">{words.likeness[likeness]}: {words.cluster(members.length)}</h2>
      <ul className="sp-parts" role="list">
        {members.map((each) => (
          <li key={each.reference}>
            <NamedProposalLink to={each} base={base} />
            <span className="sp-cluster sp-small"><StatusTag status={each.status} /><Speaker speaker={each.speaker} at={each.submittedAt} compact /><span>{m.proposals.list.supports(each.supportCount)}</span></span>
            <Details summary={`${words.text}: ${each.reference}`}><PeoplesText text={each.text} language={each.language} /></Details>
            {each.reference === target ? <strong className="sp-small">{words.suggested}</strong> : each.isOpen ? <a href={withQuery(`${base}/${each.reference}/merge`, { into: target })}>{words.mergeInto(each.reference, target)}</a> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
