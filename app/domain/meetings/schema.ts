import { z } from "zod";
import { meetingKinds, meetingSectors, type Bilingual, type MeetingKind, type MeetingSector } from "#db/values.ts";
import { day, line, people, recordLimits, text, titleDa, titleEn, version } from "../plan-records/fields.ts";

/** The name of the field for how many came from a sector. */
export function sectorField(sector: MeetingSector): `from_${MeetingSector}` {
  return `from_${sector}`;
}

const counts = Object.fromEntries(meetingSectors.map((sector) => [sectorField(sector), people])) as Record<`from_${MeetingSector}`, typeof people>;

/** A meeting as its form sends it. What is written under cancelled says why it does not take place. */
export const meetingInput = z.object({
  kind: z.enum(meetingKinds, "meeting_kind_missing"), titleDa, titleEn, heldOn: day, place: line(recordLimits.place),
  agendaDa: text(recordLimits.text), agendaEn: text(recordLimits.text), minutesDa: text(recordLimits.text), minutesEn: text(recordLimits.text),
  cancelledDa: text(recordLimits.reason), cancelledEn: text(recordLimits.reason), version, ...counts,
}).transform(({ version, kind, heldOn, place, ...fields }): MeetingInput => ({
  version, kind, heldOn, place,
  title: { da: fields.titleDa, en: fields.titleEn }, agenda: { da: fields.agendaDa, en: fields.agendaEn }, minutes: { da: fields.minutesDa, en: fields.minutesEn }, cancelled: { da: fields.cancelledDa, en: fields.cancelledEn },
  attendance: Object.fromEntries(meetingSectors.flatMap((sector) => { const count = fields[sectorField(sector)]; return count === null ? [] : [[sector, count]]; })),
}));

export type MeetingInput = { version: number; kind: MeetingKind; heldOn: string; place: string; title: Bilingual; agenda: Bilingual; minutes: Bilingual; cancelled: Bilingual; attendance: Partial<Record<MeetingSector, number>> };
