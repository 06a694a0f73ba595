import { beforeEach, expect, it } from "vitest";
import type { Store } from "#db/store.ts";
import { findVerification } from "#app/domain/accounts/find-verification.server.ts";
import { listDemoPeople } from "#app/domain/accounts/list-demo-people.server.ts";
import { registerAccount } from "#app/domain/accounts/register-account.server.ts";
import { signUpInput, type SignUp } from "#app/domain/accounts/schema.ts";
import { sendVerification } from "#app/domain/accounts/send-verification.server.ts";
import { authenticate } from "#app/domain/accounts/sign-in.server.ts";
import { verifyEmail } from "#app/domain/accounts/verify-email.server.ts";
import { after, contextFor, visitor } from "#tests/support/context.ts";
import { describeOnBothDatabases } from "#tests/support/databases.ts";
import { addPerson, emailOf } from "#tests/support/people.ts";

const citizen = signUpInput.parse({ participantType: "citizen", name: "Anna Ø", email: "Anna@Example.dk", password: "korrekt hest batteri" });
const ngo = signUpInput.parse({ participantType: "ngo", organisationName: "Åben Forening", cvr: "13 74 81 36", name: "Bo", email: "bo@forening.dk", password: "korrekt hest batteri", display: "organisation" });

describeOnBothDatabases("accounts", (open) => {
  let store: Store;
  beforeEach(async () => { store = await open(); });

  const register = (input: SignUp, returnTo = "") => registerAccount(contextFor(store, visitor), input, returnTo);
  const mails = () => store.read.select().from(store.tables.outboxMessages).orderBy(store.tables.outboxMessages.id);
  const acts = async () => (await store.read.select({ action: store.tables.auditEntries.action }).from(store.tables.auditEntries).orderBy(store.tables.auditEntries.id)).map((each) => each.action);
  const tokenOfMail = async () => (await mails())[0]!.payload.token!;

  it("registers a citizen, who is not confirmed, with one audit row and one mail", async () => {
    expect(await register(citizen, "/da/x")).toEqual({ ok: true, value: null });
    const [user, ...more] = await store.read.select().from(store.tables.users);
    expect(more).toEqual([]);
    expect(user).toMatchObject({ email: "Anna@Example.dk", emailKey: "anna@example.dk", name: "Anna Ø", participantType: "citizen", organisationId: null, display: "name", locale: "da", emailVerifiedAt: null, isDemo: false });
    expect(user!.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(user!.neutralCode).toMatch(/^D-[B-DF-HJ-NP-TV-XZ2-46-9]{8}$/);
    expect(await acts()).toEqual(["account.registered"]);
    const sent = await mails();
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({ kind: "verify_email", recipient: "Anna@Example.dk", locale: "da", payload: { name: "Anna Ø", returnTo: "/da/x" }, sentAt: null, attempts: 0 });
  });

  it("keeps only the hash of the link's token", async () => {
    await register(citizen);
    const token = await tokenOfMail();
    const [kept] = await store.read.select().from(store.tables.emailTokens);
    expect(kept!.id).toHaveLength(64);
    expect(kept!.id).not.toContain(token);
  });

  it("registers an organisation with its number as written without spaces, not verified", async () => {
    await register(ngo);
    const [organisation] = await store.read.select().from(store.tables.organisations);
    expect(organisation).toMatchObject({ name: "Åben Forening", type: "ngo", cvr: "13748136", verifiedAt: null });
    const [user] = await store.read.select().from(store.tables.users);
    expect(user).toMatchObject({ participantType: "ngo", organisationId: organisation!.id, display: "organisation" });
  });

  const confirm = async () => verifyEmail(contextFor(store, visitor), (await mails()).at(-1)!.payload.token!);

  it("answers the same for an address that has a confirmed account, however it is spelled, changes nothing, and tells its owner once a day", async () => {
    const first = await register(citizen);
    await confirm();
    const [before] = await store.read.select().from(store.tables.users);
    const again = signUpInput.parse({ ...ngo, email: "ANNA@EXAMPLE.DK", password: "en helt anden kode" });
    expect(await register(again)).toEqual(first);
    expect(await register(again)).toEqual(first);
    expect(await store.read.select().from(store.tables.users)).toEqual([before]);
    // The organisation of the failed transaction is gone with it.
    expect(await store.read.select().from(store.tables.organisations)).toEqual([]);
    expect((await mails()).map(({ kind, recipient }) => [kind, recipient])).toEqual([["verify_email", "Anna@Example.dk"], ["already_registered", "Anna@Example.dk"]]);
    expect(await acts()).toEqual(["account.registered", "account.email_verified", "account.registered_again", "account.registered_again"]);
  });

  it("begins anew for an address that nobody has confirmed: the first password and the first link are void", async () => {
    await register({ ...citizen, password: "en fremmeds kode her" });
    const strangersLink = await tokenOfMail();
    expect(await register({ ...citizen, name: "Den rigtige" })).toEqual({ ok: true, value: null });
    expect(await store.read.select().from(store.tables.users)).toHaveLength(1);
    expect(await store.read.select().from(store.tables.sessions)).toEqual([]);
    const ctx = contextFor(store, visitor);
    expect(await authenticate(ctx, { email: citizen.email, password: "en fremmeds kode her" })).toEqual({ ok: false, reason: "credentials_wrong" });
    expect(await authenticate(ctx, { email: citizen.email, password: citizen.password })).toMatchObject({ ok: true });
    expect(await verifyEmail(ctx, strangersLink)).toEqual({ ok: false, reason: "link_spent" });
    expect(await confirm()).toMatchObject({ ok: true });
    expect((await store.read.select().from(store.tables.users))[0]).toMatchObject({ name: "Den rigtige", emailVerifiedAt: after({}) });
    expect((await mails()).map((each) => each.kind)).toEqual(["verify_email", "verify_email"]);
  });

  it("makes one account of two registrations at the same time", async () => {
    const results = await Promise.all([register(citizen), register(citizen), register(citizen)]);
    expect(results).toEqual([{ ok: true, value: null }, { ok: true, value: null }, { ok: true, value: null }]);
    expect(await store.read.select().from(store.tables.users)).toHaveLength(1);
  });

  it.each([["kort", "password_short"], ["x".repeat(201), "password_long"], ["password1234", "password_common"]] as const)("refuses the password %s", async (password, reason) => {
    expect(await register({ ...citizen, password })).toEqual({ ok: false, reason });
    expect(await store.read.select().from(store.tables.users)).toEqual([]);
    expect(await mails()).toEqual([]);
  });

  it("signs in whose password it is, and says the same of a wrong password and an unknown address", async () => {
    await register(citizen);
    const ctx = contextFor(store, visitor);
    const [user] = await store.read.select().from(store.tables.users);
    expect(await authenticate(ctx, { email: "ANNA@example.dk", password: citizen.password })).toEqual({ ok: true, value: { userId: user!.id } });
    const wrong = await authenticate(ctx, { email: "anna@example.dk", password: "korrekt hest batterI" });
    expect(wrong).toEqual({ ok: false, reason: "credentials_wrong" });
    expect(await authenticate(ctx, { email: "nobody@example.dk", password: citizen.password })).toEqual(wrong);
    expect(await authenticate(ctx, { email: "not an address", password: "" })).toEqual(wrong);
    expect((await acts()).slice(1)).toEqual(["account.signed_in", "account.sign_in_failed", "account.sign_in_failed", "account.sign_in_failed"]);
  });

  it("refuses further tries from one address on any accounts", async () => {
    const at = contextFor(store, visitor, { rateLimitFactor: 1 });
    for (let tries = 0; tries < 60; tries += 1) await authenticate(at, { email: `nobody${tries}@example.dk`, password: "x" });
    await expect(authenticate(at, { email: "nobody@example.dk", password: "x" })).rejects.toMatchObject({ kind: "too_many" });
  });

  it("confirms an address once", async () => {
    await register(citizen);
    const token = await tokenOfMail();
    const at = (now: Date) => contextFor(store, visitor, { now });
    const [user] = await store.read.select().from(store.tables.users);
    expect(await verifyEmail(at(after({ hours: 47 })), token)).toEqual({ ok: true, value: { userId: user!.id } });
    expect((await store.read.select().from(store.tables.users))[0]!.emailVerifiedAt).toEqual(after({ hours: 47 }));
    expect(await verifyEmail(at(after({ hours: 47 })), token)).toEqual({ ok: false, reason: "link_spent" });
    expect(await acts()).toEqual(["account.registered", "account.email_verified"]);
  });

  it("confirms an address once, also when the link is opened many times at once", async () => {
    await register(citizen);
    const token = await tokenOfMail();
    const results = await Promise.all(Array.from({ length: 8 }, () => verifyEmail(contextFor(store, visitor), token)));
    expect(results.filter((each) => each.ok)).toHaveLength(1);
  });

  it.each([["expired", after({ hours: 48 })], ["long expired", after({ days: 90 })]])("does not confirm by a link that is %s", async (_, now) => {
    await register(citizen);
    expect(await verifyEmail(contextFor(store, visitor, { now }), await tokenOfMail())).toEqual({ ok: false, reason: "link_spent" });
    expect((await store.read.select().from(store.tables.users))[0]!.emailVerifiedAt).toBeNull();
  });

  it("confirms in another browser with the password that was chosen, so that nobody confirms what a stranger signed up anew", async () => {
    await register(citizen);
    // A stranger signs up with the same address, in another browser, with a password of their own.
    await registerAccount(contextFor(store, visitor, { browser: "a stranger's" }), { ...citizen, password: "en fremmeds kode her" }, "");
    const token = (await mails()).at(-1)!.payload.token!;
    const here = contextFor(store, visitor);
    expect(await findVerification(here, token)).toMatchObject({ takes: "password" });
    expect(await verifyEmail(here, token)).toEqual({ ok: false, reason: "password_missing" });
    expect(await verifyEmail(here, token, citizen.password)).toEqual({ ok: false, reason: "password_wrong" });
    expect(await verifyEmail(contextFor(store, visitor, { browser: "" }), token)).toEqual({ ok: false, reason: "password_missing" });
    expect((await store.read.select().from(store.tables.users))[0]!.emailVerifiedAt).toBeNull();
    expect(await verifyEmail(contextFor(store, visitor, { browser: "her phone" }), token, "en fremmeds kode her")).toMatchObject({ ok: true });
  });

  it("confirms an account without a password only in the browser that signed up", async () => {
    await register(citizen);
    await store.write(async (tx) => { await tx.update(store.tables.users).set({ passwordHash: "" }); });
    const token = await tokenOfMail();
    expect(await verifyEmail(contextFor(store, visitor, { browser: "another" }), token, "x")).toEqual({ ok: false, reason: "other_browser" });
    expect(await verifyEmail(contextFor(store, visitor), token)).toMatchObject({ ok: true });
  });

  it("takes no older link once the address is confirmed: a link is no way around a password", async () => {
    await register(citizen);
    const [user] = await store.read.select().from(store.tables.users);
    const first = await tokenOfMail();
    await sendVerification(contextFor(store, { ...(await addPerson(store)), id: user!.id }), "");
    const second = (await mails()).at(-1)!.payload.token!;
    expect(await verifyEmail(contextFor(store, visitor), first)).toMatchObject({ ok: true });
    expect(await verifyEmail(contextFor(store, visitor), second)).toEqual({ ok: false, reason: "link_spent" });
  });

  it("does not confirm by a link that nobody sent", async () => {
    await register(citizen);
    const [kept] = await store.read.select().from(store.tables.emailTokens);
    for (const token of ["", "x", kept!.id]) expect(await verifyEmail(contextFor(store, visitor), token)).toEqual({ ok: false, reason: "link_spent" });
  });

  it("sends a new link to who is not confirmed, and nothing to who is", async () => {
    const waiting = await addPerson(store, { verified: false, locale: "en" });
    await sendVerification(contextFor(store, waiting, { locale: "en" }), "/en/back");
    await sendVerification(contextFor(store, await addPerson(store)), "");
    const sent = await mails();
    expect(sent.map(({ kind, recipient, locale }) => ({ kind, recipient, locale }))).toEqual([{ kind: "verify_email", recipient: emailOf(waiting), locale: "en" }]);
    expect(await verifyEmail(contextFor(store, visitor), sent[0]!.payload.token!)).toEqual({ ok: true, value: { userId: waiting.id } });
    await expect(sendVerification(contextFor(store, visitor), "")).rejects.toMatchObject({ kind: "forbidden" });
  });

  it("lists no demo people where there are none, even when somebody has such an address", async () => {
    await addPerson(store, { email: "citizen@samplan.example" });
    expect(await listDemoPeople(contextFor(store, visitor))).toEqual([]);
  });
});
