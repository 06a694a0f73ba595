import { Fieldset } from "#app/components/ui/fieldset.tsx";
import { getFieldId } from "#app/components/ui/field-id.ts";
import { sectorField } from "#app/domain/meetings/schema.ts";
import type { MeetingView } from "#app/domain/meetings/list-meetings.server.ts";
import { recordLimits } from "#app/domain/plan-records/fields.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { meetingKinds, meetingSectors, type MeetingKind } from "#db/values.ts";
import { RecordForm, type RecordAgain } from "./record-form.tsx";

const limits = { title: recordLimits.title, place: recordLimits.place, agenda: recordLimits.text, minutes: recordLimits.text, cancelled: recordLimits.reason };

function valuesOf(meeting: MeetingView | null): Record<string, string> {
  const both = (name: string, text: { da: string; en: string } | null | undefined) => ({ [`${name}Da`]: text?.da ?? "", [`${name}En`]: text?.en ?? "" });
  return {
    kind: meeting?.kind ?? "", ...both("title", meeting?.title), heldOn: meeting?.heldOn ?? "", place: meeting?.place ?? "", ...both("agenda", meeting?.agenda), ...both("minutes", meeting?.minutes),
    ...Object.fromEntries(meetingSectors.map((sector) => [sectorField(sector), meeting?.attendance[sector]?.toString() ?? ""])), ...both("cancelled", meeting?.cancelledReason),
  };
}

/** A meeting in one form: what is said before it, and what came of it. */
export function MeetingForm({ path, id, meeting, again }: { path: string; id: string; meeting: MeetingView | null; again: RecordAgain | undefined }) {
  const { m } = useLocale();
  const { admin, meetings } = m.compliance;
  const words = admin.meetings;
  const labels = { kind: words.kind, title: admin.titleField, heldOn: words.heldOn, place: words.place, agenda: words.agenda, minutes: words.minutes, cancelled: words.cancel, ...Object.fromEntries(meetingSectors.map((sector) => [sectorField(sector), meetings.sectors[sector]])) };
  const shown = (name: string, value: string) => (name === "kind" && value !== "" ? meetings.kinds[value as MeetingKind] : value);
  return (
    <RecordForm {...{ path, id, labels, limits, shown, again }} version={meeting?.version ?? 0} now={valuesOf(meeting)} files={{ attachments: meeting?.attachments ?? [], hint: words.files }}>
      {({ kind, line, lines, texts }) => (
        <>
          {kind(meetingKinds.map((each) => ({ value: each, label: meetings.kinds[each] })))}
          {lines("title")}
          {line("heldOn", { kind: "date", width: "m" })}
          {line("place", { hint: words.placeHint })}
          {texts("agenda", 5)}
          {texts("minutes", 8, words.minutesHint)}
          <Fieldset id={getFieldId(sectorField("government"))} legend={words.attendance} hint={words.attendanceHint}>
            <div className="sp-counts">{meetingSectors.map((sector) => <div key={sector}>{line(sectorField(sector), { width: "s", inputMode: "numeric" })}</div>)}</div>
          </Fieldset>
          <h2>{words.cancelTitle}</h2>
          {texts("cancelled", 3, words.cancelHint)}
        </>
      )}
    </RecordForm>
  );
}
