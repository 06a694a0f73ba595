import { eq } from "drizzle-orm";
import { beforeEach, expect, it } from "vitest";
import type { Store } from "#db/store.ts";
import { createSessions, type Sessions } from "#app/server/session.server.ts";
import { grantRole } from "#app/domain/accounts/grant-role.server.ts";
import { contextFor, system } from "#tests/support/context.ts";
import { describeOnBothDatabases } from "#tests/support/databases.ts";
import { addPerson } from "#tests/support/people.ts";

describeOnBothDatabases("sessions", (open) => {
  let store: Store;
  let sessions: Sessions;
  beforeEach(async () => {
    store = await open();
    sessions = createSessions(store, { secure: true });
  });
  const cookieOf = (setCookie: string) => setCookie.split(";")[0]!;
  const kept = () => store.read.select().from(store.tables.sessions);
  const expireIn = async (milliseconds: number) => { await store.write(async (tx) => { await tx.update(store.tables.sessions).set({ expiresAt: new Date(Date.now() + milliseconds) }); }); };
  const day = 86_400_000;

  it("begin with a cookie for this host over https alone, of which only the hash is kept", async () => {
    const person = await addPerson(store);
    const setCookie = await sessions.start(person.id, null);
    expect(setCookie).toMatch(/^__Host-samplan=[\w-]{27};/);
    for (const attribute of ["HttpOnly", "Secure", "SameSite=Lax", "Path=/"]) expect(setCookie).toContain(attribute);
    expect(setCookie).not.toMatch(/Domain/i);
    const token = cookieOf(setCookie).split("=")[1]!;
    const [row] = await kept();
    expect(row!.id).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.stringify(row)).not.toContain(token);
  });

  it("find the person as they are now, with organisation and all roles", async () => {
    const person = await addPerson(store, { type: "ngo", role: "moderator", display: "organisation" });
    const cookie = cookieOf(await sessions.start(person.id, null, { secondFactor: true }));
    expect(await sessions.find(cookie)).toEqual({ person, id: (await kept())[0]!.id, setCookie: null });
    await grantRole(contextFor(store, system), person.id, { role: "coordinator", scope: "platform" });
    expect((await sessions.find(`other=1; ${cookie}; more=2`)).person?.roles.toSorted()).toEqual(["coordinator", "moderator"]);
  });

  it("carry no role without a second factor, and say so", async () => {
    const person = await addPerson(store, { role: "admin" });
    const cookie = cookieOf(await sessions.start(person.id, null));
    expect((await sessions.find(cookie)).person).toMatchObject({ roles: [], planRoles: [], rolesHeldBack: true });
  });

  it("tell roles on one plan from those on the whole platform", async () => {
    const person = await addPerson(store, { role: "moderator" });
    await store.write(async (tx) => { await tx.insert(store.tables.roleGrants).values({ userId: person.id, role: "coordinator", scope: "a plan", grantedAt: new Date() }); });
    const cookie = cookieOf(await sessions.start(person.id, null, { secondFactor: true }));
    expect((await sessions.find(cookie)).person).toMatchObject({ roles: ["moderator"], planRoles: [{ planId: "a plan", role: "coordinator" }], rolesHeldBack: false });
  });

  it("find nobody by a cookie that is made up, by the hash that is kept, or without one", async () => {
    const person = await addPerson(store);
    await sessions.start(person.id, null);
    const [row] = await kept();
    for (const cookie of [null, "", "__Host-samplan=", "__Host-samplan=x", `__Host-samplan=${row!.id}`, "samplan=x"]) expect(await sessions.find(cookie)).toEqual({ person: null, id: null, setCookie: null });
  });

  it("end at signing out, at once and in this browser alone", async () => {
    const person = await addPerson(store);
    const [here, there] = [cookieOf(await sessions.start(person.id, null)), cookieOf(await sessions.start(person.id, null))];
    expect(await sessions.end(here)).toContain("Max-Age=0");
    expect((await sessions.find(here)).person).toBeNull();
    expect((await sessions.find(there)).person?.id).toBe(person.id);
  });

  it("begin anew at signing in: the old one of this browser is gone, and its token was not taken over", async () => {
    const [anna, bo] = [await addPerson(store), await addPerson(store)];
    const first = cookieOf(await sessions.start(anna.id, null));
    const second = cookieOf(await sessions.start(bo.id, first));
    expect(second).not.toBe(first);
    expect((await sessions.find(first)).person).toBeNull();
    expect((await sessions.find(second)).person?.id).toBe(bo.id);
    expect(await kept()).toHaveLength(1);
  });

  it("last two weeks, and are renewed when half of it is over", async () => {
    const person = await addPerson(store);
    const cookie = cookieOf(await sessions.start(person.id, null));
    expect((await kept())[0]!.expiresAt.getTime() - Date.now()).toBeGreaterThan(13.9 * day);
    await expireIn(6 * day);
    const renewed = await sessions.find(cookie);
    expect(renewed.person?.id).toBe(person.id);
    expect(cookieOf(renewed.setCookie!)).toBe(cookie);
    expect((await kept())[0]!.expiresAt.getTime() - Date.now()).toBeGreaterThan(13.9 * day);
    await expireIn(-1);
    expect(await sessions.find(cookie)).toEqual({ person: null, id: null, setCookie: null });
  });

  it("are removed when they are over, and with the account", async () => {
    const [anna, bo] = [await addPerson(store), await addPerson(store)];
    await sessions.start(anna.id, null);
    await expireIn(-1);
    await sessions.start(bo.id, null);
    await sessions.deleteExpired();
    expect((await kept()).map((row) => row.userId)).toEqual([bo.id]);
    await store.write(async (tx) => { await tx.delete(store.tables.users).where(eq(store.tables.users.id, bo.id)); });
    expect(await kept()).toEqual([]);
  });
});
