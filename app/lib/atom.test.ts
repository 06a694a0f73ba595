import { describe, expect, it } from "vitest";
import { atomFeed, type AtomFeed } from "./atom.ts";

const at = (n: number) => new Date(Date.UTC(2027, 2, n));
const feed: AtomFeed = {
  id: "https://x.example/feeds/proposals/PA-C-0001?language=da", self: "https://x.example/feeds/proposals/PA-C-0001?language=da", link: "https://x.example/da/proposals/PA-C-0001", title: "PA-C-0001: Åbne møder", subtitle: "Forløbet", language: "da", author: "Samplan", updated: at(3),
  entries: [{ id: "urn:uuid:0190b1e0-0000-7000-8000-000000000001", title: "Modtaget", link: "https://x.example/da/proposals/PA-C-0001", at: at(1) }, { id: "urn:uuid:0190b1e0-0000-7000-8000-000000000002", title: "Ændret", link: "https://x.example/da/proposals/PA-C-0001", at: at(3) }],
};

describe("an Atom feed", () => {
  it("has what RFC 4287 asks for, the newest entry first", () => {
    const xml = atomFeed(feed);
    expect(xml).toMatch(/^<\?xml version="1.0" encoding="utf-8"\?>/);
    expect(xml).toContain('<feed xml:lang="da" xmlns="http://www.w3.org/2005/Atom">');
    expect(xml).toContain(`<id>${feed.id}</id>`);
    expect(xml).toContain(`<link rel="self" href="${feed.self}"/>`);
    expect(xml).toContain(`<link rel="alternate" href="${feed.link}"/>`);
    expect(xml).toContain("<updated>2027-03-03T00:00:00.000Z</updated>");
    expect(xml).toMatch(/<author>\s*<name>Samplan<\/name>/);
    expect([...xml.matchAll(/<id>(urn:[^<]+)<\/id>/g)].map(([, id]) => id!.slice(-1))).toEqual(["2", "1"]);
  });
  it.each([["markup", "<script>alert(1)</script> & ]]> x"], ["what XML has no place for", "a\u0000b\u0008c\uFFFEd\uD800e"]])("shows %s as it stands, and stays well formed", (_, title) => {
    const xml = atomFeed({ ...feed, title, entries: [{ ...feed.entries[0]!, title }] });
    expect(xml).not.toMatch(/<script/);
    expect(xml).not.toMatch(/[\u0000-\u0008\uFFFE]/);
    expect(xml.isWellFormed()).toBe(true);
    // One CDATA section an entry, and it ends where it should.
    expect(xml.split("]]>")).toHaveLength(2);
  });
});
