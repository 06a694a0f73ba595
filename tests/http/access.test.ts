import { describe, expect, test } from "vitest";
import { usePlatform, useSignedIn } from "./client.ts";

// What those who may not are kept from. Every route with every kind of person is in tests/contract/access.test.ts.

const platform = usePlatform();
const citizen = useSignedIn(platform, "citizen@samplan.example");
const moderator = useSignedIn(platform, "moderator@samplan.example");
const coordinator = useSignedIn(platform, "coordinator@samplan.example");

describe("acts at the desk by those who may not", () => {
  const acts = [
    ["/da/desk/ogp-2026-2028/OGP28-A-0025", { intent: "take", version: "1" }],
    ["/da/desk/ogp-2026-2028/OGP28-A-0025/answer", { intent: "publish", outcome: "adopted", reason: "Because.", version: "1" }],
    ["/da/desk/ogp-2026-2028/OGP28-A-0025/hide", { intent: "hide", reason: "offensive", note: "n", version: "1" }],
    ["/da/desk/ogp-2026-2028/OGP28-A-0025", { intent: "shortlist", initiative: "new", title: "t", degree: "full" }],
    ["/da/desk/ogp-2026-2028/shortlist", { refs: "OGP28-A-0025", initiative: "new", title: "t", degree: "full" }],
    ["/da/desk/ogp-2026-2028/comments/0190b1e0-0000-7000-8000-000000000000/hide", { reason: "offensive" }],
  ] as const;

  test.each(acts)("a participant is refused at %s %j", async (path, fields) => {
    const before = await platform.client().get("/da/proposals/OGP28-A-0025");
    expect((await citizen().post(path, fields)).status).toBe(403);
    const after = await platform.client().get("/da/proposals/OGP28-A-0025");
    expect(after.text).toBe(before.text);
  });

  test.each(acts)("a visitor is asked to sign in at %s %j, and comes back there", async (path, fields) => {
    const { status, location } = await platform.client().post(path, fields);
    expect(status).toBe(303);
    expect(location).toMatch(/^\/da\/sign-in\?returnTo=/);
    const returnTo = new URL(location!, "http://own").searchParams.get("returnTo")!;
    expect(returnTo.split("?")[0]).toBe(path);
  });
});

test("a case is found only under its own plan", async () => {
  expect((await moderator().get("/da/desk/ogp-2017-2019/OGP28-O-0001")).status).toBe(404);
  expect((await moderator().get("/da/desk/none/OGP28-O-0001")).status).toBe(404);
  expect((await moderator().get("/da/desk/ogp-2017-2019/shortlist?refs=OGP28-O-0001")).status).toBe(404);
});

test("an act on a case under another plan's address is refused", async () => {
  const { status } = await moderator().post("/da/desk/ogp-2017-2019/OGP28-A-0025", { intent: "take", version: "1" });
  expect(status).toBe(404);
});

test("a session that ended, and cookies that are made up, are a visitor's", async () => {
  const client = await platform.client().signIn("karen@samplan.example");
  const cookie = client.cookieHeader;
  expect((await client.get("/da/account")).status).toBe(200);
  expect((await client.post("/da/sign-out", {})).status).toBe(303);
  for (const header of [cookie, "samplan=", "samplan=x", `samplan=${"a".repeat(4000)}`, "samplan=%00", "samplan=%", "samplan=\"; samplan_browser='", "=;;;=", "samplan=__proto__"]) {
    const { status, location } = await platform.client().get("/da/account", { headers: { Cookie: header } });
    expect(status, header).toBe(302);
    expect(location).toMatch(/^\/da\/sign-in/);
  }
});

test("nothing of one person shows for another: drafts and held forms", async () => {
  const writer = platform.client();
  const saved = await writer.post("/da/plans/ogp-2026-2028/proposals/new/save", { title: "hemmeligt udkast", problem: "ingen må se det" });
  const { draft } = JSON.parse(saved.text) as { draft: string };
  for (const other of [platform.client(), citizen(), moderator(), coordinator()]) {
    for (const path of [`/da/plans/ogp-2026-2028/proposals/new?draft=${draft}`, `/da/plans/ogp-2026-2028/proposals/new/review?draft=${draft}`, "/da/account"]) {
      expect((await other.get(path)).text).not.toContain("hemmeligt udkast");
    }
  }
  const holder = platform.client();
  const { location } = await holder.post("/da/proposals/OGP28-A-0025", { intent: "comment", stance: "for", body: "en tekst, der holdes" });
  const held = new URL(new URL(location!, "http://own").searchParams.get("returnTo")!, "http://own").searchParams.get("held")!;
  await holder.signIn("karen@samplan.example");
  expect((await holder.get(`/da/proposals/OGP28-A-0025?held=${held}`)).text).toContain("en tekst, der holdes");
  // A link with it in another browser shows nothing: nobody puts words into another's form.
  expect((await citizen().get(`/da/proposals/OGP28-A-0025?held=${held}`)).text).not.toContain("en tekst, der holdes");
  expect((await holder.get(`/da/proposals/OGP28-O-0001?held=${held}`)).text).not.toContain("en tekst, der holdes");
  expect((await holder.get(`/da/proposals/OGP28-A-0025?held=${held.slice(0, -1)}`)).text).not.toContain("en tekst, der holdes");
});

test("nothing failed behind these answers", () => {
  expect(platform.server.log).toEqual([]);
});
