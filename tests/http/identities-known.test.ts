import { describe, expect, test } from "vitest";
import { demoPassword } from "#app/domain/seed/demo-password.ts";
import { type Answer } from "./client.ts";
import { useIdentitySite } from "./identity-site.ts";

// Signing in with a provider of identities, against a real one: for who has an account.

const site = useIdentitySite();
const { newClient, somebody, pathOf, come, identitiesOf, accountOf, newcomer, isSignedIn, noFault } = site;

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
    await site.mailbox.find("ole@samplan.example", /logge ind med MitID/);

    const again = newClient();
    expect((await come(again, person.sub)).location).toBe("/da");
    expect(await isSignedIn(again)).toBe(true);
    noFault();
  });

  test("who signed in a while ago is asked for the password again", async () => {
    const person = somebody();
    const client = await newClient().signIn("citizen@samplan.example");
    site.server.moveClock(11 * 60_000);
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
    const mail = await site.mailbox.find(email, /Forbind MitID/);
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
    const mail = await site.mailbox.find("ole@samplan.example", /^Forbind MitID/);
    site.server.moveClock(31 * 60_000);
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
    site.server.moveClock(11 * 60_000);
    const page = await client.get("/da/account/identities/mitid");
    expect(linkOn(page)).toBeUndefined();
    expect((await client.post("/da/account/identities/mitid", { password: "wrong" })).status).toBe(400);
    const { location } = await client.post("/da/account/identities/mitid", { password: demoPassword });
    const link = linkOn(await client.get(location!))!;
    // In another session it is nothing but a sign-in.
    const other = await newClient().signIn("ole@samplan.example");
    const person = somebody();
    expect((await come(other, person.sub, link)).location).toBe("/da/sign-in/new-identity");
    site.server.moveClock(11 * 60_000);
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
    const callback = pathOf(await site.provider.visit(location!, person.sub));
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
    site.server.moveClock(11 * 60_000);
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
