import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { ChosenTags } from "#app/components/proposals/chosen-tags.tsx";
import { ProposalFilters } from "#app/components/proposals/proposal-filters.tsx";
import { ProposalRows } from "#app/components/proposals/proposal-rows.tsx";
import { JustConfirmed } from "#app/components/shell/just-confirmed.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { withQuery } from "#app/lib/with-query.ts";
import { Alert } from "#app/components/ui/alert.tsx";
import { Breadcrumb } from "#app/components/ui/breadcrumb.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { Pagination } from "#app/components/ui/pagination.tsx";
import { isOpen } from "#app/domain/plans/phase.ts";
import { getListPage } from "#app/domain/proposals/get-list-page.server.ts";
import { proposalSorts } from "#app/domain/proposals/sorts.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { page } from "#app/server/route.server.ts";
import { ogpValues, participantTypes, policyAreas, proposalStatuses } from "#db/values.ts";

const query = z.object({
  q: z.string().trim().max(200).optional().catch(undefined),
  theme: z.string().max(60).optional().catch(undefined),
  type: z.enum(participantTypes).optional().catch(undefined),
  status: z.enum([...proposalStatuses, "answered"]).optional().catch(undefined),
  value: z.enum(ogpValues).optional().catch(undefined),
  area: z.enum(policyAreas).optional().catch(undefined),
  sort: z.enum(proposalSorts).optional().catch(undefined),
  cursor: z.string().max(200).optional().catch(undefined),
  done: z.literal("discarded").optional().catch(undefined),
});

export const loader = page({ access: "public", forEveryone: "signedInToo", params: z.object({ plan: z.string() }), query }, async ({ ctx, params, query }) => {
  const { q, cursor, done, ...filter } = query;
  const { plan, themes, list } = await getListPage(ctx, params.plan, { ...filter, text: q, cursor });
  return { plan, themes, list, done, filter: { q, ...filter } };
});

export const meta = titled<Awaited<ReturnType<typeof loader>>>((m, { plan }) => `${m.proposals.list.title}: ${plan.title.text}`);

export default function Proposals() {
  const { plan, themes, list, done, filter } = useLoaderData<typeof loader>();
  const { locale, m } = useLocale();
  const { list: words } = m.proposals;
  const path = `/${locale}/plans/${plan.slug}/proposals`;
  const byRelevance = filter.q && (filter.sort === undefined || filter.sort === "relevance");
  const collects = plan.phases.some((phase) => phase.kind === "collect");
  const open = isOpen(plan.phases, "collect", useLocale().now);
  const narrowed = Object.entries(filter).some(([name, value]) => name !== "sort" && value);
  const write = open ? <Button href={`${path}/new`}>{words.write}</Button> : undefined;
  const heading = <PageHeading before={<Breadcrumb label={m.shell.breadcrumb} items={[{ text: m.shell.home, href: `/${locale}` }, { text: plan.title.text, href: `/${locale}/plans/${plan.slug}` }, { text: words.title }]} />} title={words.title} />;
  if (!collects && !narrowed && list.total === 0) return <>{heading}<EmptyState heading={words.notHere} text={m.plans.noProposalsKnown} /></>;
  return (
    <>
      {heading}
      <JustConfirmed />
      {done ? <Alert kind="success" heading={m.proposals.write.discarded} role="status" focus /> : null}
      <ProposalFilters action={path} themes={themes} filter={filter} narrowed={narrowed} />
      <ChosenTags path={path} filter={filter} />
      <div className="sp-cluster sp-cluster--between"><p role="status"><strong>{words.count(list.total, list.moreThanCounted)}</strong>{byRelevance && list.total > 1 ? ` · ${words.sorts.relevance}` : null}</p>{write}</div>
      {list.rows.length > 0 ? <ProposalRows rows={list.rows} level={2} />
        : narrowed ? <EmptyState heading={words.none} text={words.noneText} action={<Button href={path} kind="secondary">{words.clear}</Button>} /> : <EmptyState heading={words.empty} text={words.emptyText} action={write} />}
      <Pagination label={m.shell.pages}
        previous={list.previous ? { href: withQuery(path, { ...filter, cursor: list.previous }), text: m.shell.previous } : null}
        next={list.next ? { href: withQuery(path, { ...filter, cursor: list.next }), text: m.shell.next } : null} />
    </>
  );
}
