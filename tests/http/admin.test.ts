import { and, desc, eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import type { Person } from "#app/domain/context.ts";
import { messages } from "#app/i18n/messages.ts";
import { addPerson, emailOf } from "#tests/support/people.ts";
import { usePlatform, type Client } from "./client.ts";

// The pages /admin/people as a browser without scripts sees them.

const platform = usePlatform();
const m = messages.en.admin;
const { fieldErrors } = messages.en.forms;
let admin: Person;
let coordinator: Person;
let ofPlan: Person;
let anna: Person;
let here: string;

const store = () => platform.server.platform.store;
const person = (options: Parameters<typeof addPerson>[1]) => addPerson(store(), options);

beforeAll(async () => {
  const { plans } = store().tables;
  [{ id: here }] = (await store().read.select({ id: plans.id }).from(plans).where(eq(plans.slug, "ogp-2026-2028"))) as [{ id: string }];
  admin = await person({ name: "Ada Admin", role: "admin" });
  coordinator = await person({ name: "Karl Koordinator", role: "coordinator" });
  ofPlan = await person({ name: "Pia Plan", planRole: { planId: here, role: "coordinator" } });
  anna = await person({ name: "Anna <b>Ø</b>", email: "anna.oe@example.dk" });
});

async function as(who: Person): Promise<Client> {
  const client = platform.client();
  client.takeCookie(await platform.server.platform.sessions.start(who.id, null, { secondFactor: true }));
  return client;
}

const pageOf = (who: Person) => `/en/admin/people/${who.id}`;

async function rolesOf(who: Person) {
  const { roleGrants } = store().tables;
  return (await store().read.select({ role: roleGrants.role, scope: roleGrants.scope }).from(roleGrants).where(eq(roleGrants.userId, who.id))).map(({ role, scope }) => `${role} ${scope}`).sort();
}

async function lastMailTo(who: Person) {
  const { outboxMessages: o } = store().tables;
  const [mail] = await store().read.select({ kind: o.kind }).from(o).where(and(eq(o.recipient, emailOf(who)))).orderBy(desc(o.id)).limit(1);
  return mail?.kind;
}

describe("searching", () => {
  test("finds a person, whose name is text, and says when there is nobody", async () => {
    const client = await as(coordinator);
    const found = await client.get("/en/admin/people?q=ANNA.oe@example.dk");
    expect(found.status).toBe(200);
    expect(found.text).toContain("anna.oe@example.dk");
    expect(found.text).toContain("Anna &lt;b&gt;Ø&lt;/b&gt;");
    expect(found.text).toContain(`href="${pageOf(anna)}"`);
    const none = await client.get("/en/admin/people?q=nobody@example.dk");
    expect(none.text).toContain(m.people.none);
    expect(none.text).toContain(`value="nobody@example.dk"`);
  });

  test("asks for more when it is too little, and shows no address before anybody searched", async () => {
    const client = await as(admin);
    const short = await client.get("/en/admin/people?q=x");
    expect(short.text).toContain(fieldErrors.search_short);
    const start = await client.get("/en/admin/people");
    expect(start.text).toContain("Ada Admin");
    expect(start.text).not.toMatch(/@(people|samplan)\.example/);
  });

  test("takes anything that is typed", async () => {
    const client = await as(admin);
    for (const typed of ["%00", "%25%25", "a".repeat(5000), "%F0%9F%98%80%F0%9F%98%80", "q&q=2", "ab&cursor=%00", "ab&cursor=zzz", "%E2%80%AE%E2%80%AE"]) expect((await client.get(`/en/admin/people?q=${typed}`)).status, typed.slice(0, 20)).toBe(200);
  });
});

describe("a person's page", () => {
  test("is not there for a made-up, a foreign or a deleted one", async () => {
    const client = await as(admin);
    const gone = await person({});
    await store().write(async (tx) => { await tx.update(store().tables.users).set({ deletedAt: new Date() }).where(eq(store().tables.users.id, gone.id)); });
    for (const id of ["x", "%00", "0190b1e0-0000-7000-8000-000000000000", gone.id, `${anna.id}x`]) expect((await client.get(`/en/admin/people/${id}`)).status, id).toBe(404);
    expect((await client.post(`/en/admin/people/${gone.id}`, { intent: "grant", role: "moderator", scope: "platform" })).status).toBe(404);
  });

  test("gives a role and takes it back, each with a mail and a message, and twice changes nothing", async () => {
    const bo = await person({ name: "Bo Berg" });
    const client = await as(ofPlan);
    const form = { intent: "grant", role: "moderator", scope: here };
    const given = await client.post(pageOf(bo), form);
    expect([given.status, given.location]).toEqual([303, `${pageOf(bo)}?done=granted`]);
    expect((await client.get(given.location!)).text).toContain(m.person.done.granted("Bo Berg"));
    expect(await lastMailTo(bo)).toBe("role_granted");
    expect((await client.post(pageOf(bo), form)).location).toBe(`${pageOf(bo)}?done=had`);
    const taken = await client.post(pageOf(bo), { ...form, intent: "revoke" });
    expect((await client.get(taken.location!)).text).toContain(m.person.done.revoked("Bo Berg"));
    expect(await lastMailTo(bo)).toBe("role_revoked");
    expect((await client.post(pageOf(bo), { ...form, intent: "revoke" })).location).toBe(`${pageOf(bo)}?done=gone`);
    expect(await rolesOf(bo)).toEqual([]);
  });

  test("keeps what was chosen, and says at the field what is wrong", async () => {
    const client = await as(admin);
    const cases: [Record<string, string | string[]>, string][] = [
      [{ intent: "grant", scope: here }, fieldErrors.role_missing], [{ intent: "grant", role: "moderator" }, fieldErrors.scope_missing], [{ intent: "grant", role: "moderator", scope: "" }, fieldErrors.scope_missing],
      [{ intent: "grant", role: "king", scope: here }, fieldErrors.role_missing], [{ intent: "grant", role: ["moderator", "admin"], scope: here }, fieldErrors.role_missing],
      [{ intent: "grant", role: "admin", scope: here }, fieldErrors.role_platform_only], [{ intent: "grant", role: "moderator", scope: "0190b1e0-0000-7000-8000-000000000000" }, fieldErrors.plan_unknown],
      [{ intent: "grant", role: "moderator", scope: "x".repeat(10_000) }, fieldErrors.scope_missing],
    ];
    for (const [fields, problem] of cases) {
      const { status, text } = await client.post(pageOf(anna), fields);
      expect(status, JSON.stringify(fields).slice(0, 80)).toBe(400);
      expect(text.split(problem).length, problem).toBeGreaterThan(2);
      if (fields.role === "admin") expect(text).toMatch(/value="admin"[^>]* checked=""|checked=""[^>]* value="admin"/);
      if (fields.scope === here) expect(text).toContain(`<option value="${here}" selected="">`);
    }
    expect(await rolesOf(anna)).toEqual([]);
  });

  test("takes no role that is not the reader's to give, whatever is posted", async () => {
    const tries: [Person, Record<string, string>][] = [
      [ofPlan, { role: "moderator", scope: "platform" }], [ofPlan, { role: "coordinator", scope: here }], [ofPlan, { role: "admin", scope: "platform" }],
      [coordinator, { role: "coordinator", scope: here }], [coordinator, { role: "admin", scope: "platform" }],
    ];
    for (const [who, fields] of tries) for (const intent of ["grant", "revoke"]) expect((await (await as(who)).post(pageOf(anna), { intent, ...fields })).status).toBe(403);
    for (const who of [admin, coordinator, ofPlan]) expect((await (await as(who)).post(pageOf(who), { intent: "grant", role: "moderator", scope: here })).status).toBe(403);
    expect(await rolesOf(anna)).toEqual([]);
  });

  test("keeps the last admin, and says why where the role is taken back", async () => {
    const { users, roleGrants } = store().tables;
    const second = await person({ name: "Bea Boss", role: "admin" });
    await store().write(async (tx) => {
      // The demonstration's own admin is on the way out, and so is the one who asks.
      for (const { userId } of await tx.select({ userId: roleGrants.userId }).from(roleGrants).where(eq(roleGrants.role, "admin"))) if (userId !== second.id) await tx.update(users).set({ deletionDueAt: new Date() }).where(eq(users.id, userId));
    });
    const { status, text } = await (await as(admin)).post(pageOf(second), { intent: "revoke", role: "admin", scope: "platform" });
    expect(status).toBe(400);
    expect(text).toContain(`href="#revoke-admin-platform"`);
    expect(text.split(fieldErrors.last_admin)).toHaveLength(3);
    expect(await rolesOf(second)).toEqual(["admin platform"]);
    await store().write(async (tx) => { await tx.update(users).set({ deletionDueAt: null }); });
  });

  test("ends what somebody may do with their next request", async () => {
    const moderator = await person({ planRole: { planId: here, role: "moderator" } });
    const client = await as(moderator);
    expect((await client.get("/en/desk/ogp-2026-2028")).status).toBe(200);
    await (await as(ofPlan)).post(pageOf(moderator), { intent: "revoke", role: "moderator", scope: here });
    expect((await client.get("/en/desk/ogp-2026-2028")).status).toBe(403);
    expect((await client.get("/en/account")).status).toBe(200);
  });

  test("gives back what was chosen when the session ended meanwhile", async () => {
    const client = await as(coordinator);
    client.forgetCookies();
    const { status, location } = await client.post(pageOf(anna), { intent: "grant", role: "moderator", scope: here });
    expect(status).toBe(303);
    const back = new URL(location!, "http://own").searchParams.get("returnTo")!;
    client.takeCookie(await platform.server.platform.sessions.start(coordinator.id, null, { secondFactor: true }));
    const { text } = await client.get(back);
    expect(text).toContain(messages.en.shell.heldNotice);
    expect(text).toContain(`<option value="${here}" selected="">`);
  });
});

test("a plan's coordinator is shown the way to people alone, not to the organisations of the platform", async () => {
  const toOrganisations = `href="/en/admin/organisations"`;
  expect((await (await as(coordinator)).get("/en/admin/people")).text).toContain(toOrganisations);
  const { text } = await (await as(ofPlan)).get("/en/admin/people");
  expect(text).toContain(`href="/en/admin"`);
  expect(text).not.toContain(toOrganisations);
});

test("staff of one plan see the way to the desk on its proposals alone", async () => {
  const moderator = await person({ planRole: { planId: here, role: "moderator" } });
  const elsewhere = await person({ planRole: { planId: "another plan", role: "moderator" } });
  const toDesk = `href="/en/desk/ogp-2026-2028/OGP28-O-0001"`;
  expect((await (await as(moderator)).get("/en/proposals/OGP28-O-0001")).text).toContain(toDesk);
  const { text } = await (await as(elsewhere)).get("/en/proposals/OGP28-O-0001");
  expect(text).not.toContain(toDesk);
  expect(text).not.toContain("/hide\"");
  expect((await (await as(elsewhere)).get("/en/desk")).text).toContain(messages.en.desk.noPlans);
});

test("nothing failed behind these answers", () => {
  expect(platform.server.log).toEqual([]);
});
