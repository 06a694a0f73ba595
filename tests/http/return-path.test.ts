import { describe, expect, test } from "vitest";
import { send, usePlatform } from "./client.ts";

const platform = usePlatform();

const hostile = [
  "//evil.example", "/\\evil.example", "\\\\evil.example", "https:evil.example", "https://evil.example", "http:/evil.example", "javascript:alert(1)", "data:text/html,x", "/da/../..//evil.example", "/da/..//evil.example", "/da/.//evil.example/..//evil.example", "/en/%2e%2e//evil.example",
  "/da\\..\\..\\evil.example", "/da/\t//evil.example", "/\t/evil.example", "/da\n/evil", "/da\r\nSet-Cookie: a=b", "/\u0000/evil", "evil.example", "@evil.example", "/@evil.example", "/dа//evil.example", "/da@evil.example", "/da.evil.example", "/de", "", "/", "?x", "/DA//evil", "/da/../en/../..//evil", "///evil.example", "/%5cevil.example", "/%2f/evil.example",
];
const own = ["/da", "/en", "/da/account", "/en/plans/ogp-2026-2028/proposals?q=%C3%A6&sort=newest", "/da/proposals/OGP28-O-0001#write-comment", "/da/proposals/OGP28-O-0001?held=abc#comments", "/en?x=//evil.example"];

/** Where a browser at our site would go. */
const target = (location: string | undefined) => new URL(location ?? "/none", platform.server.url);

describe.each(hostile)("the return address %j", (returnTo) => {
  test("does not lead away after signing in, by the field or by the link", async () => {
    const signedIn = await platform.client().post("/da/sign-in", { email: "citizen@samplan.example", password: "demo-samplan-2028", returnTo });
    expect(signedIn.status).toBe(303);
    expect(target(signedIn.location).host).toBe(new URL(platform.server.url).host);
    expect(signedIn.location).toMatch(/^\/(da|en)([/?#]|$)/);
    expect(signedIn.location).not.toMatch(/^\/[/\\]/);
    expect(signedIn.headers).not.toHaveProperty("a");

    const page = await platform.client().get(`/da/sign-in?returnTo=${encodeURIComponent(returnTo)}`);
    expect(page.status).toBe(200);
    const value = /name="returnTo" value="([^"]*)"/.exec(page.text)![1]!;
    expect(value).toMatch(/^$|^\/(da|en)([/?#]|$)/);
    for (const [, href] of page.text.matchAll(/href="([^"]*)"/g)) expect(target(href!.replaceAll("&amp;", "&")).host).toBe(new URL(platform.server.url).host);
  });

  test("does not lead away for somebody who is signed in already, nor after confirming an address", async () => {
    const client = await platform.client().signIn("ole@samplan.example");
    for (const path of ["sign-in", "sign-up"]) {
      const { status, location } = await client.get(`/da/${path}?returnTo=${encodeURIComponent(returnTo)}`);
      expect(status).toBe(302);
      expect(target(location).host).toBe(new URL(platform.server.url).host);
    }
    const verify = await platform.client().get(`/da/verify-email?token=x&returnTo=${encodeURIComponent(returnTo)}`);
    expect(verify.status).toBe(200);
    expect(verify.text).not.toMatch(/name="returnTo" value="(?!\/(?:da|en)|")/);
  });
});

test.each(own)("the return address %j of our own is kept", async (returnTo) => {
  const { status, location } = await platform.client().post("/da/sign-in", { email: "citizen@samplan.example", password: "demo-samplan-2028", returnTo });
  expect(status).toBe(303);
  expect(location).toBe(returnTo);
});

test("a return address that is a list, or endless, does no harm", async () => {
  for (const returnTo of [["/da/account", "//evil.example"], `/da/${"a".repeat(5000)}`]) {
    const { status, location } = await platform.client().post("/da/sign-in", { email: "citizen@samplan.example", password: "demo-samplan-2028", returnTo });
    expect(status).toBe(303);
    expect(target(location).host).toBe(new URL(platform.server.url).host);
  }
  expect((await platform.client().get(`/da/sign-in?returnTo=/da/account&returnTo=${encodeURIComponent("//evil.example")}`)).status).toBe(200);
});

test("redirects never follow the Host header", async () => {
  for (const host of ["evil.example", "evil.example:80", "[::1]", ""]) {
    const { status, location } = await send(platform.server.url, "/", { headers: { Host: host } });
    if (status === 302) expect(location).toMatch(/^\/(da|en)$/);
    else expect(status).toBe(400);
  }
  const forwarded = await send(platform.server.url, "/da/account", { headers: { "X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "https", "X-Original-URL": "/en", "X-Rewrite-URL": "/en" } });
  expect(forwarded.location).toBe("/da/sign-in?returnTo=%2Fda%2Faccount");
});

test("a page's own address may hold anything and its links still lead to our own site", async () => {
  for (const path of ["/da//evil.example", "//evil.example/da", "/da/%5C%5Cevil.example", "/en//evil.example/..", "/da/x?returnTo=//evil.example", "/da/plans?a=%22%3E%3Cscript%3Ealert(1)%3C/script%3E"]) {
    const { status, text, location } = await send(platform.server.url, path);
    expect(status, path).toBeLessThan(500);
    expect(text).not.toContain("<script>alert");
    for (const href of [location ?? "/", ...[...text.matchAll(/(?:href|action)="([^"]*)"/g)].map((each) => each[1]!.replaceAll("&amp;", "&"))]) expect(target(href).host, `${path}: ${href}`).toBe(new URL(platform.server.url).host);
  }
});

test("nothing failed behind these answers", () => {
  expect(platform.server.log).toEqual([]);
});
