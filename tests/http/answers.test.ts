import { describe, expect, test } from "vitest";
import { send, usePlatform, useSignedIn } from "./client.ts";

const platform = usePlatform();
const moderator = useSignedIn(platform, "moderator@samplan.example");

const publicPages = [
  "", "/plans", "/plans/ogp-2026-2028", "/plans/ogp-2017-2019", "/plans/ogp-2026-2028/themes/open-data", "/plans/ogp-2026-2028/proposals", "/plans/ogp-2026-2028/proposals/new", "/plans/ogp-2026-2028/initiatives",
  "/plans/ogp-2017-2019/initiatives", "/initiatives/OGP28-I-01", "/proposals/OGP28-O-0001", "/sign-up", "/sign-up?type=ngo", "/sign-up/check-mail", "/sign-in", "/verify-email?token=unknown", "/about", "/accessibility", "/privacy", "/rules", "/demo/mail",
];

/** Those that are the same for everyone: browsers ask again each time whether theirs is the newest. */
const keptPages = new Set(publicPages.filter((path) => !/new$|^\/sign|^\/verify|^\/demo/.test(path)));

describe.each(["da", "en"])("public pages in %s", (lang) => {
  test.each(publicPages)("%s is a whole page, and no cache gives it away unasked", async (path) => {
    const { status, headers, text } = await platform.client().get(`/${lang}${path}`);
    expect(status).toBe(200);
    expect(headers["content-type"]).toBe("text/html; charset=utf-8");
    expect(headers["cache-control"]).toBe(keptPages.has(path) ? "private, no-cache" : "private, no-store");
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["x-frame-options"]).toBe("DENY");
    expect(headers["referrer-policy"]).toBe("same-origin");
    expect(headers["cross-origin-opener-policy"]).toBe("same-origin");
    expect(headers["strict-transport-security"]).toBeUndefined();
    expect(text).toMatch(new RegExp(`^<!DOCTYPE html><html lang="${lang}">`));
    expect(text).toContain("</html>");
  });
});

test("the content security policy allows nothing from elsewhere and nothing inline, and pages keep to it", async () => {
  const { headers, text } = await platform.client().get("/da");
  const policy = String(headers["content-security-policy"]);
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("form-action 'self'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).toContain("base-uri 'none'");
  expect(policy).not.toContain("unsafe");
  expect(text).not.toMatch(/<script(?![^>]*\ssrc=)/);
  expect(text).not.toMatch(/<style|\sstyle="|\son[a-z]+="/);
  expect([...text.matchAll(/(?:src|href)="(https?:)?\/\/([^"]*)"/g)].map((each) => each[2])).toEqual([]);
});

test("headers do not tell what the platform is made of", async () => {
  const { headers } = await platform.client().get("/da");
  expect(headers).not.toHaveProperty("x-powered-by");
  expect(headers).not.toHaveProperty("server");
});

test("health and readiness", async () => {
  for (const path of ["/healthz", "/readyz"]) {
    const { status, headers } = await send(platform.server.url, path);
    expect(status).toBe(200);
    expect(headers["cache-control"]).toBe("no-store");
  }
});

test("assets come as small as they were made when the pages were built", async () => {
  const client = platform.client();
  const style = /href="(\/assets\/[^"]+\.css)"/.exec((await client.get("/da")).text)![1]!;
  const whole = await client.get(style);
  expect(whole.headers["content-encoding"]).toBeUndefined();
  for (const [accepted, encoding] of [["gzip, deflate, br", "br"], ["gzip", "gzip"]] as const) {
    const packed = await client.get(style, { headers: { "Accept-Encoding": accepted } });
    expect(packed.headers).toMatchObject({ "content-encoding": encoding, "content-type": "text/css", vary: "Accept-Encoding", "cache-control": "public, max-age=31536000, immutable" });
    expect(Number(packed.headers["content-length"])).toBeLessThan(25_000);
    if (encoding === "gzip") expect(packed.text).toBe(whole.text);
  }
});

test("assets are kept for ever, and what is not there is 404", async () => {
  const client = platform.client();
  const page = await client.get("/da");
  const files = [...page.text.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map((each) => each[1]!);
  expect(files.length).toBeGreaterThan(1);
  for (const file of files) {
    const { status, headers } = await client.get(file);
    expect(status, file).toBe(200);
    expect(headers["cache-control"]).toBe("public, max-age=31536000, immutable");
    expect(headers["x-content-type-options"]).toBe("nosniff");
  }
  expect((await client.get("/favicon.svg")).status).toBe(200);
  for (const path of ["/assets/none.js", "/assets/../../package.json", "/assets/..%2f..%2fpackage.json", "/assets/%2e%2e/%2e%2e/package.json", "/assets/", "/assets/%00", "/assets/%", "/robots-none.txt"]) {
    const { status, text } = await client.get(path);
    expect(status, path).toBe(404);
    expect(text).not.toContain("dependencies");
  }
});

describe("HEAD", () => {
  test.each(["/da", "/en/plans/ogp-2026-2028/proposals", "/en/proposals/OGP28-O-0001", "/da/nothing", "/da/desk"])("%s answers like GET without a body", async (path) => {
    const get = await platform.client().get(path);
    const head = await platform.client().get(path, { method: "HEAD" });
    expect(head.status).toBe(get.status);
    expect(head.text).toBe("");
    expect(head.headers["content-type"]).toBe(get.headers["content-type"]);
  });
});

test.each(["PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND"])("%s is no method of ours", async (method) => {
  for (const path of ["/da", "/da/sign-in", "/nothing"]) expect((await send(platform.server.url, path, { method, headers: { Origin: platform.server.url } })).status).toBe(405);
});

test("405 names the methods that there are", async () => {
  const { headers } = await send(platform.server.url, "/da", { method: "PUT" });
  expect(headers.allow).toBe("GET, HEAD, POST");
});

test("a page without a form does not take one", async () => {
  for (const path of ["/da", "/en/about", "/da/plans", "/en/account"]) {
    const { status, text } = await moderator().post(path, { a: "b" });
    expect([400, 404, 405], path).toContain(status);
    expect(text).toContain("<html");
  }
});

describe("a form that is not ours", () => {
  test.each([
    ["has no Origin", {}, 403],
    ["comes from elsewhere", { Origin: "https://evil.example" }, 403],
    ["comes from a page without an address", { Origin: "null" }, 403],
    ["comes from another port", { Origin: "http://127.0.0.1:1" }, 403],
    ["comes from an address that begins like ours", { Origin: "{own}.evil.example" }, 403],
  ])("%s", async (_, headers, status) => {
    const { url } = platform.server;
    const own = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value.replace("{own}", url)]));
    for (const path of ["/da/sign-in", "/da/sign-up", "/da/plans/ogp-2026-2028/proposals/new/save", "/da/proposals/OGP28-O-0001", "/nothing"]) {
      const answer = await send(url, path, { method: "POST", headers: { ...own, "Content-Type": "application/x-www-form-urlencoded" }, body: "a=b" });
      expect(answer.status, path).toBe(status);
      expect(answer.cookies).toEqual([]);
    }
  });

  test("says so in the language of the page", async () => {
    const answer = await send(platform.server.url, "/en/sign-in", { method: "POST", headers: { "Content-Type": "application/x-www-form-urlencoded" }, body: "a=b" });
    expect(answer.text).toMatch(/another site/);
  });
});

test.each(["application/json", "text/plain", "application/xml", "", "application/x-www-form-urlencodedX", "multipart/form-datax"])("a body of type %j is 415", async (type) => {
  const { status } = await platform.client().post("/da/sign-in", "{}", { "Content-Type": type });
  expect(status).toBe(415);
});

test("a body that is too large is 413, whether it says so before or not", async () => {
  const { url } = platform.server;
  const large = await platform.client().post("/da/sign-in", `email=${"a".repeat(1024 * 1024 + 1)}`);
  expect(large.status).toBe(413);
  const unknownLength = await new Promise<number>((resolve, reject) => {
    void import("node:http").then(({ request }) => {
      const posting = request(`${url}/da/sign-in`, { method: "POST", headers: { Origin: url, "Content-Type": "application/x-www-form-urlencoded" } }, (response) => { response.resume(); resolve(response.statusCode ?? 0); });
      posting.on("error", reject);
      posting.write("email=a");
      posting.end();
    });
  });
  expect([411, 413]).toContain(unknownLength);
});

test("a multipart form is read; one that is broken is 400", async () => {
  // As browsers make them: undici refuses boundaries of less than 27 characters.
  const boundary = "----WebKitFormBoundary0123456789abcdef";
  const good = await platform.client().post("/da/sign-in", `--${boundary}\r\nContent-Disposition: form-data; name="email"\r\n\r\nnobody@example.com\r\n--${boundary}--\r\n`, { "Content-Type": `multipart/form-data; boundary=${boundary}` });
  expect(good.status).toBe(400);
  expect(good.text).toContain("nobody@example.com");
  for (const [body, type] of [["--x\r\nContent-Dis", "multipart/form-data; boundary=x"], ["hello", "multipart/form-data"], ["", "multipart/form-data; boundary=x"], ['--x\r\nContent-Disposition: form-data; name="email"; filename="a.txt"\r\n\r\nfile\r\n--x--\r\n', "multipart/form-data; boundary=x"]] as const) {
    const { status, text } = await platform.client().post("/da/sign-in", body, { "Content-Type": type });
    expect(status, body).toBe(400);
    expect(text).toContain("<html");
  }
});

describe("what is not there", () => {
  test.each([
    ["/da/nothing", "da", "Siden findes ikke"], ["/en/nothing", "en", "This page does not exist"], ["/da/plans/none", "da", "Siden findes ikke"], ["/en/proposals/OGP28-C-9999", "en", "This page does not exist"],
    ["/en/initiatives/none", "en", "This page does not exist"], ["/da/plans/ogp-2026-2028/themes/none", "da", "Siden findes ikke"], ["/en/plans/none/proposals/new", "en", "This page does not exist"],
    ["/de/plans", "da", "Siden findes ikke"], ["/DA", "da", "Siden findes ikke"], ["/dansk", "da", "Siden findes ikke"], ["/nothing/at/all", "da", "Siden findes ikke"], ["/plans", "da", "Siden findes ikke"],
  ])("%s is 404, in the language of the address", async (path, lang, words) => {
    const { status, text } = await platform.client().get(path);
    expect(status).toBe(404);
    expect(text).toContain(`<html lang="${lang}">`);
    expect(text).toContain(words);
    expect(text).toMatch(new RegExp(`<title>${words} – Samplan</title>`));
  });

  test("links on the page that is not there lead somewhere", async () => {
    const { text } = await platform.client().get("/de/plans");
    const hrefs = [...text.matchAll(/href="(\/[^"#?]*)/g)].map((each) => each[1]!).filter((href) => !href.startsWith("/assets/"));
    for (const href of new Set(hrefs)) {
      // The language links of a page that is not there lead to pages that are not there either.
      if (/^\/(da|en)\/plans$|^\/de\//.test(href)) continue;
      const { status } = await platform.client().get(href);
      expect([200, 301, 302], href).toContain(status);
    }
  });
});

describe("the language of the bare address", () => {
  test.each([
    [{}, "/da"], [{ "Accept-Language": "en-GB,en;q=0.9" }, "/en"], [{ "Accept-Language": "de,da;q=0.5,en;q=0.4" }, "/da"], [{ "Accept-Language": "de" }, "/da"], [{ Cookie: "samplan_language=en" }, "/en"],
    [{ Cookie: "samplan_language=xx", "Accept-Language": "en" }, "/en"], [{ "Accept-Language": ";;;,q=,x;q=abc" }, "/da"], [{ "Accept-Language": "en;q=0, da;q=0" }, "/da"], [{ "Accept-Language": "nb" }, "/da"],
  ])("%j leads to %s", async (headers, target) => {
    const { status, location } = await send(platform.server.url, "/", { headers });
    expect(status).toBe(302);
    expect(location).toBe(target);
  });

  test("/was leads to the accessibility statement", async () => {
    expect((await send(platform.server.url, "/was", { headers: { "Accept-Language": "en" } })).location).toBe("/en/accessibility");
  });
});

test("nothing failed behind these answers", () => {
  expect(platform.server.log).toEqual([]);
});
