import { stringify } from "csv-stringify/sync";
import { dayOf } from "#app/lib/danish-day.ts";
import { meetingSectors, type Bilingual } from "#db/values.ts";
import type { MeetingView } from "../meetings/list-meetings.server.ts";
import type { OutreachView } from "../outreach/list-outreach.server.ts";
import type { DocumentView } from "../repository/list-documents.server.ts";
import type { EvidenceFile } from "./evidence-file.ts";

/** Rows as CSV with the names of their columns, and what a spreadsheet would take for a formula escaped. */
function asCsv(rows: readonly Record<string, string | number | null>[], columns: readonly string[]): string {
  return stringify([...rows], { bom: true, header: true, columns: [...columns], escape_formulas: true });
}

const both = (name: string, text: Bilingual | null) => ({ [`${name}_da`]: text?.da ?? "", [`${name}_en`]: text?.en ?? "" });

export function meetingsTable(meetings: readonly MeetingView[]): string {
  const rows = meetings.map(({ id, kind, heldOn, title, place, attendance, minutesAt, cancelledReason }) => ({ id, kind, held_on: heldOn, ...both("title", title), place, ...Object.fromEntries(meetingSectors.map((sector) => [sector, attendance[sector] ?? null])), minutes_on: minutesAt ? dayOf(minutesAt) : "", ...both("cancelled", cancelledReason) }));
  return asCsv(rows, ["id", "kind", "held_on", "title_da", "title_en", "place", ...meetingSectors, "minutes_on", "cancelled_da", "cancelled_en"]);
}

export function outreachTable(outreach: readonly OutreachView[]): string {
  const rows = outreach.map(({ id, kind, doneOn, title, description, reached, url }) => ({ id, kind, done_on: doneOn, ...both("title", title), ...both("description", description), reached, url }));
  return asCsv(rows, ["id", "kind", "done_on", "title_da", "title_en", "description_da", "description_en", "reached", "url"]);
}

/** What was withdrawn is named with the reason, and not where it was to be found. */
export function documentsTable(documents: readonly DocumentView[]): string {
  const rows = documents.map(({ id, kind, datedOn, addedAt, title, description, url, withdrawnAt, withdrawnReason }) => ({ id, kind, dated_on: datedOn, added_on: dayOf(addedAt), ...both("title", title), ...both("description", description), url: withdrawnAt ? "" : url, withdrawn_on: withdrawnAt ? dayOf(withdrawnAt) : "", ...both("withdrawn", withdrawnReason) }));
  return asCsv(rows, ["id", "kind", "dated_on", "added_on", "title_da", "title_en", "description_da", "description_en", "url", "withdrawn_on", "withdrawn_da", "withdrawn_en"]);
}

export function indexTable(files: readonly EvidenceFile[]): string {
  return asCsv(files.map(({ name, kind, about, day }) => ({ file: name, kind, about, day })), ["file", "kind", "about", "day"]);
}
