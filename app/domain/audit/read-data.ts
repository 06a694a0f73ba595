/** A part of what an entry holds: what it was and became, or what it says beside that (`after` alone). */
export type DataRow = { field: string; before: DataValue | null; after: DataValue | null };
/** A value as it is, or the id of something that is looked up. */
export type DataValue = { text: string } | { id: string };

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
export function isId(text: string): boolean {
  return uuid.test(text);
}

/** The books of the platform itself, which say nothing to who reads. */
export const leftOut: readonly string[] = ["told", "formKey"];
const mostRows = 30;

/**
 * What an entry holds, to be read: pairs of before and after first, then the rest. Of a participant's act no id is shown:
 * the same id in two entries would tell who stands behind a neutral code.
 */
export function readData(data: Record<string, unknown>, ofParticipant: boolean): { changes: DataRow[]; details: DataRow[] } {
  const { before, after, ...rest } = data;
  const [was, became] = [fieldsOf(before), fieldsOf(after)];
  const shown = (value: unknown) => toValue(value, ofParticipant);
  const changes = [...new Set([...Object.keys(was), ...Object.keys(became)])].map((field) => ({ field, before: shown(was[field]), after: shown(became[field]) }));
  const details = Object.entries(rest).filter(([field]) => !leftOut.includes(field)).map(([field, value]) => ({ field, before: null, after: shown(value) }));
  const isSaid = (row: DataRow) => row.before !== null || row.after !== null;
  return { changes: changes.filter(isSaid).slice(0, mostRows), details: details.filter(isSaid).slice(0, mostRows) };
}

function fieldsOf(value: unknown): Record<string, unknown> {
  if (value === undefined || value === null) return {};
  return typeof value === "object" && !Array.isArray(value) ? (value as Record<string, unknown>) : { value };
}

function toValue(value: unknown, ofParticipant: boolean): DataValue | null {
  if (value === undefined || value === null || value === "") return null;
  if (typeof value === "string" && isId(value)) return ofParticipant ? null : { id: value };
  if (typeof value === "string") return { text: value };
  if (typeof value === "number" || typeof value === "boolean") return { text: String(value) };
  // A list of ids says how many there were; who they are is in the entry itself.
  if (Array.isArray(value)) return value.length === 0 ? null : { text: value.some((each) => typeof each === "string" && isId(each)) ? `× ${value.length}` : value.join(", ") };
  const parts = Object.entries(value).flatMap(([name, each]) => (typeof each === "string" && isId(each)) || each === null || typeof each === "object" ? [] : [`${name}: ${String(each)}`]);
  return parts.length === 0 ? null : { text: parts.join(", ") };
}
