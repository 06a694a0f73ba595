import type { ContentPage } from "#db/values.ts";

/** Where a page about the platform is read, without the language. */
export function contentPath(page: ContentPage): string {
  return page === "open-government" ? "/about/open-government" : `/${page}`;
}
