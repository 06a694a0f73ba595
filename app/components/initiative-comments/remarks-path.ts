import { withQuery } from "#app/lib/with-query.ts";

/** The page of an initiative with its comments read this way, at the list of them. */
export function remarksPath(path: string, choice: { section?: string | undefined; period?: string | undefined; comment?: string | undefined; at?: string | undefined; commented?: string | undefined } = {}): string {
  return `${withQuery(path, choice)}#comments`;
}

/** The page with the form for a comment on this part. */
export function writePath(path: string, section: string): string {
  return `${withQuery(path, { section })}#write-comment`;
}
