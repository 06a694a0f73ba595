import { describe, expect, test } from "vitest";
import { Client, usePlatform } from "./client.ts";

describe("over http, on this machine", () => {
  const platform = usePlatform();

  test("the cookie of a session is for the server alone", async () => {
    const { status, cookies, location } = await platform.client().post("/da/sign-in", { email: "citizen@samplan.example", password: "demo-samplan-2028" });
    expect(status).toBe(303);
    expect(location).toBe("/da");
    const session = cookies.find((cookie) => cookie.startsWith("samplan="))!;
    expect(session).toMatch(/^samplan=[\w-]{27,};/);
    for (const attribute of [/; HttpOnly/i, /; SameSite=Lax/i, /; Path=\//i, /; Max-Age=\d+/i]) expect(session).toMatch(attribute);
    expect(session).not.toMatch(/; Secure|; Domain/i);
  });

  test("reading sets the language and nothing else, once", async () => {
    const client = platform.client();
    const { cookies } = await client.get("/en/about");
    expect(cookies).toHaveLength(1);
    expect(cookies[0]).toMatch(/^samplan_language=en; Path=\/; Max-Age=31536000; HttpOnly; SameSite=Lax/);
    expect((await client.get("/en/rules")).cookies).toEqual([]);
    expect((await client.get("/da/rules")).cookies).toHaveLength(1);
  });

  test("signing in ends the session that was there, and signing out ends it on the server too", async () => {
    const client = await platform.client().signIn("citizen@samplan.example");
    const first = client.cookieHeader;
    await client.signIn("citizen@samplan.example");
    const second = client.cookieHeader;
    expect(second).not.toBe(first);
    const withCookie = (cookie: string) => platform.client().get("/da/account", { headers: { Cookie: cookie } });
    expect((await withCookie(first)).status).toBe(302);
    expect((await withCookie(second)).status).toBe(200);
    const { cookies } = await client.post("/da/sign-out", {});
    expect(cookies.find((cookie) => cookie.startsWith("samplan="))).toMatch(/Max-Age=0/);
    expect((await withCookie(second)).status).toBe(302);
  });

  test("the database keeps no token that opens a session", async () => {
    const client = await platform.client().signIn("ole@samplan.example");
    const token = /samplan=([\w-]+)/.exec(client.cookieHeader)![1]!;
    const { store } = platform.server.platform;
    const rows = await store.read.select({ id: store.tables.sessions.id }).from(store.tables.sessions);
    expect(rows.map((row) => row.id)).not.toContain(token);
    expect(rows.every((row) => /^[0-9a-f]{64}$/.test(row.id))).toBe(true);
  });

  test("a draft begun before signing in follows the browser; signing out forgets it", async () => {
    const client = platform.client();
    const { cookies } = await client.post("/da/plans/ogp-2026-2028/proposals/new/save", { title: "kladde i browseren" });
    expect(cookies.find((cookie) => cookie.startsWith("samplan_browser="))).toMatch(/; HttpOnly; SameSite=Lax/);
    await client.signIn("helle@samplan.example");
    expect((await client.get("/da/plans/ogp-2026-2028/proposals/new")).text).toContain("kladde i browseren");
    await client.post("/da/sign-out", {});
    expect((await client.get("/da/plans/ogp-2026-2028/proposals/new")).text).not.toContain("kladde i browseren");
  });
});

describe("over https, behind a proxy", () => {
  const platform = usePlatform({ publicUrl: "https://samplan.example" });

  test("all cookies are secure, the session's is bound to the host, and browsers are told to stay with https", async () => {
    const client = platform.client();
    const page = await client.get("/da");
    expect(page.headers["strict-transport-security"]).toMatch(/max-age=31536000/);
    expect(page.cookies.every((cookie) => /; Secure/i.test(cookie))).toBe(true);
    const draft = await client.post("/da/plans/ogp-2026-2028/proposals/new/save", { title: "x" });
    expect(draft.status).toBe(200);
    expect(draft.cookies.every((cookie) => /; Secure/i.test(cookie))).toBe(true);
    const { status, cookies, location } = await client.post("/da/sign-in", { email: "citizen@samplan.example", password: "demo-samplan-2028", returnTo: "/da/account" });
    expect(status).toBe(303);
    expect(location).toBe("/da/account");
    const session = cookies.find((cookie) => cookie.includes("samplan="))!;
    expect(session).toMatch(/^__Host-samplan=[^;]+;/);
    expect(session).toMatch(/; Path=\/(;|$)/);
    expect(session).toMatch(/; Secure/i);
    expect(session).not.toMatch(/Domain/i);
    expect((await client.get("/da/account")).status).toBe(200);
    const signedOut = await client.post("/da/sign-out", {});
    for (const cookie of signedOut.cookies) expect(cookie).toMatch(/; Secure/i);
  });

  test("a form from the address behind the proxy, or over http, is another site's", async () => {
    for (const origin of ["http://samplan.example", "https://samplan.example.evil.example", "https://sub.samplan.example", "https://samplan.example:8443", "https://SAMPLAN.example/"]) {
      const { status } = await new Client(platform.server.url, origin).post("/da/sign-in", { email: "a", password: "b" });
      expect(status, origin).toBe(403);
    }
  });
});
