import { expect, test } from "vitest";
import { usePlatform, useSignedIn } from "./client.ts";

// What is changed is shown as it is, harmless, wherever it is shown; what is not there is not found.

const platform = usePlatform();
const citizen = useSignedIn(platform, "citizen@samplan.example");
const moderator = useSignedIn(platform, "moderator@samplan.example");

const evil = `"><script>alert(1)</script><img src=x onerror=alert(2)>'&amp; ]]> \\input{x} {{7*7}}`;
const own = "OGP28-C-0004";

/** Opens the form of changing as it stands, and sends it with some fields changed. */
async function edit(reference: string, typed: Record<string, string>) {
  const client = citizen();
  const { text } = await client.get(`/en/proposals/${reference}/edit`);
  const valueOf = (name: string) => new RegExp(`name="${name}"[^>]*value="([^"]*)"|value="([^"]*)"[^>]*name="${name}"`).exec(text)?.slice(1).find((each) => each !== undefined) ?? "";
  return client.post(`/en/proposals/${reference}/edit`, { mark: valueOf("mark"), theme: "open-data", title: "T", problem: "P", change: "C", effect: "E", ...typed });
}

test("a change with markup stands as text on every page that shows it, and in the feed", async () => {
  const sent = await edit(own, { title: evil, problem: evil, change: `${evil}\n\n\u202Eabc \uFFFE`, effect: "שלום 👩‍👩‍👧‍👦 e\u0301" });
  expect([sent.status, sent.location]).toEqual([303, `/en/proposals/${own}?done=major`]);
  for (const page of ["", "/versions", "/versions/1", "/versions/2", "/versions/2?from=1", "/versions/1?from=2", "/print"]) {
    for (const client of [platform.client(), citizen()]) {
      const { status, text } = await client.get(`/en/proposals/${own}${page}`);
      expect(status, page).toBe(200);
      expect(text, page).not.toMatch(/<script>alert|<img src=x|[\u202A-\u202E\u2066-\u2069]/);
    }
  }
  const feed = await platform.client().get(`/feeds/proposals/${own}?language=en`);
  expect([feed.status, feed.headers["content-type"]]).toEqual([200, "application/atom+xml; charset=utf-8"]);
  expect(feed.text).not.toMatch(/<script>|<img|\uFFFE/);
  expect((await moderator().get(`/en/desk/ogp-2026-2028/${own}`)).text).toContain(`/en/proposals/${own}/versions`);
});

test("what is missing or too long, a CPR number and an old mark come back with what was typed", async () => {
  const long = await edit("OGP28-C-0022", { title: "x".repeat(121), problem: "The words that were typed" });
  expect(long.status).toBe(400);
  expect(long.text).toContain("The words that were typed");
  expect(long.text).toMatch(/at most 120 characters\. There are 121/);
  const number = await edit("OGP28-C-0022", { problem: "Call 010203-1234" });
  expect(number.status).toBe(400);
  expect(number.text).toContain('name="cprSeen"');
  const old = await edit("OGP28-C-0022", { mark: "of another text", problem: "The words that were typed" });
  expect(old.status).toBe(409);
  expect(old.text).toContain("The words that were typed");
  expect((await platform.client().get("/en/proposals/OGP28-C-0022/versions/2")).status).toBe(404);
});

test.each([
  ["/en/proposals/OGP28-O-0001/versions/0", 404], ["/en/proposals/OGP28-O-0001/versions/2", 404], ["/en/proposals/OGP28-O-0001/versions/-1", 404], ["/en/proposals/OGP28-O-0001/versions/1e3", 404], ["/en/proposals/OGP28-O-0001/versions/99999999999999999999", 404],
  ["/en/proposals/OGP28-O-0001/versions/1?from=x", 200], ["/en/proposals/OGP28-O-0001/versions/1?from=1", 200], ["/en/proposals/OGP28-O-0001/versions/1?from=7", 404], ["/en/proposals/ogp28-o-0001/versions", 200],
  ["/en/proposals/NONE/versions", 404], ["/en/proposals/NONE/print", 404], ["/feeds/proposals/NONE", 404], ["/feeds/proposals/OGP28-O-0001", 200], ["/feeds/proposals/ogp28-o-0001?language=xx", 200], ["/feeds/proposals/%00", 404], [`/feeds/proposals/${"A".repeat(3000)}`, 404],
])("%s answers %i", async (path, status) => { expect((await platform.client().get(path)).status).toBe(status); });

test("a proposal that was never changed says so in a feed of its own, in the language that is asked for", async () => {
  const [danish, english] = await Promise.all(["da", "en"].map((language) => platform.client().get(`/feeds/proposals/OGP28-O-0001?language=${language}`)));
  expect(danish!.text).toContain("Modtaget");
  expect(english!.text).toContain("Received");
  const ids = (text: string) => [...text.matchAll(/<id>(urn:uuid:[^<]+)</g)].map(([, id]) => id);
  expect(ids(danish!.text)).toEqual(ids(english!.text));
  expect((await platform.client().get("/feeds/proposals/OGP28-O-0001")).text).toBe(danish!.text);
});

test("of a hidden proposal there is no version to read or print, and its feed tells no title", async () => {
  const reference = "OGP28-A-0025";
  const title = "<title>" + /<h1[^>]*>(?:<span[^>]*>)?([^<]+)/.exec((await platform.client().get(`/en/proposals/${reference}`)).text)![1]!;
  const { text } = await moderator().get(`/en/desk/ogp-2026-2028/${reference}`);
  const version = /name="version" value="(\d+)"/.exec(text)![1]!;
  expect((await moderator().post(`/en/desk/ogp-2026-2028/${reference}/hide`, { intent: "hide", reason: "advertising", note: "n", version })).status).toBe(303);
  for (const page of ["versions", "versions/1", "print"]) for (const client of [platform.client(), citizen(), moderator()]) expect((await client.get(`/en/proposals/${reference}/${page}`)).status, page).toBe(404);
  const feed = await platform.client().get(`/feeds/proposals/${reference}?language=en`);
  expect(feed.text).toContain(`<title>${reference}</title>`);
  expect(feed.text).not.toContain(title.slice(7));
  expect(feed.text).toContain("advertising");
});

test("nothing failed behind these answers", () => { expect(platform.server.log.filter(({ level }) => level === "error")).toEqual([]); });
