import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { DeleteRecord } from "#app/components/compliance/record-form.tsx";
import { MeetingForm } from "#app/components/compliance/meeting-form.tsx";
import { PlanPage } from "#app/components/plan-admin/plan-page.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { attachmentLimits } from "#app/domain/attachments/rules.ts";
import { getMeeting } from "#app/domain/meetings/list-meetings.server.ts";
import { meetingInput } from "#app/domain/meetings/schema.ts";
import { deleteMeeting, removeMeetingFile, saveMeeting } from "#app/domain/meetings/save-meeting.server.ts";
import { manageOne } from "#app/domain/plan-records/managed.server.ts";
import { done } from "#app/domain/result.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { inLocale } from "#app/lib/bilingual.ts";
import { newId } from "#app/lib/id.ts";
import { form, page } from "#app/server/route.server.ts";
import { actOnRecord, heldAgain, recordParam } from "./act-on-record.server.ts";

const params = z.object({ plan: z.string().max(80), record: recordParam });
const found = { get: getMeeting, addedAt: (record: Awaited<ReturnType<typeof getMeeting>>) => record.createdAt };

export const loader = page({ access: "coordinator", params }, async ({ ctx, params, held }) => ({ ...(await manageOne(ctx, params.plan, params.record, found)), id: params.record ?? newId(), held: heldAgain(held) }));

export const action = form({ access: "coordinator", params, files: attachmentLimits }, async ({ ctx, params, fields, files }) => {
  // Whoever coordinates another plan is told nothing about this one's form.
  const { plan } = await manageOne(ctx, params.plan, params.record, found);
  return actOnRecord(`/${ctx.locale}/admin/plans/${params.plan}/meetings`, params.record, { fields, files }, {
    input: meetingInput,
    read: (id) => getMeeting(ctx, plan.id, id),
    save: (id, input) => saveMeeting(ctx, params.plan, id, input, files),
    remove: (id, version) => deleteMeeting(ctx, params.plan, id, version),
    removeFile: async (id, attachmentId) => { await removeMeetingFile(ctx, params.plan, id, attachmentId); return done(null); },
  });
});

export const meta = titled<Awaited<ReturnType<typeof loader>>>((m, { plan, record }) => `${record ? m.compliance.admin.meetings.edit(record.title.da) : m.compliance.admin.meetings.add} – ${plan.title.da}`);

export default function EditMeeting() {
  const { plan, record: loaded, isDeletable, id: made, held } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const { locale, m } = useLocale();
  const { admin } = m.compliance;
  const words = admin.meetings;
  const again = answered?.again ?? held;
  // Saved without all its files, or there already: from then on it is that record.
  const record = answered?.record ?? loaded;
  const id = answered?.id ?? made;
  const list = `/${locale}/admin/plans/${plan.slug}/meetings`;
  const path = `${list}/${record ? id : "new"}`;
  return (
    <PlanPage plan={plan} title={record ? words.edit(inLocale(record.title, locale).text) : words.add} lead={plan.state === "draft" ? admin.ofDraft : admin.publicNow} back={{ path: "/meetings", text: words.title }} isHeld={held !== undefined && !answered}>
      {plan.state === "closed" ? null : <MeetingForm path={path} id={id} meeting={record} again={again?.errors.delete ? undefined : again} />}
      {record && (isDeletable || again?.errors.delete) ? <DeleteRecord path={path} version={record.version} problem={again?.errors.delete} /> : null}
    </PlanPage>
  );
}
