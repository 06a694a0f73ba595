import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { hashPassword } from "#app/domain/accounts/password.server.ts";
import { totpPurpose } from "#app/domain/accounts/start-second-factor.server.ts";
import { newTotpSecret, totpCodeAt } from "#app/domain/accounts/totp.ts";
import { addPerson } from "#tests/support/people.ts";
import { startServer } from "#tests/support/server.ts";
import { Client } from "./client.ts";
import { useIdentitySite } from "./identity-site.ts";

// Signing in with a provider of identities, against a real one: and how sure the provider must be.

const site = useIdentitySite();
const { newClient, somebody, come, identitiesOf, accountOf, lastSession, newcomer, isSignedIn, noFault } = site;

let made = 0;

describe("the level of a login", () => {
  test("below what the platform asks for is refused, whoever it is", async () => {
    const strict = await startServer({ settings: { IDENTITY_PROVIDERS: site.provider.settings({ minimumLevel: "substantial" }) } });
    try {
      const client = new Client(strict.url);
      const start = await client.get("/da/sign-in/with/mitid?returnTo=/da/plans");
      const callback = await site.provider.visit(start.location!, somebody({ acr: "low" }).sub);
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
    site.provider.people.set(person.sub, { ...person, acr: "low", identity_type: "professional", cvr: "13748136" });
    const client = newClient();
    await come(client, person.sub);
    expect(await identitiesOf(person.sub)).toMatchObject([{ level: "low", kind: "professional", cvr: "13748136" }]);
    expect((await lastSession((await accountOf(person.email))!.id))!.secondFactorAt).toBeNull();
  });

  test("lets staff in from the level asked of them on, and stands for the second factor", async () => {
    const { person } = await newcomer();
    const { store } = site.server.platform;
    const account = (await accountOf(person.email))!;
    await store.write(async (tx) => { await tx.insert(store.tables.roleGrants).values({ userId: account.id, role: "moderator", grantedAt: new Date() }); });
    const sure = newClient();
    await come(sure, person.sub);
    expect((await sure.get("/da/desk/ogp-2026-2028")).status).toBe(200);
    site.provider.people.set(person.sub, { ...person, acr: "low" });
    const unsure = newClient();
    expect((await come(unsure, person.sub, "/da/sign-in/with/mitid?returnTo=/da/desk")).location).toBe("/da/sign-in?problem=level_low_staff&returnTo=%2Fda%2Fdesk");
    expect(await isSignedIn(unsure)).toBe(false);
  });

  test("too low for staff is not connected to their account, and a mail is not enough for it", async () => {
    const { store } = site.server.platform;
    const email = "moderator-with-low@example.dk";
    const moderator = await addPerson(store, { role: "moderator", email });
    const client = newClient();
    await come(client, somebody().sub);
    await client.post("/da/sign-in/new-identity", { intent: "mail", email });
    expect(await site.mailbox.list(email)).toEqual([]);
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(await site.server.platform.sessions.start(moderator.id, null))!;
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
    const { store, seal, clock } = site.server.platform;
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
    site.provider.people.set(person.sub, { ...person, acr: "low" });
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
    const { auditEntries } = site.server.platform.store.tables;
    expect((await site.server.platform.store.read.select().from(auditEntries).where(eq(auditEntries.action, "identity.link_requested"))).at(-1)!.data).toMatchObject({ sent: false });
  });
});

describe("a CPR number", () => {
  test.each(["0101701234", "010170-1234", "DK0101701234", "CPR:010170-1234"])("as the subject (%s) is refused, kept nowhere, and told to whoever runs the platform", async (sub) => {
    const answer = await come(newClient(), somebody({ sub }).sub, "/en/sign-in/with/mitid");
    expect(answer.location).toBe("/en/sign-in?problem=failed");
    expect(answer.cookies.join()).not.toContain("samplan_identity=");
    expect(await identitiesOf(sub)).toEqual([]);
    expect(site.server.log).toMatchObject([{ level: "error", event: "identity refused", fields: { problem: "subject_is_cpr" } }]);
    expect(JSON.stringify(site.server.log)).not.toContain("1234");
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
  const secure = await startServer({ publicUrl: "https://samplan.example", settings: { IDENTITY_PROVIDERS: site.provider.settings() } });
  try {
    const { cookies, location } = await new Client(secure.url).get("/da/sign-in/with/mitid");
    expect(cookies.find((each) => each.includes("attempt"))).toMatch(/^__Host-samplan_attempt=.*; Path=\/; .*HttpOnly; SameSite=Lax; Secure$/);
    expect(new URL(location!).searchParams.get("redirect_uri")).toBe("https://samplan.example/sign-in/callback/mitid");
  } finally {
    await secure.stop();
  }
});
