import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import routes from "#app/routes.ts";
import { usePlatform, useSignedIn, type Client } from "./client.ts";

// Every address and every kind of person. What a route declares is checked in tests/contract; here it is what is answered.

const platform = usePlatform();
const citizen = useSignedIn(platform, "citizen@samplan.example");
const moderator = useSignedIn(platform, "moderator@samplan.example");
const coordinator = useSignedIn(platform, "coordinator@samplan.example");

const everyone = [200, 200, 200, 200] as const;
const signedIn = ["in", 200, 200, 200] as const;
const staff = ["in", 403, 200, 200] as const;
const coordinators = ["in", 403, 403, 200] as const;
const plan = "/plans/ogp-2026-2028";

/** Per route: an address, and what a visitor, a participant, a moderator and a coordinator get. `in` stands for the sign-in page. */
const expected: Record<string, [address: string, answers: readonly (number | string)[]]> = {
  "": ["", everyone],
  "plans": ["/plans", everyone],
  "plans/:plan": [plan, everyone],
  "plans/:plan/themes/:theme": [`${plan}/themes/open-data`, everyone],
  "plans/:plan/proposals": [`${plan}/proposals`, everyone],
  "plans/:plan/proposals/new": [`${plan}/proposals/new`, everyone],
  // Without a draft there is nothing to review.
  "plans/:plan/proposals/new/review": [`${plan}/proposals/new/review`, ["/en/plans/ogp-2026-2028/proposals/new", "/en/plans/ogp-2026-2028/proposals/new", "/en/plans/ogp-2026-2028/proposals/new", "/en/plans/ogp-2026-2028/proposals/new"]],
  "plans/:plan/proposals/new/save": [`${plan}/proposals/new/save`, [404, 404, 404, 404]],
  "plans/:plan/initiatives": [`${plan}/initiatives`, everyone],
  "proposals": ["/proposals", ["/en/plans/ogp-2026-2028/proposals", "/en/plans/ogp-2026-2028/proposals", "/en/plans/ogp-2026-2028/proposals", "/en/plans/ogp-2026-2028/proposals"]],
  "proposals/:reference": ["/proposals/OGP28-O-0001", everyone],
  // The receipt is the author's alone: for others it is not there.
  "proposals/:reference/receipt": ["/proposals/OGP28-O-0001/receipt", ["in", 404, 404, 404]],
  "initiatives": ["/initiatives", ["/en/plans/ogp-2026-2028/initiatives", "/en/plans/ogp-2026-2028/initiatives", "/en/plans/ogp-2026-2028/initiatives", "/en/plans/ogp-2026-2028/initiatives"]],
  "initiatives/:reference": ["/initiatives/OGP28-I-01", everyone],
  "sign-up": ["/sign-up", [200, "/en/account", "/en/account", "/en/account"]],
  "sign-up/check-mail": ["/sign-up/check-mail", everyone],
  "sign-in": ["/sign-in", [200, "/en/account", "/en/account", "/en/account"]],
  "sign-out": ["/sign-out", ["/en", 200, 200, 200]],
  "verify-email": ["/verify-email", everyone],
  "account": ["/account", signedIn],
  "account/data": ["/account/data", signedIn],
  // Only a form downloads; whoever comes by a link finds the form.
  "account/data/download": ["/account/data/download", ["in", "/en/account/data", "/en/account/data", "/en/account/data"]],
  "account/data/names": ["/account/data/names", signedIn],
  "account/delete": ["/account/delete", signedIn],
  "organisations/:organisation": ["/organisations/{organisation}", everyone],
  // For its own people; the demonstration's coordinator and citizen belong to others or to none.
  "organisations/:organisation/edit": ["/organisations/{organisation}/edit", ["in", 403, 403, 403]],
  "organisations/:organisation/members": ["/organisations/{organisation}/members", ["in", 403, 403, 403]],
  "join": ["/join?token=none", everyone],
  "account/organisations": ["/account/organisations", signedIn],
  "admin/organisations": ["/admin/organisations", coordinators],
  "admin/organisations/:organisation": ["/admin/organisations/{organisation}", coordinators],
  // Without another one there is nothing to compare.
  "admin/organisations/:organisation/merge": ["/admin/organisations/{organisation}/merge", ["in", 403, 403, "/en/admin/organisations/{organisation}"]],
  "sign-in/with/:provider": ["/sign-in/with/none", [404, 404, 404, 404]],
  // Without a login of a provider one begins at the sign-in page, which sends on whoever is signed in.
  "sign-in/new-identity": ["/sign-in/new-identity", ["/en/sign-in?problem=expired", "/en/sign-in?problem=expired", "/en/sign-in?problem=expired", "/en/sign-in?problem=expired"]],
  "sign-in/confirm-identity": ["/sign-in/confirm-identity?token=x", everyone],
  "account/identities": ["/account/identities", signedIn],
  "account/identities/:provider": ["/account/identities/none", ["in", 404, 404, 404]],
  // Without a first factor there is nothing to add a second one to.
  "sign-in/second-factor": ["/sign-in/second-factor", ["/en/sign-in?late=1", "/en/account", "/en/account", "/en/account"]],
  "account/second-factor": ["/account/second-factor", signedIn],
  // With one plan that collects there is nothing to choose.
  "desk": ["/desk", ["in", 403, "/en/desk/ogp-2026-2028", "/en/desk/ogp-2026-2028"]],
  "desk/:plan": ["/desk/ogp-2026-2028", staff],
  "desk/:plan/shortlist": ["/desk/ogp-2026-2028/shortlist?refs=OGP28-O-0001", staff],
  "desk/:plan/comments/:comment/hide": ["/desk/ogp-2026-2028/comments/{comment}/hide", staff],
  "desk/:plan/:reference": ["/desk/ogp-2026-2028/OGP28-O-0001", staff],
  "about": ["/about", everyone],
  "accessibility": ["/accessibility", everyone],
  "privacy": ["/privacy", everyone],
  "rules": ["/rules", everyone],
  "demo/mail": ["/demo/mail", everyone],
  "*": ["/none/such", [404, 404, 404, 404]],
};

type Entry = { path?: string; index?: boolean; children?: Entry[] };

test("every route is in the table", () => {
  const pages = (routes as Entry[]).find((entry) => entry.path === ":lang")!.children!;
  expect(Object.keys(expected).sort()).toEqual(pages.map((entry) => entry.path ?? "").sort());
});

/** The id of an organisation of the demonstration that none of the four belongs to. */
async function anOrganisation(): Promise<string> {
  const { store } = platform.server.platform;
  const [row] = await store.read.select({ id: store.tables.organisations.id }).from(store.tables.organisations).where(eq(store.tables.organisations.name, "Eksempeldata ApS"));
  return row!.id;
}

async function addressOf(route: string): Promise<string> {
  const address = expected[route]![0].replace("{organisation}", await anOrganisation());
  if (!address.includes("{comment}")) return `/en${address}`;
  const { text } = await platform.client().get("/en/proposals/OGP28-O-0001");
  return `/en${address.replace("{comment}", /id="comment-([0-9a-f-]{36})"/.exec(text)![1]!)}`;
}

describe.each([["a visitor", 0], ["a participant", 1], ["a moderator", 2], ["a coordinator", 3]] as const)("%s", (_, who) => {
  const clients: (() => Client)[] = [platform.client, citizen, moderator, coordinator];

  test.each(Object.keys(expected))("/%s", async (route) => {
    const address = await addressOf(route);
    const { status, location, text } = await clients[who]!().get(address);
    const listed = expected[route]![1][who]!;
    const answer = typeof listed === "string" ? listed.replace("{organisation}", await anOrganisation()) : listed;
    if (typeof answer === "number") expect(status).toBe(answer);
    else {
      expect(status).toBe(302);
      expect(location).toBe(answer === "in" ? `/en/sign-in?returnTo=${encodeURIComponent(address)}` : answer);
      expect(text).toBe("");
    }
    if (status === 403) expect(text).not.toMatch(/Inbox|sp-desk|Take the case/);
  });
});

describe("acts at the desk by those who may not", () => {
  const acts = [
    ["/da/desk/ogp-2026-2028/OGP28-A-0025", { intent: "take", version: "1" }],
    ["/da/desk/ogp-2026-2028/OGP28-A-0025", { intent: "answer", outcome: "adopted", reason: "Because.", version: "1" }],
    ["/da/desk/ogp-2026-2028/OGP28-A-0025", { intent: "hide", reason: "offensive", note: "n", version: "1" }],
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
