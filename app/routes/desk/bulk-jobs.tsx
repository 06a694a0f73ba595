import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { jobTitle } from "#app/components/desk/bulk-report.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { When } from "#app/components/shell/when.tsx";
import { Words } from "#app/components/shell/worded.tsx";
import { BackLink } from "#app/components/ui/back-link.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { Pagination } from "#app/components/ui/pagination.tsx";
import { Table } from "#app/components/ui/table.tsx";
import { listJobs } from "#app/domain/bulk/get-job.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { withQuery } from "#app/lib/with-query.ts";
import { page } from "#app/server/route.server.ts";

/** The acts on many cases of a plan. */
export const loader = page({ access: "moderator", params: z.object({ plan: z.string() }), query: z.object({ cursor: z.string().max(200).optional().catch(undefined) }) }, async ({ ctx, params, query }) => listJobs(ctx, params.plan, query.cursor));

export const meta = titled((m) => m.bulk.title);

export default function BulkJobsPage() {
  const { plan, jobs, previous, next } = useLoaderData<typeof loader>();
  const { locale, m } = useLocale();
  const words = m.bulk.jobs;
  const path = `/${locale}/desk/${plan.slug}`;
  const list = (cursor: string) => withQuery(`${path}/bulk/jobs`, { cursor });
  return (
    <>
      <BackLink href={path}>{m.desk.title}</BackLink>
      <PageHeading title={m.bulk.title} lead={<Words of={plan.title} />} />
      {jobs.length === 0 ? <EmptyState heading={words.none} text={words.noneText} /> : (
        <Table id="jobs" caption={m.bulk.title} hideCaption
          columns={[{ key: "what", header: words.columns.what }, { key: "state", header: words.columns.state }, { key: "by", header: words.columns.by }, { key: "at", header: words.columns.at }]}
          rows={jobs.map((job) => ({ key: job.id, cells: { what: <a href={`${path}/bulk/${job.id}`}>{jobTitle(m, job)}</a>, state: m.bulk.job.states[job.state], by: job.orderedBy ?? "–", at: <When at={job.createdAt} withTime /> } }))} />
      )}
      <Pagination label={m.shell.pages} previous={previous ? { href: list(previous), text: m.shell.previous } : null} next={next ? { href: list(next), text: m.shell.next } : null} />
    </>
  );
}
