import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { usePlatform, type Answer, type Client } from "./client.ts";

// Reporting, deciding and objecting as whole requests, without scripts, with the trap as it is set in production.

const platform = usePlatform({ settings: { SIGN_UP_SECONDS: "3" } });
const reference = "OGP28-C-0004";
const form = `/da/proposals/${reference}/report`;
const desk = "/da/desk/ogp-2026-2028";
const address = "anmelder@private.example";
const fieldOn = ({ text }: Answer, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(text)![1]!;
const sound = { reason: "personal_data", body: "Mit telefonnummer står i andet afsnit.", email: address };

let author: Client;
let moderator: Client;
let coordinator: Client;
beforeAll(async () => {
  const signedIn = (name: string) => platform.client().signIn(`${name}@samplan.example`);
  [author, moderator, coordinator] = await Promise.all([signedIn("citizen"), signedIn("moderator"), signedIn("coordinator")]);
});

/** The demonstration has reports of comments; here is what is reported of a proposal. */
const reportsInStore = () => platform.server.platform.store.read.select().from(platform.server.platform.store.tables.reports).where(eq(platform.server.platform.store.tables.reports.subject, "proposal"));
/** Opens the form, fills it in as slowly as people do, and sends it. */
async function report(fields: Record<string, string> = {}, path = form, client = platform.client()): Promise<Answer> {
  const shown = await client.get(path);
  platform.server.moveClock(4_000);
  return client.post(path, { stamp: fieldOn(shown, "stamp"), formKey: fieldOn(shown, "formKey"), ...sound, ...fields });
}

describe("the form for reporting", () => {
  test("says what is missing, next to the fields and in the summary, and keeps what was typed", async () => {
    const back = await report({ reason: "", email: "ikke en adresse", body: "Kun ordene" });
    expect(back.status).toBe(400);
    for (const text of ["Vælg, hvorfor du anmelder teksten", "Skriv e-mailadressen, så den ligner navn@eksempel.dk", "Kun ordene", 'value="ikke en adresse"']) expect(back.text).toContain(text);
    expect(back.text).toContain('href="#field-reason"');
    const long = await report({ body: "å".repeat(2001) });
    expect([long.status, long.text.includes("Skriv højst 2.000 tegn. Der er 2.001.")]).toEqual([400, true]);
    expect(await reportsInStore()).toEqual([]);
  });

  test("comes back when it came too fast, too late, or filled in what nobody sees, and then is taken", async () => {
    const client = platform.client();
    const shown = await client.get(form);
    const fields = { stamp: fieldOn(shown, "stamp"), formKey: fieldOn(shown, "formKey"), ...sound };
    const fast = await client.post(form, fields);
    expect([fast.status, fast.text.includes("Det gik meget hurtigt"), fast.text.includes(sound.body)]).toEqual([400, true, true]);
    expect((await client.post(form, { ...fields, stamp: "x" })).text).toContain("Siden har stået åben for længe");
    platform.server.moveClock(4_000);
    const filled = await client.post(form, { ...fields, subject: "Buy now" });
    expect([filled.status, filled.text.includes("Vi har tømt det"), filled.text.includes("Buy now")]).toEqual([400, true, false]);
    expect(await reportsInStore()).toEqual([]);
    const sent = await client.post(form, fields);
    expect([sent.status, /^\/da\/reports\/A-[\w-]{14}\?sent=1$/.test(sent.location!)]).toEqual([303, true]);
    expect((await client.post(form, fields)).location).toBe(sent.location);
    const receipt = await platform.client().get(sent.location!);
    expect(receipt.text).toContain("Tak. Vi har modtaget din anmeldelse");
    for (const secret of [address, sound.body]) expect(receipt.text).not.toContain(secret);
  });

  test("warns of what looks like a CPR number, and takes it when it is sent again", async () => {
    const body = "Der står 010203-1234 i teksten";
    const back = await report({ body });
    expect([back.status, back.text.includes("ligner noget med et CPR-nummer"), back.text.includes("bliver offentligt")]).toEqual([400, true, false]);
    expect((await report({ body, cprSeen: fieldOn(back, "cprSeen") })).status).toBe(303);
  });

  test("asks who is signed in for no address", async () => {
    const shown = await moderator.get(form);
    expect(shown.text).not.toContain('name="email"');
    expect((await moderator.post(form, { reason: "other", body: "Uden adresse", formKey: fieldOn(shown, "formKey") })).status).toBe(303);
  });

  test.each([["no uuid", "x"], ["none that there is", "0190b1e0-0000-7000-8000-000000000000"]])("is not there for a comment that is %s", async (_, comment) => {
    expect((await platform.client().get(`${form}?comment=${comment}`)).status).toBe(404);
    expect((await platform.client().post(`${form}?comment=${comment}`, sound)).status).not.toBe(303);
  });
});

describe("numbers", () => {
  test.each(["A-BCDF-GHJK-MNPQ", "x", "%00", "../../etc", "'; drop table reports; --", "A-".repeat(40)])("that there are not are not found: %s", async (number) => {
    expect((await platform.client().get(`/da/reports/${encodeURIComponent(number)}`)).status).toBe(404);
    expect((await moderator.get(`${desk}/reports/${encodeURIComponent(number)}`)).status).toBe(404);
  });
});

describe("looking a report up", () => {
  test("leads from the receipt's number, in any spelling, to the report", async () => {
    const number = /A-[\w-]{14}/.exec((await report({ body: "Slået op" })).location!)![0];
    for (const typed of [number, number.toLowerCase(), ` ${number.replaceAll("-", " ")} `, number.replaceAll("-", "").slice(1)]) {
      const found = await platform.client().get(`/da/reports?${new URLSearchParams({ number: typed }).toString()}`);
      expect([found.status, found.location], typed).toEqual([303, `/da/reports/${number}`]);
    }
    for (const path of [`/da/reports/${number}?sent=1`, "/da/rules"]) expect((await platform.client().get(path)).text).toContain('href="/da/reports"');
  });

  test.each(["", "x", "A-BCDF-GHJK-MNPQ", "🦆".repeat(60), "\u202eA-BCDF", "'; drop table reports; --", "<b>"])("says that there is none with the number %j, and gives back what was typed", async (typed) => {
    const page = await platform.client().get(`/da/reports?${new URLSearchParams({ number: typed }).toString()}`);
    expect(page.status).toBe(200);
    expect(page.text).toContain("Der er ingen anmeldelse med det nummer");
    expect(page.text).not.toContain("<b>");
  });

  test("begins with an empty field, and no complaint", async () => {
    const page = await platform.client().get("/da/reports");
    expect(page.text).toContain('name="number"');
    expect(page.text).not.toContain("Der er ingen anmeldelse");
  });
});

describe("from the report to the end of the objection", () => {
  test("the text is hidden with reasons, its author objects, and another answers", async () => {
    const number = /A-[\w-]{14}/.exec((await report({ body: "Et sidste ord" })).location!)![0];
    const title = (await platform.client().get(`/da/proposals/${reference}`)).text.match(/<h1[^>]*>(?:<span[^>]*>)?([^<]+)/)![1]!;
    const list = await moderator.get(`${desk}/reports`);
    expect(list.text).toContain(title);
    const numbers = (await reportsInStore()).map((each) => each.number);
    const row = [...list.text.matchAll(/\/reports\/(A-[\w-]{14})"/g)].map(([, found]) => found!).find((found) => numbers.includes(found))!;
    const casePath = `${desk}/reports/${row}`;
    const shown = await moderator.get(casePath);
    expect(shown.text).toContain("Et sidste ord");
    expect(shown.text).not.toContain(address);

    const incomplete = await moderator.post(casePath, { intent: "restrict", note: "Nummeret i andet afsnit", seen: fieldOn(shown, "seen") });
    expect([incomplete.status, incomplete.text.includes("Vælg en grund til at skjule"), incomplete.text.includes("Nummeret i andet afsnit")]).toEqual([400, true, true]);
    const stale = await moderator.post(casePath, { intent: "keep", note: "Ord, der ikke må blive væk", seen: "99" });
    expect([stale.status, stale.text.includes("Ord, der ikke må blive væk"), stale.text.includes("er afgjort eller teksten ændret")]).toEqual([409, true, true]);
    expect((await moderator.post(casePath, { intent: "restrict", reason: "personal_data", note: "Nummeret i andet afsnit", seen: fieldOn(shown, "seen") })).location).toBe(`${desk}/reports?done=restricted`);
    const late = await coordinator.post(casePath, { intent: "keep", note: "For sent, men skrevet", seen: fieldOn(shown, "seen") });
    expect([late.status, late.text.includes("For sent, men skrevet")]).toEqual([409, true]);

    // Nobody but its author reads it any more, by whichever page.
    const strangers = [platform.client(), await platform.client().signIn("business@samplan.example")];
    for (const stranger of strangers) {
      for (const path of [form, `/da/reports/${number}`, `/da/reports/${row}`, `/da/proposals/${reference}`]) expect((await stranger.get(path)).text, path).not.toContain(title);
      const again = await stranger.post(form, { ...sound, body: "Skrevet for sent", stamp: fieldOn(await stranger.get(`/da/proposals/OGP28-O-0003/report`), "stamp") });
      expect(again.status === 409 ? again.text : "too fast").toMatch(/Skrevet for sent|too fast/);
    }
    expect((await platform.client().get(`/da/reports/${number}`)).text).toContain("Teksten er skjult");
    expect((await strangers[1]!.get(`/da/proposals/${reference}/decision`)).status).toBe(404);
    expect((await strangers[1]!.post(`/da/proposals/${reference}/decision`, { objection: "x" })).status).toBe(404);
    expect((await reportsInStore()).filter((each) => each.email !== "")).toEqual([]);

    const page = `/da/proposals/${reference}/decision`;
    const statement = await author.get(page);
    for (const text of ["Derfor er dit forslag skjult", title, "Nummeret i andet afsnit", "artikel 6", "Et menneske har truffet afgørelsen"]) expect(statement.text).toContain(text);
    expect(statement.text).not.toContain("Et sidste ord");
    expect((await author.post(page, { objection: " " })).text).toContain("Skriv, hvorfor afgørelsen er forkert");
    expect((await author.post(page, { objection: "Det er kommunens hovednummer" })).location).toBe(`${page}?sent=1#objection`);
    const twice = await author.post(page, { objection: "En gang til" });
    expect([twice.status, twice.text.includes("Du har allerede gjort indsigelse"), twice.text.includes("En gang til")]).toEqual([409, true, true]);

    const { store } = platform.server.platform;
    const { moderationDecisions: d } = store.tables;
    const [decision] = await store.read.select({ id: d.id }).from(d).where(eq(d.objectionState, "open"));
    const objection = `${desk}/objections/${decision!.id}`;
    expect((await moderator.get(objection)).text).toContain("Du har selv truffet den afgørelse");
    expect((await moderator.post(objection, { outcome: "dismissed", answer: "Nej" })).status).toBe(403);
    const opened = await coordinator.get(objection);
    for (const text of ["Det er kommunens hovednummer", "Det blev anmeldt", "Et sidste ord"]) expect(opened.text).toContain(text);
    const acts = await coordinator.get(`${desk}/${reference}`);
    expect([acts.text.includes(`href="${objection}"`), acts.text.includes('value="restore"')]).toEqual([true, false]);
    expect((await coordinator.post(`${desk}/${reference}/hide`, { intent: "restore", version: "2" })).status).toBe(409);
    expect((await coordinator.post(objection, { outcome: "", answer: "Ja" })).text).toContain("Vælg, hvad resultatet bliver");
    expect((await coordinator.post(objection, { outcome: "upheld", answer: "Du har ret" })).location).toBe(`${desk}/reports?view=objections&done=upheld`);
    expect((await platform.client().get(`/da/proposals/${reference}`)).text).toContain(title);
    expect((await author.get(page)).text).toContain("Du fik medhold");
    expect(platform.server.log).toEqual([]);
  });
});
