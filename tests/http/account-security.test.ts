import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { totpCodeAt } from "#app/domain/accounts/totp.ts";
import { openMailbox } from "#tests/support/mailbox.ts";
import { usePlatform, type Answer, type Client } from "./client.ts";

// Signing in, the second factor and the trap at sign-up, as forms without JavaScript send them.

const platform = usePlatform();
const password = "kastanje lygte fregat 41";
let made = 0;

/** Somebody new, whose address is confirmed, signed in. */
async function newcomer(name = "Ny Deltager"): Promise<{ client: Client; email: string }> {
  made += 1;
  const email = `ny${made}@sikker.example`;
  const client = platform.client();
  expect((await client.post("/da/sign-up", { participantType: "citizen", name, email, password })).status).toBe(303);
  const mail = await openMailbox(platform.server.dataDir).find(email, /Bekræft/);
  const token = new URL(mail.links.find((link) => link.includes("verify-email"))!).searchParams.get("token")!;
  const answer = await client.post("/da/verify-email", { token });
  expect(answer.location).toBe("/da?confirmed=1");
  return { client, email };
}

async function grant(email: string, role: "moderator") {
  const { store } = platform.server.platform;
  const { users, roleGrants } = store.tables;
  const [user] = await store.read.select({ id: users.id }).from(users).where(eq(users.email, email));
  await store.write(async (tx) => { await tx.insert(roleGrants).values({ userId: user!.id, role, grantedAt: new Date() }); });
}

const secretOn = (answer: Answer) => /<code class="sp-code">([A-Z2-7 ]+)<\/code>/.exec(answer.text)![1]!.replaceAll(" ", "");
const codesOn = (answer: Answer) => [...answer.text.matchAll(/<code class="sp-code">([A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4})<\/code>/g)].map((match) => match[1]!);
const now = () => platform.server.platform.clock();
const nextStep = () => { platform.server.moveClock(30_000); };

/** Turns the second factor on, and answers the secret and the recovery codes. */
async function turnOn(client: Client, returnTo = "") {
  const path = `/da/account/second-factor${returnTo && `?returnTo=${encodeURIComponent(returnTo)}`}`;
  expect((await client.post(path, { intent: "begin" })).status).toBe(303);
  const secret = secretOn(await client.get(path));
  expect((await client.post(path, { intent: "confirm", code: "12345" })).status).toBe(400);
  const { status, location } = await client.post(path, { intent: "confirm", code: totpCodeAt(secret, now()) });
  expect(status).toBe(303);
  const shown = await client.get(location!);
  const codes = codesOn(shown);
  expect(codes).toHaveLength(10);
  return { secret, codes, shown };
}

describe("the second factor", () => {
  test("leads staff back to what they wrote at the desk", async () => {
    const { client, email } = await newcomer();
    await grant(email, "moderator");
    const { location } = await client.get("/da/desk/ogp-2026-2028");
    expect(location).toBe(`/da/account/second-factor?returnTo=${encodeURIComponent("/da/desk/ogp-2026-2028")}`);
    const sent = await client.post("/da/desk/ogp-2026-2028/OGP28-A-0025", { intent: "note", note: "Et notat, der ikke må gå tabt", version: "1" });
    const returnTo = new URL(sent.location!, "http://own").searchParams.get("returnTo")!;
    expect(returnTo).toContain("held=");
    const why = await client.get(sent.location!);
    expect(why.text).toContain("Din rolle kræver totrinslogin");
    expect(why.text).toContain("Det, du skrev, er gemt");
    const { shown } = await turnOn(client, returnTo);
    expect(shown.text).toContain(`href="${returnTo.replaceAll("&", "&amp;")}"`);
    const back = await client.get(returnTo);
    expect(back.status).toBe(200);
    expect((await client.get("/da/desk/ogp-2026-2028")).status).toBe(200);
  });

  test("is asked for at sign-in, once a code, and a recovery code does instead", async () => {
    const { client, email } = await newcomer();
    const { secret, codes } = await turnOn(client);
    nextStep();
    const other = platform.client();
    const first = await other.post("/da/sign-in", { email, password, returnTo: "/da/account/profile" });
    expect(first.location).toBe(`/da/sign-in/second-factor?returnTo=${encodeURIComponent("/da/account/profile")}`);
    expect(first.cookies.some((cookie) => cookie.startsWith("samplan="))).toBe(false);
    expect((await other.get("/da/account")).status).toBe(302);
    expect((await other.post("/da/sign-in/second-factor", { code: "" })).status).toBe(400);
    expect((await other.post("/da/sign-in/second-factor", { code: "000000" })).status).toBe(400);
    const second = await other.post("/da/sign-in/second-factor", { code: totpCodeAt(secret, now()) });
    expect(second.location).toBe("/da/account/profile");
    expect((await other.get("/da/account/profile")).status).toBe(200);

    const third = platform.client();
    await third.post("/da/sign-in", { email, password });
    expect((await third.post("/da/sign-in/second-factor", { code: totpCodeAt(secret, now()) })).status).toBe(400);
    expect((await third.post("/da/sign-in/second-factor", { code: "", recoveryCode: codes[3]!.toLowerCase() })).location).toBe("/da");
    expect((await third.get("/da/account/security")).text).toContain("Du har 9 ubrugte nødkoder");
    const fourth = platform.client();
    await fourth.post("/da/sign-in", { email, password });
    expect((await fourth.post("/da/sign-in/second-factor", { code: "", recoveryCode: codes[3]! })).status).toBe(400);
  });

  test("cannot be shown without a first factor, after ten minutes, or after the password was changed", async () => {
    const { client, email } = await newcomer();
    const { secret } = await turnOn(client);
    nextStep();
    const late = "/da/sign-in?late=1";
    expect((await platform.client().post("/da/sign-in/second-factor", { code: totpCodeAt(secret, now()) })).location).toBe(late);
    const forged = await platform.client().post("/da/sign-in/second-factor", { code: totpCodeAt(secret, now()) }, { Cookie: `samplan_half_signed_in=${"A".repeat(200)}` });
    expect(forged.location).toBe(late);
    const half = platform.client();
    await half.post("/da/sign-in", { email, password });
    expect((await client.post("/da/account/password", { password, newPassword: "tagsten brev hyldebær 7" })).location).toBe("/da/account/security?done=password");
    expect((await half.post("/da/sign-in/second-factor", { code: totpCodeAt(secret, now()) })).location).toBe(late);
    await half.post("/da/sign-in", { email, password: "tagsten brev hyldebær 7" });
    platform.server.moveClock(10 * 60_000 + 1000);
    expect((await half.post("/da/sign-in/second-factor", { code: totpCodeAt(secret, now()) })).location).toBe(late);
    expect((await half.get("/da/sign-in/second-factor")).location).toBe(late);
  });

  test("recovery codes are shown to their owner alone, and not to the next one in the browser", async () => {
    const { client } = await newcomer();
    await turnOn(client);
    await client.post("/da/sign-out", {});
    const other = await newcomer();
    const cookie = /samplan_recovery_codes=[^;]+/.exec(client.cookieHeader)![0];
    const { text } = await other.client.get("/da/account/second-factor?codes=new", { headers: { Cookie: `${other.client.cookieHeader}; ${cookie}` } });
    expect(codesOn({ text } as Answer)).toEqual([]);
  });

  test("an invented person, whom everybody can sign in as, keeps how one signs in", async () => {
    const client = await platform.client().signIn("karen@samplan.example");
    expect((await client.post("/da/account/second-factor", { intent: "begin" })).status).toBe(400);
    expect((await client.post("/da/account/password", { password: "demo-samplan-2028", newPassword: password })).status).toBe(400);
    expect((await client.post("/da/account/email", { email: "x@sikker.example", password: "demo-samplan-2028" })).status).toBe(400);
    expect((await client.get("/da/account/second-factor")).text).toContain("Denne person er opdigtet");
  });
});

describe("the password", () => {
  test("is reset by the mailed link, which signs in, ends other sessions and works once", async () => {
    const { client, email } = await newcomer();
    const fresh = platform.client();
    const known = await fresh.post("/da/forgot-password", { email });
    const unknown = await fresh.post("/da/forgot-password", { email: "ingen@sikker.example" });
    expect([known.status, unknown.status]).toEqual([303, 303]);
    expect(unknown.location!.replace("ingen%40sikker.example", "")).toBe(known.location!.replace(encodeURIComponent(email), ""));
    const mail = await openMailbox(platform.server.dataDir).find(email, /adgangskode/);
    const link = new URL(mail.links[0]!);
    expect((await fresh.get(link.pathname + link.search)).text).not.toContain("Ny Deltager");
    const token = link.searchParams.get("token")!;
    expect((await fresh.post("/da/reset-password", { token, newPassword: "kort" })).status).toBe(400);
    expect((await fresh.post("/da/reset-password", { token, newPassword: "tagsten brev hyldebær 7" })).location).toBe("/da/account/security?done=password");
    expect((await fresh.get("/da/account/security")).status).toBe(200);
    expect((await client.get("/da/account")).status).toBe(302);
    expect((await fresh.post("/da/reset-password", { token, newPassword: "endnu en lang kode 8" })).status).toBe(400);
    expect((await openMailbox(platform.server.dataDir).list("ingen@sikker.example"))).toEqual([]);
  });

  test("of an account with a second factor is reset without signing in", async () => {
    const { client, email } = await newcomer();
    await turnOn(client);
    const fresh = platform.client();
    await fresh.post("/da/forgot-password", { email });
    const mail = await openMailbox(platform.server.dataDir).find(email, /ny adgangskode/i);
    const token = new URL(mail.links[0]!).searchParams.get("token")!;
    expect((await fresh.post("/da/reset-password", { token, newPassword: "tagsten brev hyldebær 7" })).location).toBe("/da/sign-in?changed=1");
    expect((await fresh.get("/da/account")).status).toBe(302);
  });
});

describe("the e-mail address and the profile", () => {
  test("the address changes with the link, in a browser where nobody is signed in too", async () => {
    const { client, email } = await newcomer();
    made += 1;
    const next = `ny+mærke.o'hara${made}@bær.example`;
    expect((await client.post("/da/account/email", { email: "ikke en adresse", password })).status).toBe(400);
    const wrong = await client.post("/da/account/email", { email: next, password: "forkert" });
    expect(wrong.status).toBe(400);
    expect(wrong.text).not.toContain("forkert\"");
    expect((await client.post("/da/account/email", { email: next, password })).status).toBe(303);
    const mailbox = openMailbox(platform.server.dataDir);
    const asciiNext = next.replace("bær", "xn--br-zia");
    const mail = await Promise.any([mailbox.find(next, /Bekræft/), mailbox.find(asciiNext, /Bekræft/)]);
    expect((await mailbox.find(email, /ved at blive ændret/)).text).toContain(next);
    const link = new URL(mail.links[0]!);
    const stranger = platform.client();
    expect((await stranger.get(link.pathname + link.search)).status).toBe(200);
    expect((await stranger.post("/da/account/email/confirm", { token: link.searchParams.get("token")! })).location).toBe("/da/account/email/confirm?done=1");
    expect((await client.get("/da/account")).status).toBe(302);
    await stranger.signIn(next, password);
    expect((await platform.client().post("/da/sign-in", { email, password })).status).toBe(400);
  });

  test("two tabs with one profile: the slower one sees both", async () => {
    const { client } = await newcomer("Først");
    const form = (name: string) => ({ name, locale: "da", display: "name", version: "1" });
    expect((await client.post("/da/account/profile", form("Fra den ene fane"))).status).toBe(303);
    const { status, text } = await client.post("/da/account/profile", form("Fra den anden fane"));
    expect(status).toBe(409);
    expect(text).toContain("Fra den ene fane");
    expect(text).toContain('value="Fra den anden fane"');
    expect(text).toContain('name="version" value="2"');
    expect((await client.post("/da/account/profile", { ...form("å".repeat(10_000)), version: "2" })).status).toBe(400);
    expect((await client.post("/da/account/profile", { ...form("Anna\0 B"), locale: "en", version: "2" })).location).toBe("/en/account/profile?done=1");
    expect((await client.get("/en/account/profile")).text).toContain('value="Anna B"');
  });

  test("a session that ended keeps what was typed into the profile, and never a password or a code", async () => {
    const { client, email } = await newcomer();
    await client.post("/da/sign-out", {});
    const sent = await client.post("/da/account/profile", { name: "Skrevet uden session", locale: "da", display: "code", version: "1", password: "hemmeligt", code: "123456", recoveryCode: "7KQ2-XW9H-BC4D" });
    const back = new URL(sent.location!, "http://own").searchParams.get("returnTo")!;
    await client.signIn(email, password);
    expect((await client.get(back)).text).toContain('value="Skrevet uden session"');
    const kept = JSON.stringify(await platform.server.platform.store.read.select().from(platform.server.platform.store.tables.heldForms));
    for (const secret of ["hemmeligt", "123456", "7KQ2"]) expect(kept).not.toContain(secret);
  });
});

describe("sessions", () => {
  test("are listed with the browser in words, and can be ended", async () => {
    const { client, email } = await newcomer();
    const phone = platform.client();
    await phone.post("/da/sign-in", { email, password }, { "User-Agent": "Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0" });
    const { text } = await client.get("/da/account/security");
    expect(text).toContain("Firefox, Android");
    const id = /name="session" value="([0-9a-f]{64})"/.exec(text)![1]!;
    expect((await (await newcomer()).client.post("/da/account/security", { session: id })).status).toBe(303);
    expect((await phone.get("/da/account")).status).toBe(200);
    expect((await client.post("/da/account/security", { session: id })).status).toBe(303);
    expect((await phone.get("/da/account")).status).toBe(302);
    expect((await client.get("/da/account")).status).toBe(200);
  });
});

describe("a comment with what looks like a CPR number", () => {
  test("comes back once with all that was typed, and is sent when it is sent again", async () => {
    const client = await platform.client().signIn("karen@samplan.example");
    const fields = { intent: "comment", stance: "for", body: "Mit nummer er 010190-1234, ring til mig", display: "code" };
    const back = await client.post("/da/proposals/OGP28-A-0025", fields);
    expect(back.status).toBe(400);
    expect(back.text).toContain("CPR-nummer");
    expect(back.text).toContain('name="cprSeen" value="1"');
    expect(back.text).toContain("Mit nummer er 010190-1234");
    expect((await client.post("/da/proposals/OGP28-A-0025", { ...fields, cprSeen: "1" })).status).toBe(303);
    expect((await client.post("/da/proposals/OGP28-A-0025", { ...fields, body: "Mit nummer er 12345678" })).status).toBe(303);
  });
});

test("nothing failed behind these answers", () => {
  expect(platform.server.log).toEqual([]);
});
