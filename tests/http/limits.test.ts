import { describe, expect, test } from "vitest";
import { growingWaits, limits } from "#app/domain/rate-limits/limits.ts";
import { usePlatform, type Answer, type Client } from "./client.ts";

// With the limits as they are in production, and a clock that can be moved past them.

const platform = usePlatform({ rateLimitFactor: 1 });

const { free } = growingWaits.signIn;

const waits: { given: string | undefined; longest: number }[] = [];

function expectTooMany(answer: Answer, longest: number) {
  expect(answer.status).toBe(429);
  waits.push({ given: answer.headers["retry-after"], longest });
  expect(answer.text).toMatch(/Wait (1 (minute|second)|\d+ (minutes|seconds)), then try again/);
  expect(answer.text).toContain("<title>Too many attempts – Samplan</title>");
}

/** So that the counts of a test begin at the beginning of a window. */
function nextWindow(seconds: number) {
  const now = platform.server.platform.clock().getTime();
  platform.server.moveClock(seconds * 1000 - (now % (seconds * 1000)) + 1000);
}

describe("too many tries", () => {
  test("at one account: the form comes back with the address and the wait, also for the right password; others can sign in", async () => {
    const client = platform.client();
    for (let n = 0; n < free; n += 1) expect((await client.post("/en/sign-in", { email: n % 2 ? "citizen@samplan.example" : " CITIZEN@samplan.example ", password: "wrong wrong wrong" })).status).toBe(400);
    const answer = await client.post("/en/sign-in", { email: "citizen@samplan.example", password: "demo-samplan-2028", returnTo: "/en/account" });
    expect(answer.status).toBe(429);
    expect(answer.headers["retry-after"]).toBe("1");
    expect(answer.text).toContain("Wait 1 second, then try again");
    expect(answer.text).toContain('value="citizen@samplan.example"');
    expect(answer.text).toContain('name="returnTo" value="/en/account"');
    expect(answer.text).not.toContain('value="demo-samplan-2028"');
    expect((await platform.client().post("/en/sign-in", { email: "ole@samplan.example", password: "demo-samplan-2028" })).status).toBe(303);
    platform.server.moveClock(1_000);
    expect((await platform.client().post("/en/sign-in", { email: "citizen@samplan.example", password: "demo-samplan-2028" })).status).toBe(303);
  });

  test("from one address, whatever the accounts", async () => {
    const { tries, seconds } = limits.signInPerAddress;
    nextWindow(seconds);
    for (let n = 0; n < tries; n += 1) await platform.client().post("/en/sign-in", { email: `nobody${n}@example.com`, password: "x" });
    expectTooMany(await platform.client().post("/en/sign-in", { email: "nobody@example.com", password: "x" }), seconds);
    // What a client says of itself counts for nothing without a proxy of ours.
    expect((await platform.client().post("/en/sign-in", { email: "nobody@example.com", password: "x" }, { "X-Forwarded-For": "10.1.2.3" })).status).toBe(429);
  });

  test("at signing up: what was typed, but no password, stands on the page", async () => {
    const { tries, seconds } = limits.signUpPerAddress;
    nextWindow(seconds);
    const fields = { participantType: "citizen", name: "Somebody with a long name", password: "kastanje lygte fregat 41" };
    for (let n = 0; n < tries; n += 1) await platform.client().post("/en/sign-up", { ...fields, email: `new${n}@limits.example` });
    const answer = await platform.client().post("/en/sign-up", { ...fields, email: "last@limits.example" });
    expectTooMany(answer, seconds);
    expect(answer.text).not.toContain("kastanje");
  });

  test("at commenting: the text is given back", async () => {
    const { tries, seconds } = limits.commentPerPerson;
    nextWindow(seconds);
    const client = await signedIn("karen@samplan.example");
    const comment = (body: string) => client.post("/en/proposals/OGP28-A-0025", { intent: "comment", stance: "for", body, display: "name" });
    for (let n = 0; n < tries; n += 1) expect((await comment(`Comment number ${n}`)).status).toBe(303);
    const answer = await comment("This long text must not be lost because of a limit");
    expectTooMany(answer, seconds);
    expect(answer.text).toContain("This long text must not be lost because of a limit");
  });

  test("at sending proposals: the draft is kept", async () => {
    const { tries, seconds } = limits.submitPerPerson;
    nextWindow(seconds);
    const client = await signedIn("amina@samplan.example");
    const submit = async (title: string) => {
      const saved = await client.post("/en/plans/ogp-2026-2028/proposals/new/save", { draft: "", theme: "open-data", title, problem: "p", change: "c", effect: "e" });
      return client.post("/en/plans/ogp-2026-2028/proposals/new/review", { draft: (JSON.parse(saved.text) as { draft: string }).draft, display: "name" });
    };
    for (let n = 0; n < tries; n += 1) expect((await submit(`Proposal ${n}`)).status).toBe(303);
    expectTooMany(await submit("The one that was too many"), seconds);
    expect((await client.get("/en/plans/ogp-2026-2028/proposals/new")).text).toContain("The one that was too many");
    platform.server.moveClock(seconds * 1000);
    expect((await submit("The one after an hour")).status).toBe(303);
  });

  test("at taking the evidence of a plan along: a page says so, where a file was asked for", async () => {
    const { tries, seconds } = limits.evidencePerNetwork;
    nextWindow(seconds);
    const take = () => platform.client().get("/en/plans/ogp-2026-2028/compliance/evidence.zip");
    for (let n = 0; n < tries; n += 1) expect((await take()).status).toBe(200);
    const answer = await take();
    expectTooMany(answer, seconds);
    expect(answer.text).toContain('<html lang="en">');
    expect((await platform.client().get("/en/plans/ogp-2026-2028/compliance")).status).toBe(200);
  });

  test("at asking for a new link", async () => {
    const { tries, seconds } = limits.mailPerPerson;
    nextWindow(seconds);
    const client = await signedIn("jonas@samplan.example");
    for (let n = 0; n < tries; n += 1) expect((await client.post("/en/sign-up/check-mail", {})).status).toBe(303);
    expectTooMany(await client.post("/en/sign-up/check-mail", {}), seconds);
  });

  test("at the same time: of many tries at once no more than are free get through", async () => {
    nextWindow(limits.signInPerAddress.seconds);
    const answers = await Promise.all(Array.from({ length: free + 10 }, () => platform.client().post("/en/sign-in", { email: "helle@samplan.example", password: "wrong wrong wrong" })));
    expect(answers.filter(({ status }) => status === 400)).toHaveLength(free);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(10);
  });
});

test("every refusal says in its header when to come back", () => {
  expect(waits.length).toBeGreaterThan(4);
  for (const { given, longest } of waits) {
    expect(given).toMatch(/^[1-9]\d*$/);
    expect(Number(given)).toBeLessThanOrEqual(longest);
  }
});

async function signedIn(email: string): Promise<Client> {
  return platform.client().signIn(email);
}

test("nothing failed behind these answers", () => {
  expect(platform.server.log).toEqual([]);
});
