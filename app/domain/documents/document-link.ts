/** Where a link of a document leads: a heading of it, an address outside, or, when it is neither, nowhere. */
export type DocumentLink = { kind: "heading"; id: string } | { kind: "address"; url: string } | null;

/** Reads the `href` of a span. What a browser could be made to run is no address. */
export function documentLink(href: string | undefined, headings: ReadonlySet<string>): DocumentLink {
  if (href === undefined) return null;
  if (href.startsWith("#")) return headings.has(href.slice(1)) ? { kind: "heading", id: href.slice(1) } : null;
  if (!URL.canParse(href)) return null;
  const { protocol, href: url } = new URL(href);
  return ["http:", "https:", "mailto:"].includes(protocol) ? { kind: "address", url } : null;
}
