/**
 * A value in the one text that it has as JSON (RFC 8785): no white space, members in the order of their names' UTF-16 code
 * units, numbers as ECMAScript writes them. Both databases keep JSON in an order of their own, so only this text is the same.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((each) => canonicalJson(each ?? null)).join(",")}]`;
  if (value === null || typeof value !== "object" || value instanceof Date) return JSON.stringify(value ?? null);
  const members = Object.entries(value).filter(([, each]) => each !== undefined).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, each]) => `${JSON.stringify(name)}:${canonicalJson(each)}`).join(",")}}`;
}
