/** The texts of a record's form that become public as they were typed: what has a language, and the place. */
export function recordTexts(fields: Record<string, string | string[]>): string[] {
  return Object.entries(fields).flatMap(([name, value]) => (/(Da|En)$|^place$/.test(name) && typeof value === "string" ? [value] : []));
}
