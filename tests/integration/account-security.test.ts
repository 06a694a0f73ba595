import { and, eq, isNull } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import type { Store } from "#db/store.ts";
import { changePassword } from "#app/domain/accounts/change-password.server.ts";
import { confirmEmailChange, findEmailChange } from "#app/domain/accounts/confirm-email-change.server.ts";
import { confirmSecondFactor } from "#app/domain/accounts/confirm-second-factor.server.ts";
import { changeProfile, getProfile } from "#app/domain/accounts/change-profile.server.ts";
import { endOtherSessions, endSession } from "#app/domain/accounts/end-session.server.ts";
import { findSecondFactorGate } from "#app/domain/accounts/find-second-factor.server.ts";
import { getSecondFactor } from "#app/domain/accounts/get-second-factor.server.ts";
import { getSecurity } from "#app/domain/accounts/get-security.server.ts";
import { hashPassword } from "#app/domain/accounts/password.server.ts";
import { renewRecoveryCodes } from "#app/domain/accounts/renew-recovery-codes.server.ts";
import { requestEmailChange } from "#app/domain/accounts/request-email-change.server.ts";
import { requestPasswordReset } from "#app/domain/accounts/request-password-reset.server.ts";
import { isResetLinkOpen, resetPassword } from "#app/domain/accounts/reset-password.server.ts";
import { getNotifications, setNotifications } from "#app/domain/accounts/set-notifications.server.ts";
import { showSecondFactor } from "#app/domain/accounts/show-second-factor.server.ts";
import { authenticate } from "#app/domain/accounts/sign-in.server.ts";
import { startSecondFactor } from "#app/domain/accounts/start-second-factor.server.ts";
import { totpCodeAt } from "#app/domain/accounts/totp.ts";
import { takeOffSecondFactor } from "#app/domain/accounts/take-off-second-factor.server.ts";
import { turnOffSecondFactor } from "#app/domain/accounts/turn-off-second-factor.server.ts";
import type { Person } from "#app/domain/context.ts";
import { after, contextFor, noon, system, visitor } from "#tests/support/context.ts";
import { describeOnBothDatabases } from "#tests/support/databases.ts";
import { addPerson, emailOf } from "#tests/support/people.ts";

const password = "kastanje lygte fregat 41";
const newPassword = "tagsten brev hyldebær 7";
const hash = await hashPassword(password);

describeOnBothDatabases("the security of an account", (open) => {
  let store: Store;
  let anna: Person;
  beforeEach(async () => {
    store = await open();
    anna = await withPassword();
  });

  async function withPassword(options: Parameters<typeof addPerson>[1] = {}, passwordHash = hash): Promise<Person> {
    const person = await addPerson(store, options);
    await store.write(async (tx) => { await tx.update(store.tables.users).set({ passwordHash }).where(eq(store.tables.users.id, person.id)); });
    return person;
  }
  const at = (actor: Person, now = noon) => contextFor(store, actor, { now });
  const userOf = async ({ id }: Person) => (await store.read.select().from(store.tables.users).where(eq(store.tables.users.id, id)))[0]!;
  const mails = async () => (await store.read.select().from(store.tables.outboxMessages).orderBy(store.tables.outboxMessages.id)).map(({ kind, recipient, payload }) => ({ kind, to: recipient, payload }));
  const acts = async () => (await store.read.select({ action: store.tables.auditEntries.action }).from(store.tables.auditEntries).orderBy(store.tables.auditEntries.id)).map((each) => each.action);
  const sessionsOf = async ({ id }: Person) => (await store.read.select({ id: store.tables.sessions.id }).from(store.tables.sessions).where(eq(store.tables.sessions.userId, id))).map((each) => each.id).sort();
  let sessions = 0;
  async function addSession(person: Person, createdAt = noon): Promise<string> {
    sessions += 1;
    const id = `session-${String(sessions).padStart(4, "0")}`;
    await store.write(async (tx) => { await tx.insert(store.tables.sessions).values({ id, userId: person.id, expiresAt: after({ days: 14 }), createdAt, lastSeenAt: createdAt, device: "Firefox, Linux" }); });
    return id;
  }
  /** Turns the second factor on, and answers the secret and the codes. */
  async function turnOn(person: Person, now = noon) {
    const session = await addSession(person, now);
    await startSecondFactor(at(person, now), { sessionId: session, password: "" });
    const { secret } = await getSecondFactor(at(person, now), session);
    const result = await confirmSecondFactor(at(person, now), session, totpCodeAt(secret, now));
    if (!result.ok) throw new Error(result.reason);
    return { secret, session, codes: result.value.codes };
  }

  describe("the second factor", () => {
    it("is set up by a code of the app: other sessions end, this one has shown it, the owner is told", async () => {
      const other = await addSession(anna);
      const { session, codes, secret } = await turnOn(anna);
      expect(codes).toHaveLength(10);
      expect(await sessionsOf(anna)).toEqual([session]);
      expect(other).not.toBe(session);
      const [row] = await store.read.select().from(store.tables.sessions);
      expect(row!.secondFactorAt).toEqual(noon);
      expect((await mails()).map(({ kind, to }) => [kind, to])).toEqual([["second_factor_on", emailOf(anna)]]);
      expect(await acts()).toEqual(["account.second_factor_started", "account.second_factor_on"]);
      const user = await userOf(anna);
      expect(user.totpSecret).not.toContain(secret);
      const kept = JSON.stringify(await store.read.select().from(store.tables.recoveryCodes));
      for (const code of codes) expect(kept).not.toContain(code);
      expect(await findSecondFactorGate(at(anna), anna.id)).toMatchObject({ isAsked: true });
    });

    it("asks for the password when one did not sign in just now, and not of invented people or before the address is confirmed", async () => {
      const old = await addSession(anna, after({ minutes: -11 }));
      expect(await startSecondFactor(at(anna), { sessionId: old, password: "" })).toEqual({ ok: false, reason: "password_missing" });
      expect(await startSecondFactor(at(anna), { sessionId: old, password: "forkert" })).toEqual({ ok: false, reason: "password_wrong" });
      expect(await startSecondFactor(at(anna), { sessionId: null, password })).toMatchObject({ ok: true });
      const others = await addSession(await addPerson(store));
      expect(await startSecondFactor(at(anna), { sessionId: others, password: "" })).toEqual({ ok: false, reason: "password_missing" });
      const without = await withPassword({}, "");
      expect(await startSecondFactor(at(without), { sessionId: await addSession(without, after({ minutes: -11 })), password: "" })).toEqual({ ok: false, reason: "sign_in_again" });
      expect(await startSecondFactor(at(without), { sessionId: await addSession(without), password: "" })).toMatchObject({ ok: true });
      const unconfirmed = await withPassword({ verified: false });
      expect(await startSecondFactor(at(unconfirmed), { sessionId: await addSession(unconfirmed), password })).toEqual({ ok: false, reason: "confirm_email_first" });
      const demo = await withPassword();
      await store.write(async (tx) => { await tx.update(store.tables.users).set({ isDemo: true }).where(eq(store.tables.users.id, demo.id)); });
      expect(await startSecondFactor(at(demo), { sessionId: null, password })).toEqual({ ok: false, reason: "demo_shared" });
      await expect(startSecondFactor(contextFor(store, visitor), { sessionId: null, password })).rejects.toMatchObject({ kind: "forbidden" });
    });

    it("is not asked for until it is confirmed, and a secret that was seen before counts no more", async () => {
      const session = await addSession(anna);
      await startSecondFactor(at(anna), { sessionId: session, password: "" });
      const first = await getSecondFactor(at(anna), session);
      expect(first.state).toBe("setting_up");
      expect(await findSecondFactorGate(at(anna), anna.id)).toMatchObject({ isAsked: false });
      await startSecondFactor(at(anna), { sessionId: session, password: "" });
      expect(await confirmSecondFactor(at(anna), session, totpCodeAt(first.secret, noon))).toEqual({ ok: false, reason: "code_wrong" });
      expect(await confirmSecondFactor(at(anna), session, "")).toEqual({ ok: false, reason: "code_wrong" });
      expect((await getSecondFactor(at(anna), session)).state).toBe("setting_up");
    });

    it("is confirmed once, however often the button is pressed", async () => {
      const session = await addSession(anna);
      await startSecondFactor(at(anna), { sessionId: session, password: "" });
      const { secret } = await getSecondFactor(at(anna), session);
      const results = await Promise.all(Array.from({ length: 6 }, () => confirmSecondFactor(at(anna), session, totpCodeAt(secret, noon))));
      expect(results.filter((each) => each.ok)).toHaveLength(1);
      expect(await store.read.select().from(store.tables.recoveryCodes)).toHaveLength(10);
      expect(await startSecondFactor(at(anna), { sessionId: session, password: "" })).toEqual({ ok: false, reason: "second_factor_is_on" });
    });

    it("takes a code once: the one it was confirmed with no more, the next one of many at once by one", async () => {
      const { secret } = await turnOn(anna);
      const now = after({ seconds: 30 });
      const shown = (code: string) => showSecondFactor(contextFor(store, visitor, { now }), anna.id, { code, recoveryCode: "" });
      expect(await shown(totpCodeAt(secret, noon))).toEqual({ ok: false, reason: "code_wrong" });
      const results = await Promise.all(Array.from({ length: 8 }, () => shown(totpCodeAt(secret, now))));
      expect(results.filter((each) => each.ok)).toHaveLength(1);
      expect(await shown(totpCodeAt(secret, now))).toEqual({ ok: false, reason: "code_wrong" });
      // The code before is spent with it.
      expect(await shown(totpCodeAt(secret, noon))).toEqual({ ok: false, reason: "code_wrong" });
    });

    it("takes each recovery code once, of its owner alone", async () => {
      const { codes } = await turnOn(anna);
      const bo = await withPassword();
      await turnOn(bo);
      const shown = (userId: string, recoveryCode: string) => showSecondFactor(contextFor(store, visitor), userId, { code: "", recoveryCode });
      expect(await shown(bo.id, codes[0]!)).toEqual({ ok: false, reason: "code_wrong" });
      const results = await Promise.all(Array.from({ length: 5 }, () => shown(anna.id, codes[0]!.toLowerCase().replaceAll("-", " "))));
      expect(results.filter((each) => each.ok)).toHaveLength(1);
      expect(await shown(anna.id, codes[1]!)).toEqual({ ok: true, value: null });
      expect(await shown(anna.id, "")).toEqual({ ok: false, reason: "code_wrong" });
      expect((await getSecurity(at(anna), null)).secondFactor).toEqual({ isOn: true, codesLeft: 8 });
    });

    it("gives new recovery codes for a code of the app; those before are void", async () => {
      const { secret, codes } = await turnOn(anna);
      const now = after({ seconds: 30 });
      expect(await renewRecoveryCodes(at(anna, now), "000000")).toEqual({ ok: false, reason: "code_wrong" });
      const renewed = await renewRecoveryCodes(at(anna, now), totpCodeAt(secret, now));
      expect(renewed.ok && renewed.value.codes).toHaveLength(10);
      expect(await showSecondFactor(at(anna, now), anna.id, { code: "", recoveryCode: codes[0]! })).toEqual({ ok: false, reason: "code_wrong" });
      expect(await renewRecoveryCodes(at(await withPassword()), "123456")).toEqual({ ok: false, reason: "second_factor_is_off" });
    });

    it("is turned off with password and code, and not while one has a role", async () => {
      const { secret, session } = await turnOn(anna);
      const now = after({ seconds: 30 });
      const off = (proof: { password: string; code: string }, when = now) => turnOffSecondFactor(at(anna, when), { sessionId: session, ...proof });
      expect(await off({ password: "", code: totpCodeAt(secret, now) })).toEqual({ ok: false, reason: "password_missing" });
      expect(await off({ password: "x", code: totpCodeAt(secret, now) })).toEqual({ ok: false, reason: "password_wrong" });
      expect(await off({ password, code: "123" })).toEqual({ ok: false, reason: "code_wrong" });
      await store.write(async (tx) => { await tx.insert(store.tables.roleGrants).values({ userId: anna.id, role: "moderator", scope: "a plan", grantedAt: noon }); });
      expect(await off({ password, code: totpCodeAt(secret, now) })).toEqual({ ok: false, reason: "second_factor_needed" });
      await store.write(async (tx) => { await tx.delete(store.tables.roleGrants); });
      expect(await off({ password, code: totpCodeAt(secret, now) })).toEqual({ ok: true, value: null });
      expect(await userOf(anna)).toMatchObject({ totpSecret: null, totpConfirmedAt: null, totpLastStep: null });
      expect(await store.read.select().from(store.tables.recoveryCodes)).toEqual([]);
      expect((await mails()).at(-1)).toMatchObject({ kind: "second_factor_off", to: emailOf(anna) });
      expect(await off({ password, code: totpCodeAt(secret, now) })).toEqual({ ok: false, reason: "second_factor_is_off" });
    });

    it("is taken off by who runs the platform alone, for an owner who has lost it: all sessions end, and the owner is told", async () => {
      await turnOn(anna);
      await expect(takeOffSecondFactor(at(await addPerson(store, { role: "admin" })), emailOf(anna))).rejects.toMatchObject({ kind: "forbidden" });
      const ctx = contextFor(store, system);
      expect(await takeOffSecondFactor(ctx, "nobody@example.dk")).toEqual({ ok: false, reason: "account_unknown" });
      expect(await takeOffSecondFactor(ctx, emailOf(anna).toUpperCase())).toEqual({ ok: true, value: null });
      expect(await userOf(anna)).toMatchObject({ totpSecret: null, totpConfirmedAt: null, totpLastStep: null });
      expect(await store.read.select().from(store.tables.recoveryCodes)).toEqual([]);
      expect(await sessionsOf(anna)).toEqual([]);
      expect((await mails()).at(-1)).toMatchObject({ kind: "second_factor_off", to: emailOf(anna) });
      expect((await acts()).at(-1)).toBe("account.second_factor_taken_off");
      expect(await takeOffSecondFactor(ctx, emailOf(anna))).toEqual({ ok: false, reason: "second_factor_is_off" });
    });

    it("makes wrong codes wait, whoever sends them, and no more than are free get through at once", async () => {
      const { secret, codes } = await turnOn(anna);
      const shown = (code: string, now: Date) => showSecondFactor(contextFor(store, visitor, { now, rateLimitFactor: 1 }), anna.id, { code, recoveryCode: "" });
      const results = await Promise.all(Array.from({ length: 50 }, () => shown("000000", after({ minutes: 1 }))));
      expect(results.filter((each) => !each.ok && each.reason === "code_wrong")).toHaveLength(5);
      expect(results.filter((each) => !each.ok && each.reason === "wait")).toHaveLength(45);
      const now = after({ minutes: 1, seconds: 1 });
      expect(await shown(totpCodeAt(secret, now), now)).toEqual({ ok: true, value: null });
      expect(await showSecondFactor(contextFor(store, visitor, { now, rateLimitFactor: 1 }), anna.id, { code: "", recoveryCode: codes[0]! })).toEqual({ ok: true, value: null });
    });
  });

  describe("signing in", () => {
    const signIn = (input: { email: string; password: string }, changes: Parameters<typeof contextFor>[2] = {}, known: string[] = []) => authenticate(contextFor(store, visitor, { rateLimitFactor: 1, ...changes }), input, known);
    const wrong = (now: Date, address?: string) => signIn({ email: emailOf(anna), password: "x" }, { now, ...(address ? { address } : {}) });

    it("waits longer after each failure beyond the fifth, at most a quarter of an hour, and a success forgets it", async () => {
      let now = noon;
      for (let tries = 0; tries < 5; tries += 1) expect(await wrong(now)).toEqual({ ok: false, reason: "credentials_wrong" });
      const waits: number[] = [];
      for (let tries = 0; tries < 13; tries += 1) {
        const refused = await signIn({ email: emailOf(anna), password }, { now });
        if (refused.ok || refused.reason !== "wait") throw new Error("there was no wait");
        waits.push(refused.seconds);
        now = new Date(now.getTime() + refused.seconds * 1000);
        expect(await wrong(now)).toEqual({ ok: false, reason: "credentials_wrong" });
      }
      expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900]);
      now = new Date(now.getTime() + 900_000);
      expect(await signIn({ email: emailOf(anna), password }, { now })).toMatchObject({ ok: true });
      for (let tries = 0; tries < 5; tries += 1) expect(await wrong(now)).toEqual({ ok: false, reason: "credentials_wrong" });
      expect(await wrong(now)).toEqual({ ok: false, reason: "wait", seconds: 1 });
    });

    it("lets no more than five of fifty wrong tries at once through", async () => {
      const results = await Promise.all(Array.from({ length: 50 }, () => wrong(noon)));
      expect(results.filter((each) => !each.ok && each.reason === "credentials_wrong")).toHaveLength(5);
      expect(results.filter((each) => !each.ok && each.reason === "wait")).toHaveLength(45);
    });

    it("waits at one address and not at another, whether or not there is such an account", async () => {
      for (const email of [emailOf(anna), "ingen@example.dk"]) {
        for (let tries = 0; tries < 5; tries += 1) await signIn({ email, password: "x" });
        expect(await signIn({ email, password: "x" })).toEqual({ ok: false, reason: "wait", seconds: 1 });
        expect(await signIn({ email: email.toUpperCase(), password: "x" })).toEqual({ ok: false, reason: "wait", seconds: 1 });
      }
      expect(await signIn({ email: emailOf(anna), password }, { address: "198.51.100.7" })).toMatchObject({ ok: true });
    });

    it("bounds the tries at one account from all the world, but not in a browser that knows it", async () => {
      for (let tries = 0; tries < 60; tries += 1) await signIn({ email: emailOf(anna), password: "x" }, { address: `203.0.113.${tries}`, network: `n${tries % 7}` });
      await expect(signIn({ email: emailOf(anna), password }, { address: "198.51.100.7", network: "o" })).rejects.toMatchObject({ kind: "too_many" });
      expect(await signIn({ email: emailOf(anna), password }, { address: "198.51.100.7", network: "o" }, ["somebody", anna.id])).toMatchObject({ ok: true });
      await expect(signIn({ email: emailOf(anna), password }, { address: "198.51.100.8", network: "o" }, ["somebody"])).rejects.toMatchObject({ kind: "too_many" });
    });

    it("does not count those who sign in rightly, such as a whole office behind one address", async () => {
      for (let tries = 0; tries < 70; tries += 1) expect(await signIn({ email: emailOf(anna), password }), String(tries)).toMatchObject({ ok: true });
    }, 120_000);

    it("has no password to try at an account without one", async () => {
      const without = await withPassword({}, "");
      for (const tried of ["", "none", password]) expect(await signIn({ email: emailOf(without), password: tried })).toEqual({ ok: false, reason: "credentials_wrong" });
    });
  });

  describe("the password", () => {
    it("is changed for the one there was: other sessions end, links are void, the owner is told", async () => {
      const [here] = [await addSession(anna), await addSession(anna)];
      await requestEmailChange(at(anna), { sessionId: here, password, email: "ny@example.dk" });
      await requestPasswordReset(contextFor(store, visitor), emailOf(anna));
      const change = (values: { password: string; newPassword: string }) => changePassword(at(anna), { sessionId: here, ...values });
      expect(await change({ password: "", newPassword })).toEqual({ ok: false, reason: "password_missing" });
      expect(await change({ password: "forkert", newPassword })).toEqual({ ok: false, reason: "password_wrong" });
      expect(await change({ password, newPassword: "kort" })).toEqual({ ok: false, reason: "password_short" });
      expect(await change({ password, newPassword: `${anna.name}2027!!` })).toEqual({ ok: false, reason: "password_common" });
      expect(await change({ password, newPassword })).toEqual({ ok: true, value: null });
      expect(await sessionsOf(anna)).toEqual([here]);
      expect(await store.read.select().from(store.tables.emailTokens).where(isNull(store.tables.emailTokens.usedAt))).toEqual([]);
      expect((await mails()).at(-1)).toMatchObject({ kind: "password_changed", to: emailOf(anna) });
      expect(await authenticate(contextFor(store, visitor), { email: emailOf(anna), password })).toMatchObject({ ok: false });
      expect(await authenticate(contextFor(store, visitor), { email: emailOf(anna), password: newPassword })).toMatchObject({ ok: true });
      expect(await changePassword(at(await withPassword({}, "")), { sessionId: null, password: "", newPassword })).toEqual({ ok: false, reason: "password_by_link" });
      await expect(changePassword(contextFor(store, visitor), { sessionId: null, password, newPassword })).rejects.toMatchObject({ kind: "forbidden" });
    });

    it("is not guessed by a session that was stolen", async () => {
      const guess = () => changePassword(contextFor(store, anna, { rateLimitFactor: 1 }), { sessionId: null, password: "x", newPassword });
      for (let tries = 0; tries < 5; tries += 1) expect(await guess()).toEqual({ ok: false, reason: "password_wrong" });
      await expect(guess()).rejects.toMatchObject({ kind: "too_many", retryAfter: 1 });
    });

    it("is reset by a link once, within half an hour; it confirms the address and ends all sessions", async () => {
      const unconfirmed = await withPassword({ verified: false });
      await addSession(unconfirmed);
      await requestPasswordReset(contextFor(store, visitor), emailOf(unconfirmed).toUpperCase());
      await requestPasswordReset(contextFor(store, visitor), emailOf(unconfirmed));
      const [first, second] = (await mails()).map((each) => each.payload.token!);
      expect(await isResetLinkOpen(contextFor(store, visitor), first!)).toBe(true);
      expect(await resetPassword(contextFor(store, visitor), first!, "kort")).toEqual({ ok: false, reason: "password_short" });
      const results = await Promise.all(Array.from({ length: 4 }, () => resetPassword(contextFor(store, visitor), first!, newPassword)));
      expect(results.filter((each) => each.ok)).toEqual([{ ok: true, value: { userId: unconfirmed.id, hasSecondFactor: false } }]);
      expect(await userOf(unconfirmed)).toMatchObject({ emailVerifiedAt: noon });
      expect(await sessionsOf(unconfirmed)).toEqual([]);
      for (const token of [first!, second!, "", "x"]) {
        expect(await isResetLinkOpen(contextFor(store, visitor), token)).toBe(false);
        expect(await resetPassword(contextFor(store, visitor), token, newPassword)).toEqual({ ok: false, reason: "link_spent" });
      }
      expect((await mails()).filter((each) => each.kind === "password_changed")).toHaveLength(1);
    });

    it("that is reset takes along what a stranger set up at an address that nobody had confirmed, and nothing of who had", async () => {
      const [unconfirmed, confirmed] = [await withPassword({ verified: false }), await withPassword()];
      await store.write(async (tx) => {
        for (const { id } of [unconfirmed, confirmed]) {
          await tx.insert(store.tables.identities).values({ id, userId: id, provider: "mitid", issuer: "https://login.example", subject: id, level: "substantial", kind: "person", createdAt: noon, lastUsedAt: noon });
          await tx.update(store.tables.users).set({ totpSecret: "sealed", totpConfirmedAt: noon }).where(eq(store.tables.users.id, id));
        }
      });
      for (const person of [unconfirmed, confirmed]) {
        await requestPasswordReset(contextFor(store, visitor), emailOf(person));
        const { token } = (await mails()).at(-1)!.payload;
        expect(await resetPassword(contextFor(store, visitor), token!, newPassword)).toEqual({ ok: true, value: { userId: person.id, hasSecondFactor: person === confirmed } });
      }
      expect((await store.read.select().from(store.tables.identities)).map((each) => each.userId)).toEqual([confirmed.id]);
      expect(await userOf(unconfirmed)).toMatchObject({ totpSecret: null, totpConfirmedAt: null });
      expect(await userOf(confirmed)).toMatchObject({ totpSecret: "sealed", totpConfirmedAt: noon });
    });

    it("is not reset by a link that is too old or for something else", async () => {
      await requestPasswordReset(contextFor(store, visitor), emailOf(anna));
      await requestEmailChange(at(anna), { sessionId: null, password, email: "ny@example.dk" });
      const sent = await mails();
      const reset = sent.find((each) => each.kind === "password_reset")!.payload.token!;
      const change = sent.find((each) => each.kind === "email_change_confirm")!.payload.token!;
      expect(await resetPassword(contextFor(store, visitor, { now: after({ minutes: 30 }) }), reset, newPassword)).toEqual({ ok: false, reason: "link_spent" });
      expect(await resetPassword(contextFor(store, visitor), change, newPassword)).toEqual({ ok: false, reason: "link_spent" });
      expect(await confirmEmailChange(contextFor(store, visitor), null, reset)).toEqual({ ok: false, reason: "link_spent" });
      expect(await resetPassword(contextFor(store, visitor, { now: after({ minutes: 29 }) }), reset, newPassword)).toMatchObject({ ok: true });
    });

    it("says nothing of who has an account, sends three links at most, and says when the second factor is asked for", async () => {
      const ask = (email: string) => requestPasswordReset(contextFor(store, visitor, { rateLimitFactor: 1 }), email);
      for (let tries = 0; tries < 5; tries += 1) await ask(emailOf(anna));
      await ask("ingen@example.dk");
      expect(await mails()).toHaveLength(3);
      expect(await acts()).toEqual(Array.from({ length: 6 }, () => "account.password_reset_asked"));
      await turnOn(anna);
      expect(await resetPassword(contextFor(store, visitor), (await mails())[2]!.payload.token!, newPassword)).toEqual({ ok: true, value: { userId: anna.id, hasSecondFactor: true } });
      for (let tries = 0; tries < 14; tries += 1) await ask(`ingen${tries}@example.dk`);
      await expect(ask("ingen@example.dk")).rejects.toMatchObject({ kind: "too_many" });
    });

    it("of a half-finished sign-in changes its mark, and so does the second factor", async () => {
      const mark = async () => (await findSecondFactorGate(at(anna), anna.id))!.mark;
      const first = await mark();
      await turnOn(anna);
      const second = await mark();
      expect(second).not.toBe(first);
      await changePassword(at(anna), { sessionId: null, password, newPassword });
      expect(await mark()).not.toBe(second);
      expect(await findSecondFactorGate(at(anna), "nobody")).toBeNull();
    });
  });

  describe("the e-mail address", () => {
    const confirmToken = async () => (await mails()).findLast((each) => each.kind === "email_change_confirm")!.payload.token!;

    it("is changed by a link to the new one; both are told, and other sessions end", async () => {
      const [here] = [await addSession(anna), await addSession(anna)];
      const old = emailOf(anna);
      expect(await requestEmailChange(at(anna), { sessionId: here, password: "x", email: "Ny@Example.dk" })).toEqual({ ok: false, reason: "password_wrong" });
      expect(await requestEmailChange(at(anna), { sessionId: here, password, email: old })).toEqual({ ok: false, reason: "email_same" });
      expect(await requestEmailChange(at(anna), { sessionId: here, password, email: "Ny@Example.dk" })).toEqual({ ok: true, value: null });
      expect((await mails()).map(({ kind, to }) => [kind, to])).toEqual([["email_change_notice", old], ["email_change_confirm", "Ny@Example.dk"]]);
      expect((await userOf(anna)).email).toBe(old);
      const token = await confirmToken();
      expect(await findEmailChange(contextFor(store, visitor), token)).toEqual({ email: "Ny@Example.dk" });
      expect(await confirmEmailChange(at(anna), here, token)).toEqual({ ok: true, value: { userId: anna.id } });
      expect(await userOf(anna)).toMatchObject({ email: "Ny@Example.dk", emailKey: "ny@example.dk", version: 2 });
      expect(await sessionsOf(anna)).toEqual([here]);
      expect((await mails()).slice(2).map(({ kind, to, payload }) => [kind, to, payload.email])).toEqual([["email_changed", old, "Ny@Example.dk"], ["email_changed", "Ny@Example.dk", "Ny@Example.dk"]]);
      expect(await confirmEmailChange(at(anna), here, token)).toEqual({ ok: false, reason: "link_spent" });
      expect(await findEmailChange(contextFor(store, visitor), token)).toBeNull();
      expect((await store.read.select({ data: store.tables.auditEntries.data }).from(store.tables.auditEntries)).filter(({ data }) => JSON.stringify(data).includes("@"))).toEqual([]);
    });

    it("of another account changes nothing, looks the same, and its owner is told once a day", async () => {
      const bo = await withPassword({ email: "bo@example.dk" });
      for (let tries = 0; tries < 2; tries += 1) expect(await requestEmailChange(at(anna), { sessionId: null, password, email: "BO@example.dk" })).toEqual({ ok: true, value: null });
      expect((await mails()).map(({ kind, to }) => [kind, to])).toEqual([["email_change_notice", emailOf(anna)], ["already_registered", "bo@example.dk"], ["email_change_notice", emailOf(anna)]]);
      expect((await userOf(bo)).email).toBe("bo@example.dk");
      expect(await store.read.select().from(store.tables.emailTokens)).toEqual([]);
    });

    it("that became another account's meanwhile is not taken, and the session of a stranger who follows the link is not the owner's", async () => {
      await requestEmailChange(at(anna), { sessionId: null, password, email: "ny@example.dk" });
      const token = await confirmToken();
      const bo = await withPassword({ email: "NY@example.dk" });
      expect(await confirmEmailChange(contextFor(store, visitor), null, token)).toEqual({ ok: false, reason: "link_spent" });
      expect((await userOf(anna)).email).toBe(emailOf(anna));
      expect(await findEmailChange(contextFor(store, visitor), token)).toBeNull();
      expect((await mails()).at(-1)).toMatchObject({ kind: "already_registered", to: "NY@example.dk" });
      const mine = await addSession(anna);
      const his = await addSession(bo);
      await requestEmailChange(at(anna), { sessionId: mine, password, email: "anden@example.dk" });
      expect(await confirmEmailChange(at(bo), his, await confirmToken())).toMatchObject({ ok: true });
      expect(await sessionsOf(anna)).toEqual([]);
      expect(await sessionsOf(bo)).toEqual([his]);
    });

    it("is changed by the newest link alone, within two days, by one of many at once", async () => {
      await requestEmailChange(at(anna), { sessionId: null, password, email: "en@example.dk" });
      const first = await confirmToken();
      await requestEmailChange(at(anna), { sessionId: null, password, email: "to@example.dk" });
      const second = await confirmToken();
      expect(await confirmEmailChange(contextFor(store, visitor), null, first)).toEqual({ ok: false, reason: "link_spent" });
      expect(await confirmEmailChange(contextFor(store, visitor, { now: after({ hours: 48 }) }), null, second)).toEqual({ ok: false, reason: "link_spent" });
      const results = await Promise.all(Array.from({ length: 5 }, () => confirmEmailChange(contextFor(store, visitor), null, second)));
      expect(results.filter((each) => each.ok)).toHaveLength(1);
      expect((await userOf(anna)).email).toBe("to@example.dk");
    });

    it("of an account without a password changes after a sign-in of just now", async () => {
      const without = await withPassword({}, "");
      expect(await requestEmailChange(at(without), { sessionId: await addSession(without, after({ minutes: -10 })), password: "", email: "a@example.dk" })).toEqual({ ok: false, reason: "sign_in_again" });
      expect(await requestEmailChange(at(without), { sessionId: await addSession(without, after({ minutes: -9 })), password: "", email: "a@example.dk" })).toMatchObject({ ok: true });
    });
  });

  describe("the profile", () => {
    it("is changed at the version that was read: the slower tab is told", async () => {
      const { version } = await getProfile(at(anna));
      const change = (name: string) => changeProfile(at(anna), { name, locale: "en", display: "code", version });
      const results = await Promise.all([change("Anna A"), change("Anna B"), change("Anna C")]);
      expect(results.filter((each) => each.ok)).toHaveLength(1);
      expect(results.filter((each) => !each.ok).map((each) => !each.ok && each.reason)).toEqual(["changed_meanwhile", "changed_meanwhile"]);
      expect(await userOf(anna)).toMatchObject({ locale: "en", display: "code", version: version + 1 });
    });

    it("lets only who speaks for an organisation stand behind it", async () => {
      await changeProfile(at(anna), { name: "Anna", locale: "da", display: "organisation", version: 1 });
      expect((await userOf(anna)).display).toBe("name");
      const bo = await addPerson(store, { type: "ngo" });
      await changeProfile(at(bo), { name: "Bo", locale: "da", display: "organisation", version: 1 });
      expect((await userOf(bo)).display).toBe("organisation");
      await expect(changeProfile(contextFor(store, visitor), { name: "x", locale: "da", display: "name", version: 1 })).rejects.toMatchObject({ kind: "forbidden" });
    });
  });

  describe("the sessions", () => {
    it("are listed, this one first, and ended one by one or all others at once; never those of another", async () => {
      const bo = await addPerson(store);
      const [first, second, third, his] = [await addSession(anna), await addSession(anna, after({ hours: 1 })), await addSession(anna), await addSession(bo)];
      const listed = await getSecurity(at(anna), first);
      expect(listed.sessions.map(({ id, isThis }) => [id, isThis])).toEqual([[first, true], [second, false], [third, false]]);
      expect(listed.sessions[0]).toMatchObject({ device: "Firefox, Linux", method: "password", began: noon });
      await endSession(at(anna), his);
      expect(await sessionsOf(bo)).toEqual([his]);
      await endSession(at(anna), second);
      await endSession(at(anna), second);
      expect(await sessionsOf(anna)).toEqual([first, third]);
      await endOtherSessions(at(anna), first);
      expect(await sessionsOf(anna)).toEqual([first]);
      expect(await sessionsOf(bo)).toEqual([his]);
      expect(await acts()).toEqual(["account.session_ended", "account.other_sessions_ended"]);
      for (const end of [endSession(contextFor(store, visitor), first), endOtherSessions(contextFor(store, visitor), null)]) await expect(end).rejects.toMatchObject({ kind: "forbidden" });
    });
  });

  describe("notifications", () => {
    const all = { own_proposals: "at_once", discussion: "at_once", taking_part: "at_once", following: "at_once", deadlines: "at_once", organisation_work: "at_once" } as const;

    it("are all told at once until one chooses otherwise, and keep the last choice", async () => {
      expect(await getNotifications(at(anna))).toEqual(all);
      await Promise.all([setNotifications(at(anna), { ...all, own_proposals: "off" }), setNotifications(at(anna), { ...all, own_proposals: "off" })]);
      expect(await getNotifications(at(anna))).toEqual({ ...all, own_proposals: "off" });
      await setNotifications(at(anna), { ...all, organisation_work: "weekly" });
      expect(await getNotifications(at(anna))).toEqual({ ...all, organisation_work: "weekly" });
      // What is not among the choices stays as it is, also when nothing is.
      for (const some of [{}, { discussion: "daily" } as const]) await setNotifications(at(anna), some);
      expect(await getNotifications(at(anna))).toEqual({ ...all, organisation_work: "weekly", discussion: "daily" });
      await setNotifications(at(anna), { discussion: "at_once" });
      expect(await store.read.select().from(store.tables.notificationSettings).where(and(eq(store.tables.notificationSettings.userId, anna.id)))).toHaveLength(6);
      await expect(setNotifications(contextFor(store, visitor), { ...all, own_proposals: "off" })).rejects.toMatchObject({ kind: "forbidden" });
    });
  });
});
