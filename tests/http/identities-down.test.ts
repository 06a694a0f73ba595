import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { demoPassword } from "#app/domain/seed/demo-password.ts";
import { startIdentityProvider, type TestProvider } from "#tests/support/identity-provider.ts";
import { startServer, type TestServer } from "#tests/support/server.ts";
import { Client } from "./client.ts";

// A provider of identities that is slow, broken or not there: people learn so within five seconds, and lose nothing.

let provider: TestProvider;
let server: TestServer;

beforeAll(async () => { provider = await startIdentityProvider(); });
afterAll(async () => { await provider?.stop(); });
beforeEach(async () => {
  provider.mischief = {};
  provider.people.set("anna", { sub: "anna", acr: "low" });
  // What the platform knows of the provider it keeps, so each test has a platform that has not asked yet.
  server = await startServer({ settings: { IDENTITY_PROVIDERS: provider.settings() } });
  return () => server.stop();
});

const start = "/da/sign-in/with/mitid?returnTo=%2Fda%2Fplans%2Fogp-2026-2028%2Fproposals%2Fnew%3Fdraft%3Dabc";
const unavailable = "/da/sign-in?problem=unavailable&returnTo=%2Fda%2Fplans%2Fogp-2026-2028%2Fproposals%2Fnew%3Fdraft%3Dabc";

/** Asks, and sees that the answer is there in less than five seconds. */
async function inTime(client: Client, path: string) {
  const began = performance.now();
  const answer = await client.get(path);
  expect(performance.now() - began).toBeLessThan(5_000);
  return answer;
}

async function expectPasswordWorks(client: Client) {
  const page = await client.get(unavailable);
  expect(page.text).toContain("svarer ikke lige nu");
  expect((await client.post("/da/sign-in", { email: "citizen@samplan.example", password: demoPassword, returnTo: "/da/plans" })).location).toBe("/da/plans");
}

test("one that is not there: a message, the password works, and the next person asks again", async () => {
  await provider.stop();
  const client = new Client(server.url);
  expect((await inTime(client, start)).location).toBe(unavailable);
  await expectPasswordWorks(client);
  await provider.start();
  expect((await new Client(server.url).get(start)).location).toContain(provider.issuer);
  expect(server.log).toMatchObject([{ level: "warn", event: "identity provider", fields: { provider: "mitid", problem: "unavailable" } }]);
});

test("one that does not answer at all, for many at once", async () => {
  provider.mischief = { delay: 30_000 };
  const answers = await Promise.all(Array.from({ length: 10 }, () => inTime(new Client(server.url), start)));
  expect(new Set(answers.map(({ location }) => location))).toEqual(new Set([unavailable]));
  await expectPasswordWorks(new Client(server.url));
});

describe.each([["the token", /^\/token/], ["the keys", /^\/jwks/], ["more about the person", /^\/me/]])("one that is asked for %s", (_, at) => {
  test.each([["is slow", { delay: 30_000 }], ["fails", { status: 503 }]])("and %s", async (__, mischief) => {
    const client = new Client(server.url);
    const { location } = await client.get(start);
    const callback = await provider.visit(location!, "anna");
    provider.mischief = { ...mischief, at };
    expect((await inTime(client, callback.slice(server.url.length))).location).toBe(unavailable);
    await expectPasswordWorks(client);
  });
});

test("one that is slow at everything, each a little, is given up in time too", async () => {
  const client = new Client(server.url);
  const { location } = await client.get(start);
  const callback = await provider.visit(location!, "anna");
  provider.mischief = { delay: 2_500 };
  expect((await inTime(client, callback.slice(server.url.length))).location).toBe(unavailable);
});

test("one that is gone when the person comes back", async () => {
  const client = new Client(server.url);
  const { location } = await client.get(start);
  const callback = await provider.visit(location!, "anna");
  await provider.stop();
  expect((await inTime(client, callback.slice(server.url.length))).location).toBe(unavailable);
  await provider.start();
});

test.each([["something else than what was asked", { status: 404, at: /openid-configuration/ }]])("one that answers %s", async (_, mischief) => {
  provider.mischief = mischief;
  expect((await inTime(new Client(server.url), start)).location).toBe(unavailable.replace("unavailable", "failed"));
});

test("one that calls itself something else than in the settings is not trusted", async () => {
  const other = await startServer({ settings: { IDENTITY_PROVIDERS: provider.settings({ issuer: provider.issuer.replace("localhost", "127.0.0.1") }) } });
  try {
    expect((await new Client(other.url).get("/en/sign-in/with/mitid")).location).toMatch(/^\/en\/sign-in\?problem=(failed|unavailable)/);
  } finally {
    await other.stop();
  }
});

test("too many tries from one address are told when to come back, and others may come", async () => {
  const strict = await startServer({ rateLimitFactor: 1, settings: { IDENTITY_PROVIDERS: provider.settings(), TRUST_PROXY: "1" } });
  try {
    const from = (address: string) => new Client(strict.url).get("/da/sign-in/with/mitid", { headers: { "X-Forwarded-For": address } });
    const answers = await Promise.all(Array.from({ length: 305 }, () => from("192.0.2.9")));
    expect(answers.filter(({ status }) => status === 302)).toHaveLength(300);
    const refused = answers.find(({ status }) => status === 429)!;
    expect(Number(refused.headers["retry-after"])).toBeGreaterThan(0);
    expect(refused.text).toContain("<h1");
    expect((await from("198.51.100.4")).status).toBe(302);
  } finally {
    await strict.stop();
  }
});
