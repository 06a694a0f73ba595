import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { hashPassword } from "#app/domain/accounts/password.server.ts";
import { totpPurpose } from "#app/domain/accounts/start-second-factor.server.ts";
import { newTotpSecret, totpCodeAt } from "#app/domain/accounts/totp.ts";
import { demoPassword } from "#app/domain/seed/demo-password.ts";
import { startIdentityProvider, type PersonThere, type TestProvider } from "#tests/support/identity-provider.ts";
import { openMailbox, type Mailbox } from "#tests/support/mailbox.ts";
import { addPerson } from "#tests/support/people.ts";
import { startServer, type TestServer } from "#tests/support/server.ts";
import { Client, type Answer } from "./client.ts";

// Signing in with a provider of identities, from the link on the sign-in page to what becomes of it, against a real one.

const substantial = "https://data.gov.dk/concept/core/nsis/Substantial";

let provider: TestProvider;
let server: TestServer;
let mailbox: Mailbox;

beforeAll(async () => {
  provider = await startIdentityProvider();
  server = await startServer({ settings: { IDENTITY_PROVIDERS: provider.settings() } });
  mailbox = openMailbox(server.dataDir);
});
afterAll(async () => {
  await server?.stop();
  await provider?.stop();
});
beforeEach(() => {
  provider.mischief = {};
  server.log.length = 0;
});

const newClient = () => new Client(server.url);

let made = 0;
/** Somebody new at the provider. */
function somebody(changes: Partial<PersonThere> = {}): PersonThere & { name: string; email: string } {
  made += 1;
  const person = { sub: `person-${made}`, name: `Åse Nielsen ${made}`, email: `aase${made}@example.dk`, acr: substantial, ...changes };
  provider.people.set(person.sub, person);
  return person;
}

/** The path of one of our own addresses. */
function pathOf(url: string): string {
  expect(url.startsWith(server.url), url).toBe(true);
  return url.slice(server.url.length);
}

/** From the link on the sign-in page to what the callback answers. */
async function come(client: Client, who: string | null, start = "/da/sign-in/with/mitid"): Promise<Answer> {
  const { status, location } = await client.get(start);
  expect(status).toBe(302);
  return client.get(pathOf(await provider.visit(location!, who)));
}

async function identitiesOf(sub: string) {
  const { identities } = server.platform.store.tables;
  return server.platform.store.read.select().from(identities).where(eq(identities.subject, sub));
}

async function accountOf(email: string) {
  const { users } = server.platform.store.tables;
  const [user] = await server.platform.store.read.select().from(users).where(eq(users.email, email));
  return user;
}

async function lastSession(userId: string) {
  const { sessions } = server.platform.store.tables;
  return (await server.platform.store.read.select().from(sessions).where(eq(sessions.userId, userId))).at(-1);
}

/** An account that somebody signed up for with the login, with its address confirmed; the client is signed in. */
async function newcomer(changes: Partial<PersonThere> = {}) {
  const person = somebody(changes);
  const client = newClient();
  await come(client, person.sub);
  const { status } = await client.post("/da/sign-in/new-identity", { intent: "register", participantType: "citizen", name: person.name, email: person.email });
  expect(status).toBe(303);
  const mail = await mailbox.find(person.email, /Bekræft/);
  const token = new URL(mail.links[0]!).searchParams.get("token")!;
  expect((await client.post("/da/verify-email", { token })).status).toBe(303);
  return { person, client };
}

const isSignedIn = async (client: Client) => (await client.get("/da/account")).status === 200;
const problemAt = ({ location }: Answer) => new URL(location ?? "/", server.url).searchParams.get("problem");
const noFault = () => { expect(server.log).toEqual([]); };

describe("the sign-in page", () => {
  test("has a link to the provider, which takes along where one was going", async () => {
    const { text } = await newClient().get("/da/sign-in?returnTo=/da/plans");
    expect(text).toContain('href="/da/sign-in/with/mitid?returnTo=%2Fda%2Fplans"');
    expect(text).toContain("Log ind med MitID");
    expect(text).not.toMatch(/<form[^>]*with\/mitid/);
    expect((await newClient().get("/en/sign-in")).text).toContain("Sign in with MitID");
  });

  test("sends on with PKCE, state, nonce and the language, all new every time, and keeps them sealed", async () => {
    const [one, two] = [await newClient().get("/en/sign-in/with/mitid"), await newClient().get("/en/sign-in/with/mitid")];
    const queries = [one, two].map(({ location }) => new URL(location!).searchParams);
    for (const query of queries) {
      expect(query.get("response_type")).toBe("code");
      expect(query.get("code_challenge_method")).toBe("S256");
      expect(query.get("redirect_uri")).toBe(`${server.url}/sign-in/callback/mitid`);
      expect(query.get("ui_locales")).toBe("en");
      expect(query.get("acr_values")).toBe(substantial);
      expect(query.get("scope")).toBe("openid profile email");
    }
    for (const name of ["state", "nonce", "code_challenge"]) expect(queries[0]!.get(name)).not.toBe(queries[1]!.get(name));
    const cookie = one.cookies.find((each) => each.startsWith("samplan_attempt="))!;
    expect(cookie).toMatch(/Max-Age=600; HttpOnly; SameSite=Lax/);
    expect(Buffer.from(/=([^;]+)/.exec(cookie)![1]!, "base64url").toString("latin1")).not.toContain(queries[0]!.get("nonce"));
  });

  test("knows no provider that is not set up", async () => {
    for (const path of ["/da/sign-in/with/other", "/sign-in/callback/other", "/da/sign-in/with/__proto__"]) expect((await newClient().get(path)).status).toBe(404);
  });

  test.each([["declined", "afbrudt"], ["unavailable", "svarer ikke"], ["level_low_staff", "rolle"]])("says what %s means, in one alert, with the password form still there", async (problem, word) => {
    const { text, status } = await newClient().get(`/da/sign-in?problem=${problem}&returnTo=%2Fda%2Fplans`);
    expect(status).toBe(200);
    expect(text.match(/role="alert"/g)).toHaveLength(1);
    expect(text).toContain(word);
    expect(text).toContain('name="password"');
    expect(text).toContain('name="returnTo" value="/da/plans"');
    expect((await newClient().get("/da/sign-in?problem=made-up")).text).not.toContain('role="alert"');
  });
});

describe("somebody new", () => {
  test("makes an account without a password, confirms the address, and comes in by the login from then on", async () => {
    const person = somebody();
    const client = newClient();
    const back = await come(client, person.sub, "/da/sign-in/with/mitid?returnTo=/da/proposals/OGP28-O-0001");
    expect([back.status, back.location]).toEqual([302, "/da/sign-in/new-identity"]);
    expect(await identitiesOf(person.sub)).toEqual([]);
    const choice = await client.get("/da/sign-in/new-identity");
    expect(choice.status).toBe(200);
    expect((await client.get("/da/sign-in/new-identity?asked=1")).text).toContain("Vælg, hvem du deltager som");
    const filled = await client.get("/da/sign-in/new-identity?type=citizen&asked=1");
    expect(filled.text).toContain(`value="${person.name}"`);
    expect(filled.text).toContain(`value="${person.email}"`);
    expect(filled.text).not.toContain('name="password"');
    const own = `other-${person.email}`;
    const sent = await client.post("/da/sign-in/new-identity", { intent: "register", participantType: "citizen", name: "Mit eget navn", email: own });
    expect(sent.status).toBe(303);
    expect(sent.location).toBe(`/da/sign-up/check-mail?email=${encodeURIComponent(own)}&returnTo=%2Fda%2Fproposals%2FOGP28-O-0001`);
    expect(await isSignedIn(client)).toBe(false);
    const account = (await accountOf(own))!;
    expect(account).toMatchObject({ name: "Mit eget navn", passwordHash: "", emailVerifiedAt: null, participantType: "citizen" });

    const mail = await mailbox.find(own, /Bekræft/);
    const link = new URL(mail.links[0]!);
    expect(link.searchParams.get("returnTo")).toBe("/da/proposals/OGP28-O-0001");
    const verified = await client.post("/da/verify-email", { token: link.searchParams.get("token")!, returnTo: link.searchParams.get("returnTo")! });
    expect(verified.location).toBe("/da/proposals/OGP28-O-0001?confirmed=1");
    expect(await isSignedIn(client)).toBe(true);

    const again = newClient();
    const second = await come(again, person.sub, "/en/sign-in/with/mitid?returnTo=/en/plans");
    expect(second.location).toBe("/en/plans");
    expect(await isSignedIn(again)).toBe(true);
    expect(await lastSession(account.id)).toMatchObject({ method: "identity" });
    expect((await lastSession(account.id))!.secondFactorAt).not.toBeNull();
    expect(await identitiesOf(person.sub)).toMatchObject([{ userId: account.id, provider: "mitid", issuer: provider.issuer, level: "substantial", kind: "person", cvr: null }]);
    for (const password of ["", " ", demoPassword]) expect((await newClient().post("/da/sign-in", { email: own, password })).status).toBe(400);
    noFault();
  });

  test("of an employer has its number filled in, and organisations come first", async () => {
    const person = somebody({ identity_type: "professional", cvr: "DK13748136" });
    const client = newClient();
    await come(client, person.sub, "/en/sign-in/with/mitid");
    const choice = await client.get("/en/sign-in/new-identity");
    expect(choice.text.indexOf('value="business"')).toBeLessThan(choice.text.indexOf('value="citizen"'));
    expect((await client.get("/en/sign-in/new-identity?type=authority")).text).toContain('value="13748136"');
    const sent = await client.post("/en/sign-in/new-identity", { intent: "register", participantType: "authority", organisationName: "Mosekær Kommune", cvr: "13748136", name: person.name, email: person.email });
    expect(sent.status).toBe(303);
    expect(await identitiesOf(person.sub)).toMatchObject([{ kind: "professional", cvr: "13748136" }]);
  });

  test("whose form is not right yet gets it back with what was typed, and the login is kept", async () => {
    const person = somebody();
    const client = newClient();
    await come(client, person.sub);
    const wrong = await client.post("/da/sign-in/new-identity", { intent: "register", participantType: "business", organisationName: "Værkstedet", cvr: "123", name: "x".repeat(10_000), email: "nej" });
    expect(wrong.status).toBe(400);
    for (const text of ["Værkstedet", "x".repeat(10_000), 'value="nej"', "CVR-nummeret passer ikke", "Skriv højst 80 tegn"]) expect(wrong.text).toContain(text);
    expect((await client.post("/da/sign-in/new-identity", { intent: "register", participantType: "citizen", name: person.name, email: person.email })).status).toBe(303);
  });

  test("with an address that has an account gets the same answer; the account is left alone and its owner told", async () => {
    const { person: owner } = await newcomer();
    const before = await accountOf(owner.email);
    const person = somebody();
    const client = newClient();
    await come(client, person.sub);
    const fields = { intent: "register", participantType: "citizen", name: "En anden", email: owner.email.toUpperCase() };
    const { status, location, cookies } = await client.post("/da/sign-in/new-identity", fields);
    expect(status).toBe(303);
    expect(location).toBe(`/da/sign-up/check-mail?email=${encodeURIComponent(fields.email)}`);
    // Beside the one that is spent, the browser gets its own, by which it confirms the address.
    expect(cookies.toSorted()).toEqual([expect.stringMatching(/^samplan_browser=/), expect.stringMatching(/^samplan_identity=; .*Max-Age=0/)]);
    expect(await accountOf(owner.email)).toEqual(before);
    expect(await identitiesOf(person.sub)).toEqual([]);
    await mailbox.find(owner.email, /allerede en konto/);
  });

  test("who signs up anew on an address that nobody confirmed takes the first one's login away", async () => {
    const [first, second] = [somebody(), somebody()];
    const email = `shared-${first.sub}@example.dk`;
    for (const person of [first, second]) {
      const client = newClient();
      await come(client, person.sub);
      expect((await client.post("/da/sign-in/new-identity", { intent: "register", participantType: "citizen", name: person.name, email })).status).toBe(303);
    }
    expect(await identitiesOf(first.sub)).toEqual([]);
    expect(await identitiesOf(second.sub)).toHaveLength(1);
    // With a password just the same.
    await newClient().post("/da/sign-up", { participantType: "citizen", name: "C", email, password: "kastanje lygte fregat 41" });
    expect(await identitiesOf(second.sub)).toEqual([]);
  });

  test("in two tabs makes one account of the login", async () => {
    const person = somebody();
    const client = newClient();
    await come(client, person.sub);
    const cookie = client.cookieHeader;
    const answers = await Promise.all([1, 2, 3].map((tab) => newClient().post("/da/sign-in/new-identity", { intent: "register", participantType: "citizen", name: "N", email: `tab${tab}-${person.email}` }, { Cookie: cookie })));
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409, 409]);
    expect(await identitiesOf(person.sub)).toHaveLength(1);
    noFault();
  });

  test("without the login's cookie, or half an hour late, begins anew", async () => {
    const person = somebody();
    const client = newClient();
    await come(client, person.sub);
    expect((await newClient().get("/da/sign-in/new-identity")).location).toBe("/da/sign-in?problem=expired");
    expect((await newClient().post("/en/sign-in/new-identity", { intent: "register" })).location).toBe("/en/sign-in?problem=expired");
    const changed = client.cookieHeader.replace(/(samplan_identity=.{40})./, "$1x");
    expect((await newClient().get("/da/sign-in/new-identity", { headers: { Cookie: changed } })).location).toBe("/da/sign-in?problem=expired");
    // One cookie is not taken for the other.
    const swapped = client.cookieHeader.replace("samplan_identity=", "samplan_attempt=");
    expect(problemAt(await newClient().get("/sign-in/callback/mitid?code=x&state=y", { headers: { Cookie: swapped } }))).toBe("expired");
    server.moveClock(30 * 60_000);
    expect((await client.get("/da/sign-in/new-identity")).location).toBe("/da/sign-in?problem=expired");
  });
});

describe("somebody with an account", () => {
  test("connects the login by signing in with the password, and is told by mail", async () => {
    const person = somebody();
    const client = newClient();
    await come(client, person.sub, "/da/sign-in/with/mitid?returnTo=/da/plans");
    const choice = await client.get("/da/sign-in/new-identity");
    expect(choice.text).toContain('href="/da/sign-in?returnTo=%2Fda%2Fsign-in%2Fnew-identity"');
    // Without having signed in nothing is connected.
    expect((await client.post("/da/sign-in/new-identity", { intent: "connect" })).location).toBe("/da/sign-in?returnTo=%2Fda%2Fsign-in%2Fnew-identity");
    const signedIn = await client.post("/da/sign-in", { email: "ole@samplan.example", password: demoPassword, returnTo: "/da/sign-in/new-identity" });
    expect(signedIn.location).toBe("/da/sign-in/new-identity");
    const ask = await client.get("/da/sign-in/new-identity");
    expect(ask.text).toContain("Du er logget ind som");
    expect(ask.text).not.toContain('name="password"');
    expect(await identitiesOf(person.sub)).toEqual([]);
    expect((await client.post("/da/sign-in/new-identity", { intent: "connect" })).location).toBe("/da/plans");
    expect(await identitiesOf(person.sub)).toHaveLength(1);
    await mailbox.find("ole@samplan.example", /logge ind med MitID/);

    const again = newClient();
    expect((await come(again, person.sub)).location).toBe("/da");
    expect(await isSignedIn(again)).toBe(true);
    noFault();
  });

  test("who signed in a while ago is asked for the password again", async () => {
    const person = somebody();
    const client = await newClient().signIn("citizen@samplan.example");
    server.moveClock(11 * 60_000);
    await come(client, person.sub);
    expect((await client.get("/da/sign-in/new-identity")).text).toContain('name="password"');
    const missing = await client.post("/da/sign-in/new-identity", { intent: "connect" });
    expect([missing.status, missing.text.includes("Skriv din adgangskode")]).toEqual([400, true]);
    const wrong = await client.post("/da/sign-in/new-identity", { intent: "connect", password: "not the password" });
    expect(wrong.status).toBe(400);
    expect(wrong.text).toContain("Adgangskoden passer ikke");
    expect(wrong.text).not.toContain("not the password");
    expect(await identitiesOf(person.sub)).toEqual([]);
    expect((await client.post("/da/sign-in/new-identity", { intent: "connect", password: demoPassword })).status).toBe(303);
    expect(await identitiesOf(person.sub)).toHaveLength(1);
  });

  test("connects the login by a link sent to the address, in the same browser alone, once", async () => {
    const email = "karen@samplan.example";
    const person = somebody();
    const client = newClient();
    await come(client, person.sub, "/da/sign-in/with/mitid?returnTo=/da/proposals?q=x");
    const wrong = await client.post("/da/sign-in/new-identity", { intent: "mail", email: "karen" });
    expect([wrong.status, wrong.text.includes("ligner navn@eksempel.dk")]).toEqual([400, true]);
    const known = await client.post("/da/sign-in/new-identity", { intent: "mail", email: " KAREN@samplan.example" });
    const unknown = await client.post("/da/sign-in/new-identity", { intent: "mail", email: "nobody@example.dk" });
    expect([known.status, known.location, known.cookies]).toEqual([unknown.status, unknown.location, unknown.cookies]);
    expect((await client.get(known.location!)).text).toContain('role="status"');
    const mail = await mailbox.find(email, /Forbind MitID/);
    const link = pathOf(mail.links[0]!);
    const token = new URL(mail.links[0]!).searchParams.get("token")!;

    // In another browser the link does nothing, nor with another login.
    const other = newClient();
    expect((await other.get(link)).text).toContain("Åbn linket i den samme browser");
    await other.post("/da/sign-in/confirm-identity", { token });
    await come(other, somebody().sub);
    expect((await other.get(link)).text).toContain("Linket virker ikke længere");
    await other.post("/da/sign-in/confirm-identity", { token });
    expect(await isSignedIn(other)).toBe(false);

    const confirm = await client.get(link);
    expect(confirm.text).toContain("Forbind MitID, og log ind");
    expect(await identitiesOf(person.sub)).toEqual([]);
    const cookie = client.cookieHeader;
    expect((await client.post("/da/sign-in/confirm-identity", { token })).location).toBe("/da/proposals?q=x");
    expect(await isSignedIn(client)).toBe(true);
    expect(await identitiesOf(person.sub)).toMatchObject([{ userId: (await accountOf(email))!.id }]);
    const twice = await newClient().post("/da/sign-in/confirm-identity", { token }, { Cookie: cookie });
    expect([twice.status, twice.text.includes("Linket virker ikke længere")]).toEqual([400, true]);
    noFault();
  });

  test("whose link is half an hour old needs another", async () => {
    const person = somebody();
    const client = newClient();
    await come(client, person.sub);
    await client.post("/da/sign-in/new-identity", { intent: "mail", email: "ole@samplan.example" });
    const mail = await mailbox.find("ole@samplan.example", /^Forbind MitID/);
    server.moveClock(31 * 60_000);
    // The login of the browser is as old, so the person comes anew.
    await come(client, person.sub);
    expect((await client.get(pathOf(mail.links[0]!))).text).toContain("Linket virker ikke længere");
    await client.post("/da/sign-in/confirm-identity", { token: new URL(mail.links[0]!).searchParams.get("token")! });
    expect(await identitiesOf(person.sub)).toEqual([]);
  });
});

describe("somebody signed in", () => {
  /** The link to the provider on the page that connects it. */
  const linkOn = ({ text }: Answer) => /href="(\/da\/sign-in\/with\/mitid\?proof=[^"]+)"/.exec(text)?.[1];

  test("connects a login from the account, at once after signing in, and removes it", async () => {
    const person = somebody();
    const client = await newClient().signIn("citizen@samplan.example");
    const link = linkOn(await client.get("/da/account/identities/mitid"));
    const connected = await come(client, person.sub, link);
    expect(connected.location).toBe("/da/account/identities?connected=mitid");
    const page = await client.get(connected.location!);
    expect(page.text).toContain("MitID er forbundet med din konto");
    const [identity] = await identitiesOf(person.sub);
    const foreign = await (await newClient().signIn("ole@samplan.example")).post("/da/account/identities", { identity: identity!.id });
    expect(foreign.status).toBe(404);
    expect((await client.post("/da/account/identities", { identity: "none" })).status).toBe(404);
    expect((await client.post("/da/account/identities", { identity: identity!.id })).location).toBe("/da/account/identities?disconnected=1");
    expect((await client.post("/da/account/identities", { identity: identity!.id })).status).toBe(404);
    expect(await identitiesOf(person.sub)).toEqual([]);
    noFault();
  });

  test("is asked for the password later, and the proof is this session's alone, for ten minutes", async () => {
    const client = await newClient().signIn("citizen@samplan.example");
    server.moveClock(11 * 60_000);
    const page = await client.get("/da/account/identities/mitid");
    expect(linkOn(page)).toBeUndefined();
    expect((await client.post("/da/account/identities/mitid", { password: "wrong" })).status).toBe(400);
    const { location } = await client.post("/da/account/identities/mitid", { password: demoPassword });
    const link = linkOn(await client.get(location!))!;
    // In another session it is nothing but a sign-in.
    const other = await newClient().signIn("ole@samplan.example");
    const person = somebody();
    expect((await come(other, person.sub, link)).location).toBe("/da/sign-in/new-identity");
    server.moveClock(11 * 60_000);
    expect(linkOn(await client.get(location!))).toBeUndefined();
    expect((await come(client, person.sub, link)).location).toBe("/da/sign-in/new-identity");
    for (const proof of ["x", "x".repeat(3_000), "%00"]) expect((await client.get(`/da/sign-in/with/mitid?proof=${proof}`)).status).toBe(302);
    expect(await identitiesOf(person.sub)).toEqual([]);
    noFault();
  });

  test("cannot connect the login of another account", async () => {
    const { person } = await newcomer();
    const client = await newClient().signIn("citizen@samplan.example");
    const answer = await come(client, person.sub, linkOn(await client.get("/da/account/identities/mitid")));
    expect(answer.location).toBe("/da/account/identities?problem=identity_taken");
    expect((await client.get(answer.location!)).text).toContain("forbundet med en anden konto");
    expect((await identitiesOf(person.sub))[0]!.userId).toBe((await accountOf(person.email))!.id);
  });

  test("who signs out meanwhile, or is somebody else by then, connects nothing", async () => {
    const person = somebody();
    const client = await newClient().signIn("citizen@samplan.example");
    const { location } = await client.get(linkOn(await client.get("/da/account/identities/mitid"))!);
    const callback = pathOf(await provider.visit(location!, person.sub));
    await client.signIn("ole@samplan.example");
    expect((await client.get(callback)).location).toBe("/da/account/identities?problem=expired");
    expect(await identitiesOf(person.sub)).toEqual([]);
  });

  test("keeps the last way in", async () => {
    const { person, client } = await newcomer();
    const [identity] = await identitiesOf(person.sub);
    const answer = await client.post("/da/account/identities", { identity: identity!.id });
    expect([answer.status, answer.text.includes("eneste måde at logge ind på")]).toEqual([400, true]);
    expect(await identitiesOf(person.sub)).toHaveLength(1);
    expect((await client.get("/da/account/identities")).text).not.toContain("Fjern");
    server.moveClock(11 * 60_000);
    expect((await client.get("/da/account/identities/mitid")).text).toContain("Log ud og ind igen");
    expect((await client.post("/da/account/identities/mitid", { password: "" })).status).toBe(400);
  });

  test("leaves no half-done login behind when signing out", async () => {
    const person = somebody();
    const client = await newClient().signIn("citizen@samplan.example");
    await come(client, person.sub);
    await client.post("/da/sign-out", {});
    expect((await client.get("/da/sign-in/new-identity")).location).toBe("/da/sign-in?problem=expired");
  });
});

describe("the level of a login", () => {
  test("below what the platform asks for is refused, whoever it is", async () => {
    const strict = await startServer({ settings: { IDENTITY_PROVIDERS: provider.settings({ minimumLevel: "substantial" }) } });
    try {
      const client = new Client(strict.url);
      const start = await client.get("/da/sign-in/with/mitid?returnTo=/da/plans");
      const callback = await provider.visit(start.location!, somebody({ acr: "low" }).sub);
      expect((await client.get(callback.slice(strict.url.length))).location).toBe("/da/sign-in?problem=level_low&returnTo=%2Fda%2Fplans");
      const { auditEntries } = strict.platform.store.tables;
      expect(await strict.platform.store.read.select().from(auditEntries).where(eq(auditEntries.action, "identity.refused"))).toMatchObject([{ data: { provider: "mitid", level: "low", reason: "level_low" } }]);
    } finally {
      await strict.stop();
    }
  });

  test("is told anew with every login", async () => {
    const { person } = await newcomer({ acr: "http://eidas.europa.eu/LoA/high" });
    expect(await identitiesOf(person.sub)).toMatchObject([{ level: "high", kind: "person", cvr: null }]);
    provider.people.set(person.sub, { ...person, acr: "low", identity_type: "professional", cvr: "13748136" });
    const client = newClient();
    await come(client, person.sub);
    expect(await identitiesOf(person.sub)).toMatchObject([{ level: "low", kind: "professional", cvr: "13748136" }]);
    expect((await lastSession((await accountOf(person.email))!.id))!.secondFactorAt).toBeNull();
  });

  test("lets staff in from the level asked of them on, and stands for the second factor", async () => {
    const { person } = await newcomer();
    const { store } = server.platform;
    const account = (await accountOf(person.email))!;
    await store.write(async (tx) => { await tx.insert(store.tables.roleGrants).values({ userId: account.id, role: "moderator", grantedAt: new Date() }); });
    const sure = newClient();
    await come(sure, person.sub);
    expect((await sure.get("/da/desk/ogp-2026-2028")).status).toBe(200);
    provider.people.set(person.sub, { ...person, acr: "low" });
    const unsure = newClient();
    expect((await come(unsure, person.sub, "/da/sign-in/with/mitid?returnTo=/da/desk")).location).toBe("/da/sign-in?problem=level_low_staff&returnTo=%2Fda%2Fdesk");
    expect(await isSignedIn(unsure)).toBe(false);
  });

  test("too low for staff is not connected to their account, and a mail is not enough for it", async () => {
    const { store } = server.platform;
    const moderator = await addPerson(store, { role: "moderator", email: `mod${made}@example.dk` });
    const client = newClient();
    await come(client, somebody().sub);
    await client.post("/da/sign-in/new-identity", { intent: "mail", email: `mod${made - 1}@example.dk` });
    expect(await mailbox.list(`mod${made - 1}@example.dk`)).toEqual([]);
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(await server.platform.sessions.start(moderator.id, null))!;
    const low = somebody({ acr: "low" });
    const signedIn = newClient();
    await come(signedIn, low.sub);
    const answer = await signedIn.post("/da/sign-in/new-identity", { intent: "connect" }, { Cookie: `${signedIn.cookieHeader}; ${name}=${value}` });
    expect([answer.status, answer.text.includes("højere sikringsniveau")]).toEqual([400, true]);
    expect(await identitiesOf(low.sub)).toEqual([]);
  });
});

describe("an account with a second factor", () => {
  /** Somebody with a password and an authenticator app, and the code that it shows now. */
  async function guarded() {
    made += 1;
    const { store, seal, clock } = server.platform;
    const email = `guarded${made}@example.dk`;
    const person = await addPerson(store, { email });
    const secret = newTotpSecret();
    const { users } = store.tables;
    const passwordHash = await hashPassword("kastanje lygte fregat 41");
    await store.write(async (tx) => { await tx.update(users).set({ passwordHash, totpSecret: seal.seal(secret, totpPurpose), totpConfirmedAt: new Date() }).where(eq(users.id, person.id)); });
    return { email, id: person.id, code: () => totpCodeAt(secret, clock()) };
  }

  test("connects the login after the password and the code, and that login at the level for staff stands for the code", async () => {
    const { email, id, code } = await guarded();
    const person = somebody();
    const client = newClient();
    await come(client, person.sub);
    const first = await client.post("/da/sign-in", { email, password: "kastanje lygte fregat 41", returnTo: "/da/sign-in/new-identity" });
    expect(first.location).toMatch(/^\/da\/sign-in\/second-factor/);
    // With the password alone nothing is connected.
    expect((await client.post("/da/sign-in/new-identity", { intent: "connect" })).location).toMatch(/^\/da\/sign-in\?/);
    expect((await client.post("/da/sign-in/second-factor", { code: code() })).location).toBe("/da/sign-in/new-identity");
    expect((await client.post("/da/sign-in/new-identity", { intent: "connect" })).status).toBe(303);
    expect(await identitiesOf(person.sub)).toMatchObject([{ userId: id }]);
    const sure = newClient();
    expect((await come(sure, person.sub)).location).toBe("/da");
    expect(await isSignedIn(sure)).toBe(true);
    provider.people.set(person.sub, { ...person, acr: "low" });
    const unsure = newClient();
    const answer = await come(unsure, person.sub, "/en/sign-in/with/mitid?returnTo=/en/plans");
    expect(answer.location).toBe("/en/sign-in/second-factor?returnTo=%2Fen%2Fplans");
    expect(await isSignedIn(unsure)).toBe(false);
    noFault();
  });

  test("is not connected by mail", async () => {
    const { email } = await guarded();
    const client = newClient();
    await come(client, somebody().sub);
    expect((await client.post("/da/sign-in/new-identity", { intent: "mail", email })).location).toBe("/da/sign-in/new-identity?sent=1");
    const { auditEntries } = server.platform.store.tables;
    expect((await server.platform.store.read.select().from(auditEntries).where(eq(auditEntries.action, "identity.link_requested"))).at(-1)!.data).toMatchObject({ sent: false });
  });
});

describe("a CPR number", () => {
  test.each(["0101701234", "010170-1234", "DK0101701234", "CPR:010170-1234"])("as the subject (%s) is refused, kept nowhere, and told to whoever runs the platform", async (sub) => {
    const answer = await come(newClient(), somebody({ sub }).sub, "/en/sign-in/with/mitid");
    expect(answer.location).toBe("/en/sign-in?problem=failed");
    expect(answer.cookies.join()).not.toContain("samplan_identity=");
    expect(await identitiesOf(sub)).toEqual([]);
    expect(server.log).toMatchObject([{ level: "error", event: "identity refused", fields: { problem: "subject_is_cpr" } }]);
    expect(JSON.stringify(server.log)).not.toContain("1234");
  });

  test("among the other claims is not filled in", async () => {
    const person = somebody({ name: "Anna 010170-1234", cvr: "0101701234", identity_type: "professional" });
    const client = newClient();
    await come(client, person.sub);
    const { text } = await client.get("/da/sign-in/new-identity?type=business");
    expect(text).not.toContain("1234");
    await client.post("/da/sign-in/new-identity", { intent: "register", participantType: "citizen", name: "Anna", email: person.email });
    expect(await identitiesOf(person.sub)).toMatchObject([{ cvr: null }]);
  });
});

test("over https the cookies are of this host alone, and people are sent back to the public address", async () => {
  const secure = await startServer({ publicUrl: "https://samplan.example", settings: { IDENTITY_PROVIDERS: provider.settings() } });
  try {
    const { cookies, location } = await new Client(secure.url).get("/da/sign-in/with/mitid");
    expect(cookies.find((each) => each.includes("attempt"))).toMatch(/^__Host-samplan_attempt=.*; Path=\/; .*HttpOnly; SameSite=Lax; Secure$/);
    expect(new URL(location!).searchParams.get("redirect_uri")).toBe("https://samplan.example/sign-in/callback/mitid");
  } finally {
    await secure.stop();
  }
});

describe("an answer that is not the one to the question", () => {
  const returnTo = "/da/proposals/OGP28-A-0025?held=abc";
  const start = `/da/sign-in/with/mitid?returnTo=${encodeURIComponent(returnTo)}`;
  const kept = `returnTo=${encodeURIComponent(returnTo)}`;

  test("is given up when the person turns back; where they were going is kept", async () => {
    const client = newClient();
    const answer = await come(client, null, start);
    expect(answer.location).toBe(`/da/sign-in?problem=declined&${kept}`);
    expect((await client.get(answer.location!)).text).toContain(`name="returnTo" value="${returnTo}"`);
    noFault();
  });

  test.each([["login_required", "declined"], ["server_error", "unavailable"], ["temporarily_unavailable", "unavailable"], ["invalid_scope", "failed"], ["%3Cscript%3E", "failed"]])("is given up when the provider says %s", async (error, problem) => {
    const client = newClient();
    const { location } = await client.get(start);
    const state = new URL(location!).searchParams.get("state")!;
    const answer = await client.get(`/sign-in/callback/mitid?error=${error}&state=${state}&iss=${encodeURIComponent(provider.issuer)}`);
    expect(answer.location).toBe(`/da/sign-in?problem=${problem}&${kept}`);
    expect(answer.location).not.toContain("script");
  });

  test("is refused in another browser, without a cookie, with another state or none, and does not disturb the right one", async () => {
    const { person } = await newcomer();
    const client = newClient();
    const { location } = await client.get(start);
    const callback = new URL(await provider.visit(location!, person.sub));
    const path = (change: (query: URLSearchParams) => void) => {
      const copy = new URL(callback);
      change(copy.searchParams);
      return `${copy.pathname}${copy.search}`;
    };
    const stranger = newClient();
    await stranger.get("/en/sign-in/with/mitid");
    for (const [who, at] of [[newClient(), path(() => undefined)], [stranger, path(() => undefined)], [client, path((query) => { query.set("state", "x"); })], [client, path((query) => { query.delete("state"); })], [client, "/sign-in/callback/mitid"]] as const) {
      const answer = await who.get(at);
      expect(problemAt(answer), at).toBe("expired");
      expect(answer.status).toBe(302);
      expect(await isSignedIn(who)).toBe(false);
    }
    expect((await client.get(path(() => undefined))).location).toBe(returnTo);
    expect(await isSignedIn(client)).toBe(true);
    noFault();
  });

  test("is taken once: the same address again opens nothing, in this browser or by a copy of its cookies", async () => {
    const { person } = await newcomer();
    const client = newClient();
    const { location } = await client.get(start);
    const cookie = client.cookieHeader;
    const callback = pathOf(await provider.visit(location!, person.sub));
    expect((await client.get(callback)).location).toBe(returnTo);
    expect(problemAt(await client.get(callback))).toBe("expired");
    const copy = newClient();
    expect(problemAt(await copy.get(callback, { headers: { Cookie: cookie } }))).toBe("failed");
    expect(await isSignedIn(copy)).toBe(false);
  });

  test("of an older tab is refused, and the newer one works", async () => {
    const { person } = await newcomer();
    const client = newClient();
    const [older, newer] = [await client.get(start), await client.get("/en/sign-in/with/mitid?returnTo=/en/plans")];
    expect(problemAt(await client.get(pathOf(await provider.visit(older.location!, person.sub))))).toBe("expired");
    expect((await client.get(pathOf(await provider.visit(newer.location!, person.sub)))).location).toBe("/en/plans");
  });

  test("is refused after ten minutes", async () => {
    const { person } = await newcomer();
    const client = newClient();
    const { location } = await client.get(start);
    const callback = pathOf(await provider.visit(location!, person.sub));
    server.moveClock(10 * 60_000);
    const answer = await client.get(callback, { headers: { "Accept-Language": "en" } });
    expect(problemAt(answer)).toBe("expired");
  });

  test.each([
    ["another nonce", { claims: (claims: Record<string, unknown>) => ({ ...claims, nonce: "another" }) }],
    ["no nonce", { claims: ({ nonce: _, ...claims }: Record<string, unknown>) => claims }],
    ["another issuer", { claims: (claims: Record<string, unknown>) => ({ ...claims, iss: "https://evil.example" }) }],
    ["another audience", { claims: (claims: Record<string, unknown>) => ({ ...claims, aud: "somebody-else" }) }],
    ["a time that is over", { claims: (claims: Record<string, unknown>) => ({ ...claims, exp: 1_700_000_000 }) }],
    ["another subject than the rest of the answer", { claims: (claims: Record<string, unknown>) => ({ ...claims, sub: "person-1" }) }],
    ["a foreign signature", { foreignKey: true }],
  ])("with %s is refused", async (_, mischief) => {
    const { person } = await newcomer();
    const client = newClient();
    provider.mischief = mischief;
    expect((await come(client, person.sub, start)).location).toBe(`/da/sign-in?problem=failed&${kept}`);
    expect(await isSignedIn(client)).toBe(false);
    expect(server.log).toMatchObject([{ level: "warn", event: "identity provider", fields: { problem: "failed" } }]);
  });

  test("never leads away from our own site", async () => {
    const { person } = await newcomer();
    for (const hostile of ["//evil.example", "https://evil.example", "/da/..//evil.example", "/\\evil.example", `/da/${"a".repeat(1_600)}`]) {
      const { location } = await come(newClient(), person.sub, `/da/sign-in/with/mitid?returnTo=${encodeURIComponent(hostile)}`);
      expect(location).toBe("/da");
    }
  });
});
