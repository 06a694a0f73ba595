import type { ServerBuild } from "@remix-run/node";
import { eq } from "drizzle-orm";
import { request as httpRequest, type IncomingHttpHeaders } from "node:http";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { usePlatform } from "./client.ts";
import { sharedAddresses as addresses } from "./shared-addresses.ts";

const build = (await import(pathToFileURL(path.resolve("build/server/index.js")).href)) as ServerBuild;
const forEveryone = Object.entries(build.routes).filter(([, route]) => (route?.module.loader as { forEveryone?: boolean } | undefined)?.forEveryone).map(([id]) => id);

const plan = "/plans/ogp-2026-2028";

type Raw = { status: number; headers: IncomingHttpHeaders; body: Buffer };

/** As it comes over the line. */
function ask(url: string, headers: Record<string, string> = {}, method = "GET"): Promise<Raw> {
  return new Promise((resolve, reject) => {
    httpRequest(url, { method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => { resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }); });
    }).on("error", reject).end();
  });
}

describe("pages that are the same for everyone", () => {
  const platform = usePlatform();
  const list = () => `${platform.server.url}/da${plan}/proposals`;
  const write = async () => {
    const { store } = platform.server.platform;
    const title = `Ny titel ${Math.random()}`;
    await store.write(async (tx) => { await tx.update(store.tables.plans).set({ title: { da: title, en: title } }); });
    return title;
  };

  test("are compressed as the browser takes it, named, and not sent again to who has them", async () => {
    const whole = await ask(list());
    expect(whole.headers["cache-control"]).toBe("private, no-cache");
    expect(whole.headers["content-security-policy"]).toContain("default-src 'none'");
    const br = await ask(list(), { "accept-encoding": "gzip, deflate, br" });
    expect(br.headers).toMatchObject({ "content-encoding": "br", vary: "Accept-Encoding, Cookie", "content-length": String(br.body.length) });
    expect(brotliDecompressSync(br.body).equals(whole.body)).toBe(true);
    const gz = await ask(list(), { "accept-encoding": "gzip, br;q=0" });
    expect(gz.headers["content-encoding"]).toBe("gzip");
    expect(gunzipSync(gz.body).equals(whole.body)).toBe(true);
    const { etag } = whole.headers;
    const again = await ask(list(), { "if-none-match": `"x", ${etag}` });
    expect(again).toMatchObject({ status: 304, body: Buffer.alloc(0) });
    expect(again.headers.etag).toBe(etag);
    const head = await ask(list(), {}, "HEAD");
    expect([head.status, head.body.length, head.headers["content-length"]]).toEqual([200, 0, String(whole.body.length)]);
    await write();
    expect((await ask(list(), { "if-none-match": etag! })).status).toBe(200);
  });

  test("set the language for who has none, and nothing else", async () => {
    for (const cookie of [undefined, "samplan_language=en", "other=1"]) expect((await ask(list(), cookie ? { cookie } : {})).headers["set-cookie"]).toEqual([expect.stringMatching(/^samplan_language=da; Path=\/; Max-Age=31536000; HttpOnly; SameSite=Lax$/)]);
    expect((await ask(list(), { cookie: "samplan_language=da" })).headers["set-cookie"]).toBeUndefined();
  });

  test("show what was written the moment after, and never what is somebody's", async () => {
    const client = await platform.client().signIn("citizen@samplan.example");
    for (let i = 0; i < 5; i += 1) {
      const title = await write();
      const [everyone, own] = await Promise.all([ask(list()), client.get(`/da${plan}/proposals`)]);
      expect(everyone.body.toString()).toContain(title);
      expect(own.text).toContain(title);
      expect(own.headers["cache-control"]).toBe("private, no-store");
      expect(own.headers.etag).toBeUndefined();
      expect(own.text).toContain("/da/sign-out");
      expect(everyone.body.toString()).not.toContain("/da/sign-out");
    }
    // One who has begun something in this browser, and a form that was held.
    for (const [address, headers] of [[list(), { cookie: "samplan_browser=abc" }], [`${list()}?held=abc`, {}], [list(), { cookie: "a=b; __Host-samplan=x" }]] as const) expect((await ask(address, headers)).headers["cache-control"]).toBe("private, no-store");
    expect((await ask(`${list()}?_data=routes%2Fproposals%2Flist`)).status).toBe(404);
  });

  test("are made for each reader where the database cannot say what is committed", async () => {
    const { store } = platform.server.platform;
    const before = store.source.bind(store);
    try {
      for (const moment of [async () => Promise.reject(new Error("down")), () => { throw new Error("down"); }]) {
        store.source = () => ({ ...before(), moment });
        const answer = await ask(list());
        expect([answer.status, answer.headers["cache-control"]]).toEqual([200, "private, no-store"]);
      }
    } finally {
      store.source = before;
    }
  });

  test("are pages: what has no language is answered by itself", async () => {
    for (const [path, status] of [["/healthz", 200], ["/readyz", 200], ["/favicon.svg", 200], ["/nothing", 404], ["/xx", 404]] as const) expect((await ask(`${platform.server.url}${path}`)).status, path).toBe(status);
  });

  test("of what is not there or elsewhere are answered as ever", async () => {
    const missing = await ask(`${platform.server.url}/da/proposals/OGP28-O-9999`);
    expect([missing.status, (await ask(`${platform.server.url}/da/proposals/OGP28-O-9999`, { "if-none-match": missing.headers.etag! })).status]).toEqual([404, 404]);
  });
});

describe("every page that is declared the same for everyone", () => {
  const platform = usePlatform({ settings: { PAGE_CACHE_MB: "0" } });

  test("has an address here", () => { expect(Object.keys(addresses).sort()).toEqual([...forEveryone].sort()); });

  test.each(forEveryone)("%s is made of its address and the database alone", async (id) => {
    const { read, tables: { comments: c, proposals: p } } = platform.server.platform.store;
    const [comment] = await read.select({ id: c.id, reference: p.reference }).from(c).innerJoin(p, eq(p.id, c.proposalId)).limit(1);
    for (const address of addresses[id] ?? []) {
      for (const locale of ["da", "en"]) {
        const url = `${platform.server.url}/${locale}${address.replace("REFERENCE", comment!.reference).replace("COMMENT", comment!.id)}`;
        const texts = await Promise.all([{}, { cookie: "samplan_language=da" }, { "accept-language": "sv", "user-agent": "x" }].map(async (headers) => {
          const { status, body } = await ask(url, headers as Record<string, string>);
          expect(status, url).toBe(url.endsWith("9999") ? 404 : 200);
          return body.toString();
        }));
        expect(new Set(texts).size, url).toBe(1);
        expect(texts[0], url).not.toMatch(/name="formKey"/);
      }
    }
  });
});

describe("every page whose content is the same for who is signed in too", () => {
  const platform = usePlatform();
  // Makes every page anew, from the same database.
  const anew = usePlatform({ settings: { PAGE_CACHE_MB: "0" } });
  const people = ["citizen", "ngo", "authority", "moderator", "coordinator", "admin"];
  const ids = Object.entries(build.routes).filter(([, route]) => (route?.module.loader as { forEveryone?: unknown } | undefined)?.forEveryone === "signedInToo").map(([id]) => id);

  test("is as it would be made for each of them", async () => {
    expect(ids).toContain("routes/proposals/list");
    for (const person of people) {
      const [kept, own] = [await platform.client().signIn(`${person}@samplan.example`), await anew.client().signIn(`${person}@samplan.example`)];
      for (const id of ids) {
        for (const address of [...(addresses[id] ?? []), ...(id === "routes/proposals/list" ? [`${plan}/proposals?sort=newest&q=%22%3Cb%3E`] : [])]) {
          for (const locale of ["da", "en"]) {
            const [first, second] = [await kept.get(`/${locale}${address}`), await own.get(`/${locale}${address}`)];
            // Ids of people and the port are those of each platform.
            const told = (text: string, url: string) => text.replaceAll(url, "").replace(/data-account="\w+"/, "data-account");
            expect(told(first.text, platform.server.url), `${person} at ${address}`).toBe(told(second.text, anew.server.url));
            expect(first.text).toMatch(/data-account="\w{16}"/);
            expect([first.status, first.headers["cache-control"], first.headers["content-type"], first.headers["content-security-policy"], first.headers.vary]).toEqual([200, second.headers["cache-control"], second.headers["content-type"], second.headers["content-security-policy"], second.headers.vary]);
          }
        }
      }
    }
  });

  test("is a visitor's again when the session has ended, and tells of news at once", async () => {
    const client = await platform.client().signIn("citizen@samplan.example");
    const path = `/da${plan}/proposals`;
    expect((await client.get(path)).text).toContain("/da/sign-out");
    const { store } = platform.server.platform;
    const [user] = await store.read.select({ id: store.tables.users.id }).from(store.tables.users).where(eq(store.tables.users.email, "citizen@samplan.example"));
    const before = /<a href="\/da\/account\/news">(.*?)<\/a>/.exec((await client.get(path)).text)![1]!;
    await store.write(async (tx) => { await tx.insert(store.tables.notices).values({ id: "0198aaaa-0000-7000-8000-000000000001", userId: user!.id, cause: "test", kind: "proposal_answered", relation: "author", setting: "own_proposals", data: {}, at: new Date(), awaitsDigest: false }); });
    expect(/<a href="\/da\/account\/news">(.*?)<\/a>/.exec((await client.get(path)).text)![1]).not.toBe(before);
    await platform.server.platform.sessions.endAllOf(user!.id);
    const after = await client.get(path);
    expect(after.text).toContain("/da/sign-in");
    expect(after.text).not.toContain("/da/sign-out");
  });
});
