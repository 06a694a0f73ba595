import { AttachmentList } from "#app/components/attachments/attachment-list.tsx";
import { FormattedText } from "#app/components/shell/formatted-text.tsx";
import { Words } from "#app/components/shell/worded.tsx";
import { BarChart } from "#app/components/ui/bar-chart.tsx";
import { Details } from "#app/components/ui/details.tsx";
import { Table } from "#app/components/ui/table.tsx";
import { Tag } from "#app/components/ui/tag.tsx";
import type { MeetingView } from "#app/domain/meetings/list-meetings.server.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { inLocale } from "#app/lib/bilingual.ts";
import { meetingSectors, type Bilingual } from "#db/values.ts";

/** A meeting for everybody: when and where, what it is about, who came from where, and what was said. Marked up as an Event of schema.org. */
export function Meeting({ meeting, isHeld }: { meeting: MeetingView; isHeld: boolean }) {
  const { locale, m } = useLocale();
  const words = m.compliance.meetings;
  const { id, kind, title, heldOn, place, agenda, minutes, minutesAt, cancelledReason, attachments } = meeting;
  return (
    <article className="sp-meeting" id={`meeting-${id}`} itemScope itemType="https://schema.org/Event">
      <p className="sp-list__meta"><time dateTime={heldOn} itemProp="startDate">{format.day(locale, heldOn)}</time> · {words.kinds[kind]}{place ? <> · <span itemProp="location" dir="auto">{place}</span></> : null}</p>
      <h3 className="sp-meeting__title"><span itemProp="name"><Words of={inLocale(title, locale)} /></span></h3>
      {cancelledReason ? <><link itemProp="eventStatus" href="https://schema.org/EventCancelled" /><p><Tag kind="warning">{words.cancelled}</Tag></p><Text heading={words.cancelledWhy} of={cancelledReason} /></> : null}
      <Text heading={words.agenda} of={agenda} />
      {isHeld && cancelledReason === null ? <Attendance meeting={meeting} /> : null}
      {isHeld && cancelledReason === null && minutesAt === null ? <p className="sp-muted">{words.noMinutes}</p> : null}
      {minutes.da || minutes.en ? <Details summary={words.minutes}><FormattedText text={inLocale(minutes, locale).text} language={inLocale(minutes, locale).lang} /></Details> : null}
      <AttachmentList attachments={attachments} />
      {minutesAt ? <p className="sp-small sp-muted">{words.minutesAt(format.date(locale, minutesAt))}</p> : null}
    </article>
  );
}

function Text({ heading, of }: { heading: string; of: Bilingual }) {
  const { locale } = useLocale();
  const { text, lang } = inLocale(of, locale);
  return text === "" ? null : <><h4>{heading}</h4><FormattedText text={text} language={lang} /></>;
}

function Attendance({ meeting: { id, attendance } }: { meeting: MeetingView }) {
  const { locale, m } = useLocale();
  const words = m.compliance.meetings;
  const number = (value: number) => format.number(locale, value);
  const rows = meetingSectors.flatMap((sector) => { const value = attendance[sector]; return value === undefined ? [] : [{ sector, label: words.sectors[sector], value }]; });
  if (rows.length === 0) return <p className="sp-muted">{words.attendanceUnknown}</p>;
  const total = number(rows.reduce((sum, { value }) => sum + value, 0));
  return (
    <BarChart id={`attendance-${id}`} title={words.attended(total)} formatNumber={number} rows={rows.map(({ label, value }) => ({ label, value, mark: "plain" }))}>
      <Details summary={m.figures.asTable}>
        <Table id={`attendance-${id}-table`} caption={words.attendance} hideCaption compact columns={[{ key: "sector", header: words.sector }, { key: "count", header: words.people, numeric: true }]}
          rows={[...rows.map(({ sector, label, value }) => ({ key: sector, cells: { sector: label, count: number(value) } })), { key: "all", total: true, cells: { sector: words.total, count: total } }]} />
      </Details>
    </BarChart>
  );
}
