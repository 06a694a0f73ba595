import { Feed } from "feed";

export type AtomEntry = { id: string; title: string; link: string; at: Date };

export type AtomFeed = {
  /** Stays the same for as long as there is the feed. */
  id: string;
  title: string;
  subtitle: string;
  language: string;
  author: string;
  /** The page that it tells of, and its own address. */
  link: string;
  self: string;
  updated: Date;
  entries: readonly AtomEntry[];
};

// What XML 1.0 has no place for, however it is written.
const notXml = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

function xmlText(text: string): string {
  return text.toWellFormed().replace(notXml, "");
}

/** A feed as Atom 1.0 (RFC 4287) has it, the newest entry first. Texts are texts: what looks like markup in them is shown as it stands. */
export function atomFeed({ id, title, subtitle, language, author, link, self, updated, entries }: AtomFeed): string {
  const feed = new Feed({ id, title: xmlText(title), description: xmlText(subtitle), link, feed: self, updated, author: { name: xmlText(author) }, generator: false });
  for (const entry of [...entries].sort((a, b) => b.at.getTime() - a.at.getTime())) feed.addItem({ id: entry.id, title: asHtml(xmlText(entry.title)), link: entry.link, date: entry.at, published: entry.at });
  // The library does not say in which language the words are.
  return feed.atom1().replace("<feed ", `<feed xml:lang="${language}" `);
}

/** Titles of entries go as HTML in a CDATA section, so a plain text is escaped once more. */
function asHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
