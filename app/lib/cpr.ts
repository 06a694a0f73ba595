/** Whether a text holds what looks like a CPR number: ddmmyy with a plausible date, and four digits. The check digit no longer holds since 2007. */
export function looksLikeCpr(text: string): boolean {
  for (const [, day, month] of text.matchAll(/\b(\d{2})(\d{2})\d{2}-?\d{4}\b/g)) {
    if (Number(day) >= 1 && Number(day) <= 31 && Number(month) >= 1 && Number(month) <= 12) return true;
  }
  return false;
}

/** Whether a form must come back once before it is taken: a text looks as if it held a CPR number, and its writer has not been told. */
export function warnsOfCpr(fields: Record<string, string | string[]>, texts: readonly string[]): boolean {
  return fields.cprSeen !== "1" && texts.some(looksLikeCpr);
}
