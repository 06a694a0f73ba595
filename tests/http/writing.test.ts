import { describe, expect, test } from "vitest";
import { usePlatform, useSignedIn, type Fields } from "./client.ts";

// Formatting, topics, language and similar proposals, as whoever has no browser would try them.

const platform = usePlatform();
const citizen = useSignedIn(platform, "citizen@samplan.example");

const list = "/en/plans/ogp-2026-2028/proposals";
const write = `${list}/new`;
const similar = (title: string) => `${list}/similar?title=${encodeURIComponent(title)}`;
type Similar = { references: string[]; html: string; said: string };

/** Sends a proposal, and gives its page. */
async function publish(fields: Fields): Promise<{ reference: string; page: string }> {
  const client = citizen();
  const saved = await client.post(`${write}/save`, { draft: "", theme: "open-data", title: "A title", problem: "p", change: "c", effect: "e", ...fields });
  const { draft } = JSON.parse(saved.text) as { draft: string };
  const sent = await client.post(`${write}/review`, { draft, display: "name" });
  expect(sent.status).toBe(303);
  const reference = /proposals\/([^/]+)\/receipt/.exec(sent.location!)![1]!;
  return { reference, page: (await client.get(`/en/proposals/${reference}`)).text };
}

test("what looks like a CPR number is not published with one press, whoever sends it", async () => {
  const client = citizen();
  const saved = await client.post(`${write}/save`, { draft: "", theme: "open-data", title: "A title", problem: "Min mor, 010170-1234, fik afslag.", change: "c", effect: "e" });
  const { draft } = JSON.parse(saved.text) as { draft: string };
  const back = await client.post(`${write}/review`, { draft, voice: "code" });
  expect(back.status).toBe(400);
  expect(back.text).toContain('name="cprSeen" value="1"');
  expect(back.text).toMatch(/value="code"[^>]*checked|checked[^>]*value="code"/);
  const sent = await client.post(`${write}/review`, { draft, voice: "code", cprSeen: "1" });
  expect(sent.location).toMatch(/receipt$/);
  // Who stands behind a code is not named by the form for a comment that is sent as it is.
  const page = await client.get(sent.location!.replace(/\/receipt$/, ""));
  const form = page.text.slice(page.text.indexOf('id="write-comment"'));
  expect(form).toMatch(/value="code"[^>]*checked|checked[^>]*value="code"/);
  expect(form).toContain("You stand behind a code at this proposal");
});

test("whoever comes back to the page from which they sent a proposal sees that it was received, and nobody else does", async () => {
  const client = citizen();
  const saved = await client.post(`${write}/save`, { draft: "", theme: "open-data", title: "A title", problem: "p", change: "c", effect: "e" });
  const { draft } = JSON.parse(saved.text) as { draft: string };
  const sent = await client.post(`${write}/review`, { draft, display: "name" });
  expect(sent.location).toMatch(/receipt$/);
  expect((await client.get(`${write}/review?draft=${draft}`)).location).toBe(sent.location);
  expect((await client.post(`${write}/review`, { draft, display: "name" })).location).toBe(sent.location);
  expect((await platform.client().get(`${write}/review?draft=${draft}`)).location).toBe(write);
});

/** The formatted texts of a page. */
const prose = (page: string) => [...page.matchAll(/<div class="sp-prose sp-prose--formatted">(.*?)<\/div>/gs)].map((match) => match[1]!).join("\n");

describe("formatting", () => {
  test("stands on the page; what is no part of it stands there as it was typed", async () => {
    const { page } = await publish({
      problem: "Der er **tre** grunde:\n\n- *en*\n- to\n\n1. tre", change: "[rapport](https://dst.dk/a) https://borger.dk [x](javascript:alert(1)) [y](data:text/html,1) [z](//evil.example) ![i](https://evil.example/i.png)",
      effect: "<script>alert(1)</script> <img src=x onerror=alert(2)> &lt;b&gt; # h\n> q\n`c`",
    });
    const text = prose(page);
    expect(text).toContain("<strong>tre</strong>");
    expect(text).toMatch(/<ul>\s*<li><em>en<\/em><\/li>/);
    expect(text).toContain('<a href="https://dst.dk/a" rel="ugc nofollow noopener">rapport</a> <span class="sp-site">(dst.dk)</span>');
    expect([...text.matchAll(/<a href="([^"]*)"/g)].map((match) => match[1])).toEqual(["https://dst.dk/a", "https://borger.dk", "https://evil.example/i.png"]);
    expect(new Set([...text.matchAll(/<([a-z]+)/g)].map((match) => match[1]))).toEqual(new Set(["p", "strong", "ul", "ol", "li", "em", "a", "span", "br"]));
    expect(text).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
    expect(text).toContain("[x](javascript:alert(1))");
    // The description of the page has the words without the marks.
    expect(page).toMatch(/<meta name="description" content="Der er tre grunde: - en - to/);
  });

  test.each([
    ["lists 10,000 deep on a line", "- ".repeat(1400)], ["lists within lists", Array.from({ length: 70 }, (_, depth) => `${" ".repeat(depth)}- x`).join("\n")], ["stars", "*".repeat(2900)], ["open emphasis", "**a ".repeat(700)],
    ["brackets", "[".repeat(2900)], ["an open link", "[a](".repeat(700)], ["a huge link", `[a](https://a.dk/${"x".repeat(2800)})`], ["bidi", "\u202Eabc\u2066def **\u202Afed**"], ["emoji", "👩‍👩‍👧‍👦 **e\u0301\u0301\u0301** 🏳️‍🌈"],
    ["zero width", "*\u200B\u200C* [\u200B](https://a.dk)"], ["half a character", "\uD800 **\uDC00**"], ["a reference", "[a]\n\n[a]: javascript:alert(1)"], ["an entity", "[a](&#x6A;avascript:alert(1))"],
  ])("of %s is text", async (_, problem) => {
    const { page } = await publish({ problem });
    const text = prose(page);
    expect(text).not.toMatch(/<[^>]*(?:\son\w+=|javascript:)|<script|<img|[\u202A-\u202E\u2066-\u2069]/i);
  });

  test("of a draft of the greatest size is shown for review without a word lost, or sent back", async () => {
    const client = platform.client();
    const saved = await client.post(`${write}/save`, { draft: "", theme: "open-data", title: "Deep", problem: "- ".repeat(30_000), change: "**a ".repeat(15_000), effect: "[".repeat(60_000) });
    expect(saved.status).toBe(200);
    expect((await client.get(`${write}/review?draft=${(JSON.parse(saved.text) as { draft: string }).draft}`)).status).toBe(302);
    expect((await client.get(write)).status).toBe(200);
  });
});

describe("topics and language", () => {
  test("stand on the proposal; a topic leads to the proposals that have it, and the other filters go on working", async () => {
    const { reference, page } = await publish({ title: "Lystfiskeri med åbne data", language: "ar", ogpValues: ["transparency", "accountability"], policyAreas: "anti_corruption", problem: "مرحبا بالعالم" });
    expect(page).toMatch(/<div lang="ar" dir="auto"><div class="sp-prose sp-prose--formatted"><p>مرحبا/);
    expect(page).toContain("Written in Arabic");
    expect(page).toContain(`href="${list}?area=anti_corruption"`);
    const found = await platform.client().get(`${list}?area=anti_corruption&q=lystfiskeri&type=citizen`);
    expect(found.text).toContain(reference);
    expect(found.text).toContain('<input type="hidden" name="area" value="anti_corruption"/>');
    // Out of the topic, with the other filters kept.
    expect(found.text).toContain(`href="${list}?q=lystfiskeri&amp;type=citizen"`);
    expect((await platform.client().get(`${list}?area=justice&q=lystfiskeri`)).text).not.toContain(reference);
    // A topic that there is not is no filter.
    expect((await platform.client().get(`${list}?area=x&value=%3Cscript%3E&q=lystfiskeri`)).text).toContain(reference);
  });

  test("that are not on the list are not kept", async () => {
    const { page } = await publish({ language: '"><script>alert(1)</script>', ogpValues: ["x", "__proto__", "transparency"], policyAreas: "<b>" });
    expect(page.match(/class="sp-tag sp-tag--link"/g)).toHaveLength(1);
    expect(page).not.toContain("<script>alert");
  });

  test("come back with the form when something is missing", async () => {
    const { status, text } = await platform.client().post(write, { intent: "review", draft: "", theme: "", title: "", problem: "", change: "", effect: "", language: "kl", policyAreas: ["justice", "media_freedom"] });
    expect(status).toBe(400);
    expect(text).toMatch(/<option value="kl" selected=""/);
    expect(text.match(/checked=""/g)).toHaveLength(2);
    expect(text).toContain("Topics: 2 chosen");
  });
});

describe("similar proposals", () => {
  const ask = async (title: string) => {
    const answer = await platform.client().get(similar(title));
    expect(answer.status, title).toBe(200);
    expect(answer.headers["content-type"]).toContain("application/json");
    return JSON.parse(answer.text) as Similar;
  };

  test("are three at most, each with a way to it, in the language of the page", async () => {
    const { references, html, said } = await ask("Åbne data om aktindsigter");
    expect(references.length).toBeGreaterThan(0);
    expect(references.length).toBeLessThanOrEqual(3);
    for (const reference of references) expect(html).toContain(`href="/en/proposals/${reference}"`);
    expect(html).toContain("Support or comment on this one instead");
    expect(said).toMatch(/like yours/);
    expect((JSON.parse((await platform.client().get(similar("Åbne data om aktindsigter").replace("/en/", "/da/"))).text) as Similar).html).toContain("Støt eller kommentér dette i stedet");
  });

  test.each(["", "a", "   ", "\u0000", "😀😀😀", '"OR NEAR(', "* * * *", "title:x AND (((", "'; drop table proposals; --", "<script>alert(1)</script>", "x".repeat(4000), "\uFFFD\u202E\u200B"])("for %j: an answer, and nothing else", async (title) => {
    const { html } = await ask(title);
    expect(html).not.toContain("<script>");
  });

  test("are not there for a plan that is not there", async () => {
    expect((await platform.client().get("/en/plans/none/proposals/similar?title=Busser")).status).toBe(404);
    expect((await ask("").then(({ references }) => references))).toEqual([]);
    expect((await platform.client().get(`${list}/similar`)).status).toBe(200);
    expect((await platform.client().get(`${list}/similar?title=a&title=b`)).status).toBe(200);
  });
});
