import { describe, expect, test } from "vitest";
import { demoPassword } from "#app/domain/seed/demo-password.ts";
import { substantial, useIdentitySite } from "./identity-site.ts";

// Signing in with a provider of identities, against a real one: from the link on the sign-in page to what becomes of it, for somebody new.

const site = useIdentitySite();
const { newClient, somebody, pathOf, come, identitiesOf, accountOf, lastSession, newcomer, isSignedIn, problemAt, noFault } = site;

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
      expect(query.get("redirect_uri")).toBe(`${site.server.url}/sign-in/callback/mitid`);
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

    const mail = await site.mailbox.find(own, /Bekræft/);
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
    expect(await identitiesOf(person.sub)).toMatchObject([{ userId: account.id, provider: "mitid", issuer: site.provider.issuer, level: "substantial", kind: "person", cvr: null }]);
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
    await site.mailbox.find(owner.email, /allerede en konto/);
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
    site.server.moveClock(30 * 60_000);
    expect((await client.get("/da/sign-in/new-identity")).location).toBe("/da/sign-in?problem=expired");
  });
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
    const answer = await client.get(`/sign-in/callback/mitid?error=${error}&state=${state}&iss=${encodeURIComponent(site.provider.issuer)}`);
    expect(answer.location).toBe(`/da/sign-in?problem=${problem}&${kept}`);
    expect(answer.location).not.toContain("script");
  });

  test("is refused in another browser, without a cookie, with another state or none, and does not disturb the right one", async () => {
    const { person } = await newcomer();
    const client = newClient();
    const { location } = await client.get(start);
    const callback = new URL(await site.provider.visit(location!, person.sub));
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
    const callback = pathOf(await site.provider.visit(location!, person.sub));
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
    expect(problemAt(await client.get(pathOf(await site.provider.visit(older.location!, person.sub))))).toBe("expired");
    expect((await client.get(pathOf(await site.provider.visit(newer.location!, person.sub)))).location).toBe("/en/plans");
  });

  test("is refused after ten minutes", async () => {
    const { person } = await newcomer();
    const client = newClient();
    const { location } = await client.get(start);
    const callback = pathOf(await site.provider.visit(location!, person.sub));
    site.server.moveClock(10 * 60_000);
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
    site.provider.mischief = mischief;
    expect((await come(client, person.sub, start)).location).toBe(`/da/sign-in?problem=failed&${kept}`);
    expect(await isSignedIn(client)).toBe(false);
    expect(site.server.log).toMatchObject([{ level: "warn", event: "identity provider", fields: { problem: "failed" } }]);
  });

  test("never leads away from our own site", async () => {
    const { person } = await newcomer();
    for (const hostile of ["//evil.example", "https://evil.example", "/da/..//evil.example", "/\\evil.example", `/da/${"a".repeat(1_600)}`]) {
      const { location } = await come(newClient(), person.sub, `/da/sign-in/with/mitid?returnTo=${encodeURIComponent(hostile)}`);
      expect(location).toBe("/da");
    }
  });
});
