import type { Locale } from "#db/values.ts";

/** The public page of an organisation, or a page below it (`/members`). */
export function organisationPath(locale: Locale, id: string, below = ""): string {
  return `/${locale}/organisations/${id}${below}`;
}
