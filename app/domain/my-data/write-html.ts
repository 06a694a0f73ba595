import { format } from "#app/i18n/format.ts";
import { messages, type Messages } from "#app/i18n/messages.ts";
import { plainText } from "#app/lib/light-text.ts";
import type { Locale } from "#db/values.ts";
import type { DataField, DataRow, DataSection } from "./data-sections.ts";

/** The file's own style: it is read from a disk or printed, without the site around it. */
const style = `body{font:1rem/1.5 system-ui,sans-serif;max-width:48rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a}h1{font-size:2rem;line-height:1.2}h2{margin-top:2.5rem;border-bottom:2px solid #1a1a1a}ol{padding-left:1.5rem}li{margin:1rem 0;break-inside:avoid}dl{margin:0}dl div{display:grid;grid-template-columns:14rem 1fr;gap:1rem}dt{font-weight:600}dd{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}@media(max-width:40rem){dl div{display:block;margin-bottom:.5rem}}@media print{body{margin:0;max-width:none}}`;

/** The sections as a page that people read, in their language: a heading for each and its things in a list. It holds no script and fetches nothing. */
export async function* asHtml(locale: Locale, now: Date, sections: readonly DataSection[]): AsyncGenerator<string> {
  const m = messages[locale];
  const { file } = m.myData;
  yield `<!doctype html>\n<html lang="${locale}">\n<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escape(file.title)}</title><style>${style}</style></head>\n<body>\n<main>\n<h1>${escape(file.title)}</h1>\n<p>${escape(file.lead(format.dateTime(locale, now)))}</p>\n`;
  yield `<nav aria-label="${escape(file.contents)}"><ul>${sections.map(({ name }) => `<li><a href="#${name}">${escape(file.sections[name])}</a></li>`).join("")}</ul></nav>\n`;
  for (const { name, batches } of sections) {
    yield `<section id="${name}">\n<h2>${escape(file.sections[name])}</h2>\n`;
    let isEmpty = true;
    for await (const rows of batches()) {
      if (rows.length > 0 && isEmpty) yield "<ol>\n";
      if (rows.length > 0) isEmpty = false;
      for (const row of rows) yield thing(locale, m, row);
    }
    yield isEmpty ? `<p>${escape(file.nothing)}</p>\n</section>\n` : "</ol>\n</section>\n";
  }
  yield "</main>\n</body>\n</html>\n";
}

function thing(locale: Locale, m: Messages, row: DataRow): string {
  const lines: string[] = [];
  for (const [key, value] of Object.entries(row)) {
    const field = key as DataField;
    const text = wordsFor(locale, m, field, value);
    if (text === "") continue;
    const lang = typeof row.language === "string" && texts.has(field) && /^[a-z-]{2,12}$/i.test(row.language) && row.language !== locale ? ` lang="${row.language}"` : "";
    lines.push(`<div><dt>${escape(m.myData.file.fields[field])}</dt><dd${lang} dir="auto">${escape(text)}</dd></div>`);
  }
  return `<li><dl>${lines.join("")}</dl></li>\n`;
}

/** What is in the language that its thing says. */
const texts = new Set<DataField>(["title", "problem", "change", "effect", "body", "reason", "elementsAdopted", "elementsNotAdopted", "summary", "correction"]);

/** What has light formatting: here it is read, and the other file has it as it was typed. */
const formatted = new Set<DataField>(["problem", "change", "effect"]);

/** A value as people read it; empty when there is none. */
function wordsFor(locale: Locale, m: Messages, field: DataField, value: DataRow[DataField]): string {
  const { file } = m.myData;
  if (value === null || value === undefined) return "";
  if (value instanceof Date) return format.dateTime(locale, value);
  if (typeof value === "boolean") return value ? file.yes : file.no;
  if (typeof value === "number") return format.number(locale, value);
  if (field === "ogpValues" || field === "policyAreas") return Array.isArray(value) ? value.map((tag: string) => (m.writing[field] as Record<string, string>)[tag] ?? tag).join(", ") : "";
  if (field === "reasonCodes") return Array.isArray(value) ? value.map((code: string) => (m.answers.reasons as Record<string, string>)[code] ?? code).join(", ") : "";
  if (typeof value === "object") return Object.keys(value).length > 0 ? JSON.stringify(value) : "";
  if (formatted.has(field)) return plainText(value);
  const known: Partial<Record<DataField, Record<string, string>>> = {
    participantType: m.words.participantTypes, status: m.words.statuses, outcome: m.words.statuses, draftOutcome: m.initiativeComments.outcomes, stance: m.words.stances, hideReason: m.words.hideReasons, withdrawReason: m.versions.withdrawReasons, role: m.words.roles, actorRole: m.words.roles, language: m.words.languages, locale: m.words.languages,
    display: file.displays, memberRole: file.memberRoles, method: file.methods, draftState: file.draftStates, level: file.levels, identityKind: file.identityKinds, frequency: file.frequencies, notification: file.notifications, noteKind: file.noteKinds, answerState: m.answers.states, noticeKind: file.noticeKinds, relation: file.relations, subjectType: file.subjects, commentKind: file.commentKinds, coAuthorState: file.coAuthorStates, plan: { platform: file.wholePlatform },
    reportReason: Object.fromEntries(Object.entries(m.reports.reasons).map(([reason, { label }]) => [reason, label])), reportState: m.reports.status.states, objectionState: m.reports.desk.objections, measure: m.moderation.measures,
  };
  return known[field]?.[value] ?? value;
}

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

function escape(value: string): string {
  return value.replace(/[&<>"']/g, (sign) => entities[sign]!);
}
