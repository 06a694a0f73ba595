import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { RecordList } from "#app/components/compliance/record-list.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { Tag } from "#app/components/ui/tag.tsx";
import { listMeetings } from "#app/domain/meetings/list-meetings.server.ts";
import { manageAll } from "#app/domain/plan-records/managed.server.ts";
import { dayOf } from "#app/lib/danish-day.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { page } from "#app/server/route.server.ts";
import { recordQuery } from "./act-on-record.server.ts";

export const loader = page({ access: "coordinator", params: z.object({ plan: z.string().max(80) }), query: recordQuery }, async ({ ctx, params, query }) => ({ ...(await manageAll(ctx, params.plan, listMeetings)), done: query.done }));

export const meta = titled<Awaited<ReturnType<typeof loader>>>((m, { plan }) => `${m.compliance.admin.meetings.title} – ${plan.title.da}`);

export default function ManagedMeetings() {
  const { plan, records, done } = useLoaderData<typeof loader>();
  const { m, now } = useLocale();
  const { admin, meetings } = m.compliance;
  const today = dayOf(now);
  return (
    <RecordList plan={plan} segment="meetings" words={admin.meetings} done={done} rows={records.toReversed().map(({ id, title, heldOn, kind, cancelledReason, minutesAt }) => ({
      id, title, day: heldOn, kind: meetings.kinds[kind],
      note: cancelledReason ? <Tag kind="neutral">{meetings.cancelled}</Tag> : heldOn <= today && minutesAt === null ? <Tag kind="warning">{admin.meetings.minutesMissing}</Tag> : null,
    }))} />
  );
}
