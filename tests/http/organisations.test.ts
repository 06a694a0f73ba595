import { and, eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { openMailbox } from "#tests/support/mailbox.ts";
import { usePlatform, useSignedIn, type Client } from "./client.ts";

// Organisations without JavaScript: what is answered, what is kept, and what is refused.

const platform = usePlatform();
const ngo = useSignedIn(platform, "ngo@samplan.example");
const citizen = useSignedIn(platform, "citizen@samplan.example");
const business = useSignedIn(platform, "business@samplan.example");
const coordinator = useSignedIn(platform, "coordinator@samplan.example");

async function organisationOf(email: string): Promise<string> {
  const { store } = platform.server.platform;
  const { users } = store.tables;
  const [row] = await store.read.select({ id: users.organisationId }).from(users).where(eq(users.email, email));
  return row!.id!;
}
async function rowOf(id: string) {
  const { store } = platform.server.platform;
  const { organisations } = store.tables;
  return (await store.read.select().from(organisations).where(eq(organisations.id, id)))[0]!;
}
const mailbox = () => openMailbox(platform.server.dataDir);
const tokenTo = async (email: string) => new URL((await mailbox().find(email, /Invitation/)).links.find((link) => link.includes("/join"))!).searchParams.get("token")!;

let own = "";
let other = "";
beforeAll(async () => {
  own = await organisationOf("ngo@samplan.example");
  other = await organisationOf("business@samplan.example");
});

describe("the public page", () => {
  test("names the organisation and what it said, in both languages, and no person that belongs to it", async () => {
    for (const locale of ["da", "en"]) {
      const { status, text } = await platform.client().get(`/${locale}/organisations/${own}`);
      expect(status).toBe(200);
      expect(text).toContain((await rowOf(own)).cvr);
      expect(text).not.toContain("ngo@samplan.example");
      expect(text).not.toContain(`/organisations/${own}/members`);
    }
    expect((await ngo().get(`/da/organisations/${own}`)).text).toContain(`/organisations/${own}/edit`);
  });

  test("of what is none is not found", async () => {
    for (const id of ["x", "%00", "019a2b3c-0000-7000-8000-000000000000", `${own}'`]) expect((await platform.client().get(`/da/organisations/${id}`)).status, id).toBe(404);
  });

  test("takes cursors that are made up for the front", async () => {
    for (const query of ["?proposals=x&comments=%00", "?proposals[]=1", "?comments=WyJhZnRlciIsOTk5OTk5OTk5OTk5OTk5OSwieCJd"]) expect((await platform.client().get(`/da/organisations/${own}${query}`)).status, query).toBe(200);
  });
});

describe("the profile", () => {
  const profile = async (changes: Record<string, string> = {}) => {
    const { name, cvr, website, description, emailDomain, version } = await rowOf(own);
    return { name, cvr, website, description, emailDomain: emailDomain ?? "", version: String(version), ...changes };
  };
  const edit = async (changes: Record<string, string>, client: Client = ngo()) => client.post(`/da/organisations/${own}/edit`, await profile(changes));

  test("comes back with what is wrong and all that was typed, status 400", async () => {
    const { status, text } = await edit({ name: "", website: "javascript:alert(1)", description: "å".repeat(10_000), cvr: "13748137" });
    expect(status).toBe(400);
    for (const expected of ["Skriv organisationens navn", "Skriv hjemmesidens adresse", "Skriv højst 1.500 tegn. Der er 10.000.", "javascript:alert(1)", "å".repeat(10_000)]) expect(text).toContain(expected);
  });

  test.each([["a name of two alphabets", { name: "Fоreningen" }, "alfabeter"], ["a long name", { name: "n".repeat(10_000) }, "Der er 10.000"], ["a domain of others", { emailDomain: "digst.dk" }, "din egen bekræftede adresse"], ["NUL", { name: "\0" }, "Skriv organisationens navn"]])("refuses %s", async (_, changes, words) => {
    const { status, text } = await edit(changes);
    expect(status).toBe(400);
    expect(text).toContain(words);
  });

  test("is saved, shown as it was written and harmless", async () => {
    const { status, location } = await edit({ website: "forening.example", description: "<script>alert(1)</script> Vi er til" });
    expect([status, location]).toEqual([303, `/da/organisations/${own}?done=edited`]);
    const { text } = await ngo().get(location!);
    expect(text).toContain("Profilen er gemt");
    expect(text).toContain("&lt;script&gt;");
    expect(text).toContain('<a href="https://forening.example/" rel="nofollow ugc noopener">forening.example</a>');
  });

  test("that somebody else saved meanwhile shows both texts, status 409, and can then be saved", async () => {
    const stale = await profile({ description: "Min nye tekst" });
    expect((await edit({ description: "Den andens tekst" })).status).toBe(303);
    const { status, text } = await ngo().post(`/da/organisations/${own}/edit`, stale);
    expect(status).toBe(409);
    expect(text).toContain("Min nye tekst");
    expect(text).toContain("Den andens tekst");
    const version = /name="version" value="(\d+)"/.exec(text)![1]!;
    expect((await ngo().post(`/da/organisations/${own}/edit`, { ...stale, version })).status).toBe(303);
    expect((await rowOf(own)).description).toBe("Min nye tekst");
  });

  test("is nobody else's, and what a visitor typed comes back after signing in", async () => {
    for (const client of [citizen(), business(), coordinator()]) expect((await edit({ name: "Kapret" }, client)).status).toBe(403);
    const client = platform.client();
    const { status, location } = await client.post(`/da/organisations/${own}/edit`, await profile({ description: "Skrevet efter at sessionen sluttede" }));
    expect(status).toBe(303);
    await client.signIn("ngo@samplan.example");
    const { text } = await client.get(new URL(location!, "http://own").searchParams.get("returnTo")!);
    expect(text).toContain("Skrevet efter at sessionen sluttede");
    expect((await rowOf(own)).name).not.toBe("Kapret");
  });
});

describe("inviting", () => {
  const invite = (fields: Record<string, string>, client: Client = ngo()) => client.post(`/da/organisations/${own}/members`, { intent: "invite", role: "member", ...fields });

  test("answers the same for an address with an account, without one and of a member", async () => {
    for (const email of ["ny@forening.example", "citizen@samplan.example", "ngo@samplan.example"]) {
      const { status, location } = await invite({ email });
      expect([status, location], email).toEqual([303, `/da/organisations/${own}/members?done=invited`]);
    }
  });

  test("asks for an address and a role, and keeps what was typed", async () => {
    for (const [fields, words] of [[{ email: "" }, "Skriv din kollegas e-mailadresse"], [{ email: "a@b" }, "navn@eksempel.dk"], [{ email: "a@example.dk", role: "admin" }, "Vælg en rolle"]] as const) {
      const { status, text } = await invite(fields);
      expect(status).toBe(400);
      expect(text).toContain(words);
      if (fields.email) expect(text).toContain(`value="${fields.email}"`);
    }
    expect((await ngo().post(`/da/organisations/${own}/members`, { intent: "nothing" })).status).toBe(400);
    for (const intent of ["withdraw", "role", "remove", "approve", "decline"]) expect((await ngo().post(`/da/organisations/${own}/members`, { intent, member: "x", invitation: "x", role: "member" })).status, intent).toBe(400);
  });

  test("the link leads through signing in, is good once, and says whose account accepts", async () => {
    await invite({ email: "kollega@forening.example" });
    const token = await tokenTo("kollega@forening.example");
    const visitor = platform.client();
    const shown = await visitor.get(`/da/join?token=${token}`);
    expect([shown.status, shown.text.includes((await rowOf(own)).name)]).toEqual([200, true]);
    expect(shown.text).toContain(`/da/sign-up?returnTo=${encodeURIComponent(`/da/join?token=${token}`)}`);
    const posted = await visitor.post(`/da/join?token=${token}`, {});
    expect(posted.status).toBe(303);
    expect(new URL(posted.location!, "http://own").searchParams.get("returnTo")).toMatch(new RegExp(`^/da/join\\?token=${token}`));
    expect((await citizen().get(`/da/join?token=${token}`)).text).toContain("Du tager imod med kontoen");
    const accepted = await citizen().post(`/da/join?token=${token}`, {});
    expect([accepted.status, accepted.location]).toEqual([303, `/da/organisations/${own}?done=joined`]);
    // Pressed twice it is done; for others it is spent.
    expect((await citizen().post(`/da/join?token=${token}`, {})).status).toBe(303);
    const spent = await business().post(`/da/join?token=${token}`, {});
    expect([spent.status, spent.text.includes("Invitationen virker ikke længere")]).toEqual([400, true]);
    expect((await citizen().get(`/da/organisations/${own}/members`)).status).toBe(200);
    // A member sees the list, and no way to change it.
    expect((await citizen().get(`/da/organisations/${own}/members`)).text).not.toContain("ny@forening.example");
    expect((await invite({ email: "x@example.dk" }, citizen())).status).toBe(403);
  });

  test.each(["", "x", "%00", "a".repeat(5_000)])("a token such as %j is no invitation", async (token) => {
    const { status, text } = await platform.client().get(`/en/join?token=${token}`);
    expect(status).toBe(200);
    expect(text).toContain("no longer works");
  });

  test("the last representative is told why not, and leaving works for others", async () => {
    const me = await userId("ngo@samplan.example");
    for (const fields of [{ intent: "remove", member: me, role: "" }, { intent: "role", member: me, role: "member" }]) {
      const { status, text } = await ngo().post(`/da/organisations/${own}/members`, fields);
      expect([status, text.includes("Det kan den sidste repræsentant ikke")]).toEqual([400, true]);
    }
    expect((await ngo().post("/da/account/organisations", { intent: "leave", organisation: own })).status).toBe(400);
    expect((await citizen().post("/da/account/organisations", { intent: "leave", organisation: own })).status).toBe(303);
    expect((await citizen().get(`/da/organisations/${own}/members`)).status).toBe(403);
  });
});

async function userId(email: string) {
  const { store } = platform.server.platform;
  const { users } = store.tables;
  return (await store.read.select({ id: users.id }).from(users).where(eq(users.email, email)))[0]!.id;
}

describe("one's own organisations", () => {
  const post = (fields: Record<string, string>, client: Client = citizen()) => client.post("/da/account/organisations", fields);

  test("a new one needs a type, a name and a number, and keeps what was typed", async () => {
    const { status, text } = await post({ intent: "start", name: "Ny Forening", cvr: "00000000" });
    expect(status).toBe(400);
    for (const words of ["Vælg, hvad det er for en organisation", "CVR-nummeret passer ikke", "Ny Forening", "00000000"]) expect(text).toContain(words);
  });

  test("one sent twice is one, and can be spoken for by default", async () => {
    const { text } = await citizen().get("/da/account/organisations");
    const key = /name="key" value="([^"]+)"/.exec(text)![1]!;
    for (let sent = 0; sent < 2; sent += 1) expect((await post({ intent: "start", key, type: "ngo", name: "Ny Forening", cvr: "13748136" })).location).toBe("/da/account/organisations?done=started");
    expect((await post({ intent: "default", organisation: key })).status).toBe(303);
    expect((await citizen().get("/da/account/organisations")).text).toMatch(new RegExp(`value="${key}"[^>]*checked|checked[^>]*value="${key}"`));
    expect((await post({ intent: "default", organisation: other })).status).toBe(400);
    expect((await post({ intent: "default", organisation: "" })).status).toBe(303);
  });

  test("what one may not or what is none is refused in words", async () => {
    expect((await post({ intent: "ask", organisation: other, message: "" })).status).toBe(400);
    expect((await post({ intent: "ask", organisation: "x" })).status).toBe(400);
    expect((await post({ intent: "leave", organisation: other })).status).toBe(403);
    expect((await post({ intent: "withdraw", organisation: other })).status).toBe(303);
    expect((await post({ intent: "ask", organisation: "019a2b3c-0000-7000-8000-000000000000" })).status).toBe(404);
  });
});

describe("the coordinator", () => {
  const at = (id: string, below = "") => `/da/admin/organisations/${id}${below}`;
  const versionOn = (text: string, name = "version") => new RegExp(`name="${name}" value="(\\d+)"`).exec(text)![1]!;

  test("searches, and a search that finds nothing says so", async () => {
    expect((await coordinator().get(`/da/admin/organisations?view=all&q=${encodeURIComponent("eksempeldata")}`)).text).toContain("Eksempeldata ApS");
    expect((await coordinator().get("/da/admin/organisations?view=nothing&q=qwertyuiop&cursor=x")).text).toContain("Ingen organisationer her");
  });

  test("takes a verification back with a reason, and verifies again what is as it was seen", async () => {
    const id = (await rowOf(other)).verifiedAt ? other : own;
    const missing = await coordinator().post(at(id), { intent: "unverify", note: "", version: String((await rowOf(id)).version) });
    expect([missing.status, missing.text.includes("hvorfor bekræftelsen bliver taget tilbage")]).toEqual([400, true]);
    const stale = await coordinator().post(at(id), { intent: "unverify", note: "Fordi det er forkert", version: "99" });
    expect([stale.status, stale.text.includes("er ændret, siden du åbnede siden"), stale.text.includes("Fordi det er forkert")]).toEqual([409, true, true]);
    expect((await coordinator().post(at(id), { intent: "unverify", note: "Fordi det er forkert", version: versionOn(stale.text) })).location).toBe(`${at(id)}?done=unverified`);
    const { text } = await coordinator().get(at(id));
    expect((await coordinator().post(at(id), { intent: "verify", version: versionOn(text) })).location).toBe(`${at(id)}?done=verified`);
    expect((await coordinator().post(at(id), { intent: "verify", version: versionOn(text) })).status).toBe(409);
  });

  test("says why a second one with the number cannot be verified, merges the two, and the old page leads to the new", async () => {
    const { store } = platform.server.platform;
    const { organisations } = store.tables;
    const [started] = await store.read.select({ id: organisations.id }).from(organisations).where(and(eq(organisations.name, "Ny Forening"), eq(organisations.cvr, "13748136")));
    const twin = started!.id;
    const stays = (await rowOf(other)).verifiedAt ? other : own;
    await store.write(async (tx) => { await tx.update(organisations).set({ cvr: (await tx.select({ cvr: organisations.cvr }).from(organisations).where(eq(organisations.id, stays)))[0]!.cvr }).where(eq(organisations.id, twin)); });
    const opened = await coordinator().get(at(twin));
    const refused = await coordinator().post(at(twin), { intent: "verify", version: versionOn(opened.text) });
    expect([refused.status, refused.text.includes("allerede bekræftet med det CVR-nummer")]).toEqual([400, true]);
    expect(opened.text).toContain(`/merge?with=${stays}`);
    const pair = await coordinator().get(`${at(twin, "/merge")}?with=${stays}`);
    const versions = { version: versionOn(pair.text), otherVersion: versionOn(pair.text, "otherVersion") };
    const merge = (fields: Record<string, string>) => coordinator().post(`${at(twin, "/merge")}?with=${stays}`, { ...versions, ...fields });
    expect((await merge({})).status).toBe(400);
    expect((await merge({ stays: own === stays ? other : own })).status).toBe(400);
    expect((await merge({ stays: twin })).text).toContain("Den, der forsvinder, er bekræftet");
    expect((await merge({ stays, version: "99" })).status).toBe(409);
    expect((await merge({ stays })).location).toBe(`${at(stays)}?done=merged`);
    expect((await merge({ stays })).status).toBe(404);
    const gone = await platform.client().get(`/en/organisations/${twin}`);
    expect([gone.status, gone.location]).toEqual([301, `/en/organisations/${stays}`]);
    // Its founder belongs to the one that stays now.
    expect((await citizen().get(`/da/organisations/${stays}/members`)).status).toBe(200);
  });

  test("alone may do that", async () => {
    for (const client of [citizen(), business(), ngo(), await platform.client().signIn("moderator@samplan.example")]) {
      for (const path of ["/da/admin/organisations", at(own), `${at(own, "/merge")}?with=${other}`]) expect((await client.get(path)).status, path).toBe(403);
      expect((await client.post(at(own), { intent: "verify", version: "1" })).status).toBe(403);
      expect((await client.post(`${at(own, "/merge")}?with=${other}`, { stays: own, version: "1", otherVersion: "1" })).status).toBe(403);
    }
  });
});

test("nothing went wrong behind the pages", () => { expect(platform.server.log).toEqual([]); });
