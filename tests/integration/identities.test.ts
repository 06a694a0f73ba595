import { asc, eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import type { Store } from "#db/store.ts";
import { hashPassword } from "#app/domain/accounts/password.server.ts";
import { registerAccount } from "#app/domain/accounts/register-account.server.ts";
import { signUpInput } from "#app/domain/accounts/schema.ts";
import { attachIdentity, type OfferedIdentity } from "#app/domain/identities/attach-identity.server.ts";
import { confirmIdentityLink, findIdentityLink } from "#app/domain/identities/confirm-identity-link.server.ts";
import { connectIdentity } from "#app/domain/identities/connect-identity.server.ts";
import { disconnectIdentity } from "#app/domain/identities/disconnect-identity.server.ts";
import { listIdentities } from "#app/domain/identities/list-identities.server.ts";
import { registerWithIdentity } from "#app/domain/identities/register-with-identity.server.ts";
import { requestIdentityLink } from "#app/domain/identities/request-identity-link.server.ts";
import { signInWithIdentity } from "#app/domain/identities/sign-in-with-identity.server.ts";
import type { AskedLevels, Identity } from "#app/domain/identities/schema.ts";
import type { Person } from "#app/domain/context.ts";
import { after, contextFor, system, visitor } from "#tests/support/context.ts";
import { describeOnBothDatabases } from "#tests/support/databases.ts";
import { addPerson, emailOf } from "#tests/support/people.ts";

const asked: AskedLevels = { minimumLevel: "low", staffLevel: "substantial" };
const identity: Identity = { provider: "mitid", issuer: "https://login.example", subject: "a-1", level: "substantial", kind: "person", cvr: null };
const offer = (changes: Partial<Identity> = {}): OfferedIdentity => ({ identity: { ...identity, ...changes }, providerName: { da: "MitID", en: "MitID (en)" }, asked });
const newcomer = signUpInput.parse({ participantType: "citizen", name: "Anna Ø", email: "anna@example.dk" });

describeOnBothDatabases("identities", (open) => {
  let store: Store;
  beforeEach(async () => { store = await open(); });

  const rows = () => store.read.select().from(store.tables.identities).orderBy(asc(store.tables.identities.id));
  const mails = () => store.read.select().from(store.tables.outboxMessages).orderBy(asc(store.tables.outboxMessages.id));
  const acts = async () => (await store.read.select().from(store.tables.auditEntries).orderBy(asc(store.tables.auditEntries.id))).map(({ action, data }) => [action, data] as const);
  const signIn = (changes: Partial<Identity> = {}, levels = asked, now = after({})) => signInWithIdentity(contextFor(store, visitor, { now }), { ...identity, ...changes }, levels);
  /** Connects without proof, as after coming back from the provider. */
  const connect = (person: Person, changes: Partial<Identity> = {}) => connectIdentity(contextFor(store, person), offer(changes), null);
  const setUser = (id: string, values: Partial<typeof store.tables.users.$inferInsert>) => store.write(async (tx) => { await tx.update(store.tables.users).set(values).where(eq(store.tables.users.id, id)); });
  /** A session of the person that began then. */
  const addSession = async (person: Person, id: string, createdAt: Date | null) => store.write(async (tx) => { await tx.insert(store.tables.sessions).values({ id, userId: person.id, expiresAt: after({ days: 9 }), createdAt }); });

  describe("signing in", () => {
    it("knows nobody whose login is not connected, and writes nothing", async () => {
      expect(await signIn()).toEqual({ ok: false, reason: "identity_unknown" });
      expect(await acts()).toEqual([]);
    });

    it("opens the account, takes over what is said now, and is recorded without the subject", async () => {
      const person = await addPerson(store);
      await connect(person);
      expect(await signIn({ level: "high", kind: "professional", cvr: "13748136" }, asked, after({ days: 3 }))).toEqual({ ok: true, value: { userId: person.id, secondFactor: true } });
      expect(await rows()).toMatchObject([{ userId: person.id, level: "high", kind: "professional", cvr: "13748136", lastUsedAt: after({ days: 3 }), createdAt: after({}) }]);
      expect(await signIn({ level: "low" })).toEqual({ ok: true, value: { userId: person.id, secondFactor: false } });
      expect((await acts()).map(([action]) => action)).toEqual(["identity.linked", "identity.signed_in", "identity.signed_in"]);
      expect(JSON.stringify(await acts())).not.toContain("a-1");
    });

    it("takes another issuer's same subject for somebody else", async () => {
      await connect(await addPerson(store));
      expect(await signIn({ issuer: "https://other.example" })).toEqual({ ok: false, reason: "identity_unknown" });
    });

    it.each([["low", "substantial", false], ["substantial", "substantial", true], ["low", "high", false], ["high", "high", true]] as const)("at %s where %s is asked for: %s", async (level, minimumLevel, isTaken) => {
      const person = await addPerson(store);
      await connect(person);
      const result = await signIn({ level }, { minimumLevel, staffLevel: "high" });
      expect(result.ok).toBe(isTaken);
      if (!isTaken) expect((await acts()).at(-1)).toEqual(["identity.refused", { provider: "mitid", level, reason: "level_low" }]);
    });

    it("refuses who has a role below the level for staff, also on one plan alone, and changes nothing", async () => {
      const person = await addPerson(store);
      await connect(person);
      await store.write(async (tx) => { await tx.insert(store.tables.roleGrants).values({ userId: person.id, role: "moderator", scope: "a-plan", grantedAt: after({}) }); });
      expect(await signIn({ level: "low" }, asked, after({ days: 1 }))).toEqual({ ok: false, reason: "level_low_staff" });
      expect(await rows()).toMatchObject([{ level: "substantial", lastUsedAt: after({}) }]);
      expect(await signIn()).toEqual({ ok: true, value: { userId: person.id, secondFactor: true } });
      expect((await acts()).slice(1).map(([action]) => action)).toEqual(["identity.refused", "identity.signed_in"]);
    });

    it("opens no account that was deleted", async () => {
      const person = await addPerson(store);
      await connect(person);
      await setUser(person.id, { deletedAt: after({}) });
      expect(await signIn()).toEqual({ ok: false, reason: "identity_unknown" });
      await expect(connect(person, { subject: "b" })).rejects.toMatchObject({ kind: "not_found" });
    });
  });

  describe("a new account", () => {
    const register = (changes: Partial<Identity> = {}, input = newcomer) => registerWithIdentity(contextFor(store, visitor), input, { ...identity, ...changes }, "/da/x");

    it("has no password, the login, and an address to confirm", async () => {
      await register();
      const [user] = await store.read.select().from(store.tables.users);
      expect(user).toMatchObject({ email: "anna@example.dk", passwordHash: "", emailVerifiedAt: null });
      expect(await rows()).toMatchObject([{ ...identity, userId: user!.id }]);
      expect(await mails()).toMatchObject([{ kind: "verify_email", recipient: "anna@example.dk", payload: { returnTo: "/da/x" } }]);
      expect((await acts()).map(([action]) => action)).toEqual(["account.registered", "identity.linked"]);
      expect(await signIn()).toMatchObject({ ok: true });
    });

    it("is not made of an address with an account: it is left alone, and its owner told", async () => {
      const owner = await addPerson(store, { email: "Anna@example.dk" });
      await register();
      expect(await rows()).toEqual([]);
      expect(await store.read.select().from(store.tables.users)).toMatchObject([{ id: owner.id, passwordHash: "none" }]);
      expect(await mails()).toMatchObject([{ kind: "already_registered", recipient: "Anna@example.dk" }]);
    });

    it("begins anew where nobody confirmed the address: the first login, password and link are void", async () => {
      await registerAccount(contextFor(store, visitor), { ...newcomer, password: "kastanje lygte fregat" }, "");
      const [first] = await store.read.select().from(store.tables.users);
      await register();
      await register({ subject: "b-2" });
      expect(await store.read.select().from(store.tables.users)).toMatchObject([{ id: first!.id, passwordHash: "" }]);
      expect(await rows()).toMatchObject([{ subject: "b-2", userId: first!.id }]);
      expect(await signIn()).toEqual({ ok: false, reason: "identity_unknown" });
      await registerAccount(contextFor(store, visitor), { ...newcomer, password: "en helt anden sætning" }, "");
      expect(await rows()).toEqual([]);
    });

    it("is a conflict, and leaves nothing, when the login was connected meanwhile", async () => {
      await connect(await addPerson(store));
      const before = (await acts()).length;
      await expect(register()).rejects.toMatchObject({ kind: "conflict" });
      expect(await store.read.select().from(store.tables.users)).toHaveLength(1);
      expect((await acts()).length).toBe(before);
    });

    it("is one, however often the same login signs up at once", async () => {
      const results = await Promise.allSettled(Array.from({ length: 6 }, (_, index) => register({}, { ...newcomer, email: `anna${index}@example.dk` })));
      expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      expect(await rows()).toHaveLength(1);
      expect(await store.read.select().from(store.tables.users)).toHaveLength(1);
    });

    it("is made at most so often from one address", async () => {
      const ctx = contextFor(store, visitor, { rateLimitFactor: 1 });
      for (let tries = 0; tries < 20; tries += 1) await registerWithIdentity(ctx, newcomer, identity, "");
      await expect(registerWithIdentity(ctx, newcomer, identity, "")).rejects.toMatchObject({ kind: "too_many" });
    });
  });

  describe("connecting", () => {
    it("tells the owner once, in the owner's language, and does nothing the second time", async () => {
      const person = await addPerson(store, { locale: "en", name: "Ada" });
      expect(await connect(person)).toEqual({ ok: true, value: null });
      expect(await connect(person, { level: "low" })).toEqual({ ok: true, value: null });
      expect(await rows()).toHaveLength(1);
      expect(await mails()).toMatchObject([{ kind: "identity_linked", recipient: emailOf(person), locale: "en", payload: { name: "Ada", provider: "MitID (en)" } }]);
      expect((await acts()).map(([action]) => action)).toEqual(["identity.linked"]);
    });

    it("is for who is signed in", async () => {
      for (const actor of [visitor, system]) await expect(connectIdentity(contextFor(store, actor), offer(), null)).rejects.toMatchObject({ kind: "forbidden" });
    });

    it("refuses the login of another account, a level too low, and one too low for staff", async () => {
      await connect(await addPerson(store));
      const person = await addPerson(store);
      expect(await connect(person)).toEqual({ ok: false, reason: "identity_taken" });
      const moderator = await addPerson(store, { role: "moderator" });
      expect(await connect(moderator, { subject: "m", level: "low" })).toEqual({ ok: false, reason: "level_low_staff" });
      expect(await connectIdentity(contextFor(store, person), { ...offer({ subject: "p", level: "low" }), asked: { minimumLevel: "high", staffLevel: "high" } }, null)).toEqual({ ok: false, reason: "level_low" });
      expect(await rows()).toHaveLength(1);
      expect((await acts()).slice(1)).toEqual([["identity.refused", { provider: "mitid", level: "substantial", reason: "identity_taken" }], ["identity.refused", { provider: "mitid", level: "low", reason: "level_low_staff" }], ["identity.refused", { provider: "mitid", level: "low", reason: "level_low" }]]);
    });

    it("gives a login to one of two accounts that take it at once", async () => {
      const people = await Promise.all([addPerson(store), addPerson(store), addPerson(store)]);
      const results = await Promise.all(people.map((person) => connect(person)));
      expect(results.filter(({ ok }) => ok)).toHaveLength(1);
      expect(await rows()).toHaveLength(1);
      expect((await mails()).filter(({ kind }) => kind === "identity_linked")).toHaveLength(1);
    });

    it("asks for a session that began a moment ago, or the password", async () => {
      const person = await addPerson(store);
      await setUser(person.id, { passwordHash: await hashPassword("kastanje lygte fregat") });
      await addSession(person, "new", after({ minutes: -9 }));
      await addSession(person, "old", after({ minutes: -10 }));
      await addSession(await addPerson(store), "foreign", after({}));
      const tryWith = (sessionId: string | null, password: string) => connectIdentity(contextFor(store, person), offer(), { sessionId, password });
      for (const session of ["old", "foreign", "none", null]) {
        expect(await tryWith(session, "")).toEqual({ ok: false, reason: "password_missing" });
        expect(await tryWith(session, "kastanje lygte fregaT")).toEqual({ ok: false, reason: "password_wrong" });
      }
      expect(await rows()).toEqual([]);
      expect(await tryWith("old", "kastanje lygte fregat")).toEqual({ ok: true, value: null });
      expect(await tryWith("new", "")).toEqual({ ok: true, value: null });
      await setUser(person.id, { passwordHash: "" });
      for (const password of ["", "x"]) expect(await tryWith("old", password)).toEqual({ ok: false, reason: "sign_in_again" });
    });

    it("rolls back with the transaction that it is part of", async () => {
      const person = await addPerson(store);
      await expect(store.write(async (tx) => {
        await attachIdentity(contextFor(store, person), tx, person.id, offer(), "session");
        throw new Error("something else went wrong");
      })).rejects.toThrow("something else");
      expect([await rows(), await mails(), await acts()]).toEqual([[], [], []]);
    });
  });

  describe("connecting by mail", () => {
    const ask = (email: string, now = after({})) => requestIdentityLink(contextFor(store, visitor, { now }), email, offer());
    const tokenOf = async () => (await mails()).findLast(({ kind }) => kind === "identity_link")?.payload.token ?? "none";
    const confirm = (token: string, now = after({}), changes: Partial<Identity> = {}) => confirmIdentityLink(contextFor(store, visitor, { now }), token, offer(changes));

    it("sends a link that works once, for half an hour, for that login", async () => {
      const person = await addPerson(store, { name: "Bo" });
      await ask(emailOf(person).toUpperCase());
      const token = await tokenOf();
      expect(await mails()).toMatchObject([{ kind: "identity_link", recipient: emailOf(person), payload: { name: "Bo", provider: "MitID" } }]);
      const [kept] = await store.read.select().from(store.tables.emailTokens);
      expect(kept).toMatchObject({ userId: person.id, purpose: "link_identity" });
      expect(JSON.stringify(kept)).not.toMatch(new RegExp(`${token}|a-1`));
      const ctx = contextFor(store, visitor);
      expect(await findIdentityLink(ctx, token, identity)).toEqual({ name: "Bo" });
      for (const other of [{ ...identity, subject: "b" }, { ...identity, issuer: "https://other.example" }]) expect(await findIdentityLink(ctx, token, other)).toBeNull();
      expect(await confirm(token, after({}), { subject: "b" })).toEqual({ ok: false, reason: "link_spent" });
      expect(await confirm(token, after({ minutes: 30 }))).toEqual({ ok: false, reason: "link_spent" });
      expect(await confirm("")).toEqual({ ok: false, reason: "link_spent" });
      expect(await confirm(token, after({ minutes: 29 }))).toEqual({ ok: true, value: { userId: person.id, secondFactor: true } });
      expect(await confirm(token)).toEqual({ ok: false, reason: "link_spent" });
      expect(await findIdentityLink(ctx, token, identity)).toBeNull();
      expect(await rows()).toMatchObject([{ userId: person.id }]);
      expect((await mails()).map(({ kind }) => kind)).toEqual(["identity_link", "identity_linked"]);
    });

    it("works once, also when it is opened many times at once", async () => {
      await ask(emailOf(await addPerson(store)));
      const token = await tokenOf();
      const results = await Promise.all(Array.from({ length: 6 }, () => confirm(token)));
      expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    });

    it("sends nothing where there is no account, or a mail is not enough; the same is recorded of each", async () => {
      const unconfirmed = await addPerson(store, { verified: false });
      const moderator = await addPerson(store, { role: "moderator" });
      const guarded = await addPerson(store);
      await setUser(guarded.id, { totpSecret: "x", totpConfirmedAt: after({}) });
      const gone = await addPerson(store);
      await setUser(gone.id, { deletedAt: after({}) });
      for (const email of ["nobody@example.dk", emailOf(unconfirmed), emailOf(moderator), emailOf(guarded), emailOf(gone)]) await ask(email);
      expect(await mails()).toEqual([]);
      expect(await store.read.select().from(store.tables.emailTokens)).toEqual([]);
      expect((await acts()).map(([action]) => action)).toEqual(Array.from({ length: 5 }, () => "identity.link_requested"));
    });

    it("is void when a mail is not enough any more", async () => {
      const person = await addPerson(store);
      await ask(emailOf(person));
      await setUser(person.id, { totpSecret: "x", totpConfirmedAt: after({}) });
      expect(await confirm(await tokenOf())).toEqual({ ok: false, reason: "link_spent" });
      expect(await rows()).toEqual([]);
    });

    it("does nothing with a link of another purpose", async () => {
      await registerAccount(contextFor(store, visitor), { ...newcomer, password: "kastanje lygte fregat" }, "");
      const { payload } = (await mails())[0]!;
      expect(await confirm(payload.token!)).toEqual({ ok: false, reason: "link_spent" });
    });

    it("is refused when the login came to another account meanwhile", async () => {
      await ask(emailOf(await addPerson(store)));
      await connect(await addPerson(store));
      expect(await confirm(await tokenOf())).toEqual({ ok: false, reason: "identity_taken" });
      expect(await rows()).toHaveLength(1);
    });

    it("is sent so often to one address, known or not", async () => {
      const person = await addPerson(store);
      for (const email of [emailOf(person), "nobody@example.dk"]) {
        const ctx = contextFor(store, visitor, { rateLimitFactor: 1 });
        for (let tries = 0; tries < 5; tries += 1) await requestIdentityLink(ctx, email, offer());
        await expect(requestIdentityLink(ctx, email.toUpperCase(), offer())).rejects.toMatchObject({ kind: "too_many" });
      }
      const keys = (await store.read.select().from(store.tables.rateLimits)).map(({ key }) => key);
      expect(keys.join()).not.toContain("@");
    });
  });

  describe("removing", () => {
    it("takes away one's own login, and nobody else's", async () => {
      const person = await addPerson(store);
      await connect(person);
      const { id } = (await rows())[0]!;
      const ctx = contextFor(store, person);
      await expect(disconnectIdentity(contextFor(store, await addPerson(store)), id)).rejects.toMatchObject({ kind: "not_found" });
      await expect(disconnectIdentity(contextFor(store, visitor), id)).rejects.toMatchObject({ kind: "forbidden" });
      await expect(disconnectIdentity(ctx, "none")).rejects.toMatchObject({ kind: "not_found" });
      expect(await listIdentities(ctx)).toMatchObject({ identities: [{ id, provider: "mitid", level: "substantial" }], hasPassword: true });
      expect(await disconnectIdentity(ctx, id)).toEqual({ ok: true, value: { provider: "mitid" } });
      expect(await rows()).toEqual([]);
      expect((await acts()).at(-1)).toEqual(["identity.unlinked", { provider: "mitid" }]);
      await expect(listIdentities(contextFor(store, visitor))).rejects.toMatchObject({ kind: "forbidden" });
    });

    it("keeps the last way in, also when all are removed at once", async () => {
      const person = await addPerson(store);
      await setUser(person.id, { passwordHash: "" });
      for (const subject of ["a", "b", "c", "d", "e", "f", "g", "h"]) await connect(person, { subject });
      const ids = (await rows()).map(({ id }) => id);
      const results = await Promise.all(ids.map((id) => disconnectIdentity(contextFor(store, person), id)));
      expect(results.filter(({ ok }) => ok)).toHaveLength(7);
      expect(results.find(({ ok }) => !ok)).toEqual({ ok: false, reason: "identity_last" });
      expect(await rows()).toHaveLength(1);
      expect(await listIdentities(contextFor(store, person))).toMatchObject({ hasPassword: false });
    });
  });
});
