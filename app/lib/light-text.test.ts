import { describe, expect, it, test } from "vitest";
import { plainText, renderLightText } from "./light-text.ts";

const tagsOf = (html: string) => [...new Set([...html.matchAll(/<\/?([a-z]+)/g)].map((match) => match[1]!))].sort();

describe("a text with light formatting", () => {
  test.each([
    ["paragraphs and lines", "Et\nto\n\ntre", "<p>Et<br>\nto</p>\n<p>tre</p>\n"],
    ["emphasis", "**fed** og *kursiv*", "<p><strong>fed</strong> og <em>kursiv</em></p>\n"],
    ["a list", "Før:\n- a\n- b", "<p>Før:</p>\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"],
    ["a list in a list", "- a\n  - b", "<ul>\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n</ul>\n"],
    ["numbers", "1. a\n2. b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>\n"],
    ["numbers that jump", "1. a\n5. b", '<ol>\n<li>a</li>\n<li value="5">b</li>\n</ol>\n'],
    ["a date that is no list", "20. august er fristen.\n21. august er for sent.", "<p>20. august er fristen.<br>\n21. august er for sent.</p>\n"],
    ["words that are no marks", "snake_case_name, 5 * 3, 2*3*4 og C:\\mappe", "<p>snake_case_name, 5 * 3, 2<em>3</em>4 og C:\\mappe</p>\n"],
    ["what Markdown has beside it", "# h\n> q\n`c`\n| a |\n---\n~~s~~", "<p># h<br>\n&gt; q<br>\n`c`<br>\n| a |<br>\n---<br>\n~~s~~</p>\n"],
    ["an address", "Se https://dst.dk/a.", '<p>Se <a href="https://dst.dk/a" rel="ugc nofollow noopener">https://dst.dk/a</a>.</p>\n'],
    ["a link, which says where it leads", "[god.dk](https://ond.dk/x)", '<p><a href="https://ond.dk/x" rel="ugc nofollow noopener">god.dk</a> <span class="sp-site">(ond.dk)</span></p>\n'],
    ["a mail address", "[skriv](mailto:a@b.dk)", '<p><a href="mailto:a@b.dk" rel="ugc nofollow noopener">skriv</a> <span class="sp-site">(a@b.dk)</span></p>\n'],
    ["a link without words, by its address", "![](http://ond.dk/x.png)", '<p>!<a href="http://ond.dk/x.png" rel="ugc nofollow noopener">http://ond.dk/x.png</a></p>\n'],
    ["nothing", " \n ", ""],
  ])("shows %s", (_, text, html) => { expect(renderLightText(text).replaceAll("<br />", "<br>")).toBe(html); });

  test.each([
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "**<svg onload=alert(1)>**", "[x](javascript:alert(1))", "[x](JaVaScRiPt:alert(1))", "[x](data:text/html,<script>)", "[x](vbscript:x)", "[x](//ond.dk)", "[x](/da/sign-out)",
    "<javascript:alert(1)>", "javascript:alert(1)", "[x](&#106;avascript:alert(1))", "![x](javascript:x)", "[x](java\u0000script:x)", "[x]( javascript:x)", "[x][1]\n\n[1]: javascript:x", "&lt;script&gt;", "<a href=//a.dk>x</a>", "[x](http://)", "[x](http:ond.dk)",
  ])("shows %s as it was typed, and as no markup", (text) => {
    const html = renderLightText(text);
    expect(tagsOf(html).filter((tag) => !["p", "br", "strong"].includes(tag))).toEqual([]);
    expect(html).not.toMatch(/<[^>]*(?:on\w+=|href)/);
  });

  it("keeps attributes out of addresses, and images out of the page", () => {
    const html = renderLightText('[a](https://b.dk/"onmouseover="x) ![i](https://c.dk/i.png)');
    expect(tagsOf(html)).toEqual(["a", "p", "span"]);
    expect(html).not.toMatch(/<[^>]*(?:onmouseover="|<img)/);
  });

  it("names the site as the computer knows it, not as it looks", () => {
    expect(renderLightText("[bank](https://b\u0430nk.dk)")).toContain("(xn--bnk-6cd.dk)");
  });

  it("loses nothing of lists that go deeper than they are drawn", () => {
    const deep = renderLightText(Array.from({ length: 50 }, (_, depth) => `${"  ".repeat(depth)}- lag${depth}.`).join("\n"));
    for (let depth = 0; depth < 50; depth += 1) expect(deep).toContain(`lag${depth}.`);
    expect(deep.split("<ul>").length - 1).toBe(4);
    const siblings = renderLightText("- a\n  - b\n    - c\n      - d\n      - e\n        - f");
    expect(siblings.split("<li>").length - 1).toBe(5);
    const line = renderLightText(`${"- ".repeat(10_000)}x`);
    expect(line.split("<ul>").length - 1).toBe(4);
    expect(line.split("- ").length).toBe(10_000 - 4 + 1);
  });

  it("bounds emphasis in emphasis, and keeps its words", () => {
    const html = renderLightText(`${"*a **b ".repeat(200)}x${" b** a*".repeat(200)}`);
    let depth = 0;
    let deepest = 0;
    for (const [, close] of html.matchAll(/<(\/?)(?:em|strong)>/g)) deepest = Math.max(deepest, (depth += close ? -1 : 1));
    expect([depth, deepest <= 4, html.split("a").length > 300]).toEqual([0, true, true]);
  });

  it("takes whatever is typed, as large as a form lets it be", () => {
    for (const unit of ["*", "*a ", "_a_ ", "[", "[a](", "![", "[a](http://a.dk) ", "\\", "- ", "1. ", "http://", "<", "`", "](", "*_", "[x](http://a.dk/(", "\n", " ", "\u202E", "\u{1F469}\u200D\u{1F4BB}", "\uD800"]) {
      expect(typeof renderLightText(unit.repeat(Math.floor(60_000 / unit.length)))).toBe("string");
    }
  });

  it("drops the marks that turn the direction of what follows, and keeps letters of all directions", () => {
    expect(renderLightText("\u202Eabc\u202C **\u05E9\u05DC\u05D5\u05DD** \u{1F389}")).toBe("<p>abc <strong>\u05E9\u05DC\u05D5\u05DD</strong> \u{1F389}</p>\n");
  });
});

describe("a text without its marks", () => {
  test.each([
    ["**fed** og *kursiv*\nlinje", "fed og kursiv\nlinje"],
    ["Før\n\n- a\n- b\n\nefter", "Før\n\n- a\n- b\n\nefter"],
    ["1. a\n5. b", "1. a\n5. b"],
    ["[rapport](https://a.dk/x) og https://b.dk", "rapport (https://a.dk/x) og https://b.dk"],
    ["ren tekst\n\n20. august", "ren tekst\n\n20. august"],
    ["<b>x</b> & \\*y\\*", "<b>x</b> & *y*"],
    ["", ""],
  ])("%j is %j", (text, plain) => { expect(plainText(text)).toBe(plain); });
});
