import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { RecordList } from "#app/components/compliance/record-list.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { listOutreach } from "#app/domain/outreach/list-outreach.server.ts";
import { manageAll } from "#app/domain/plan-records/managed.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { page } from "#app/server/route.server.ts";
import { recordQuery } from "./act-on-record.server.ts";

export const loader = page({ access: "coordinator", params: z.object({ plan: z.string().max(80) }), query: recordQuery }, async ({ ctx, params, query }) => ({ ...(await manageAll(ctx, params.plan, listOutreach)), done: query.done }));

export const meta = titled<Awaited<ReturnType<typeof loader>>>((m, { plan }) => `${m.compliance.admin.outreach.title} – ${plan.title.da}`);

export default function ManagedOutreach() {
  const { plan, records, done } = useLoaderData<typeof loader>();
  const { admin, outreach } = useLocale().m.compliance;
  return <RecordList plan={plan} segment="outreach" words={admin.outreach} done={done} rows={records.toReversed().map(({ id, title, doneOn, kind }) => ({ id, title, day: doneOn, kind: outreach.kinds[kind] }))} />;
}
