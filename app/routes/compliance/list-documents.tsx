import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { RecordList } from "#app/components/compliance/record-list.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { Tag } from "#app/components/ui/tag.tsx";
import { manageAll } from "#app/domain/plan-records/managed.server.ts";
import { listDocuments } from "#app/domain/repository/list-documents.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { page } from "#app/server/route.server.ts";
import { recordQuery } from "./act-on-record.server.ts";

export const loader = page({ access: "coordinator", params: z.object({ plan: z.string().max(80) }), query: recordQuery }, async ({ ctx, params, query }) => ({ ...(await manageAll(ctx, params.plan, listDocuments)), done: query.done }));

export const meta = titled<Awaited<ReturnType<typeof loader>>>((m, { plan }) => `${m.compliance.admin.documents.title} – ${plan.title.da}`);

export default function ManagedDocuments() {
  const { plan, records, done } = useLoaderData<typeof loader>();
  const { admin, documents } = useLocale().m.compliance;
  return <RecordList plan={plan} segment="documents" words={admin.documents} done={done} rows={records.map(({ id, title, datedOn, kind, withdrawnAt }) => ({ id, title, day: datedOn, kind: documents.kinds[kind], note: withdrawnAt ? <Tag kind="neutral">{documents.withdrawn}</Tag> : null }))} />;
}
