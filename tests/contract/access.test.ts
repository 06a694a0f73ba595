import { readFileSync } from "node:fs";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import routes from "#app/routes.ts";
import type { Person } from "#app/domain/context.ts";
import { newId } from "#app/lib/id.ts";
import { usePlatform, type Client } from "#tests/http/client.ts";
import { addPerson } from "#tests/support/people.ts";
import { kinds, table, type Answer, type Kind } from "./access-table.ts";

// Every route with every kind of person. What a route declares is in routes.json; here it is what is answered.

const platform = usePlatform();
const people = {} as Record<Exclude<Kind, "visitor">, Person>;
/** What stands in the addresses for what has another name each time. */
const names: Record<string, string> = { none: "0190b1e0-0000-7000-8000-000000000000" };

beforeAll(async () => {
  const { store } = platform.server.platform;
  const { plans, users, comments, proposals, memberships } = store.tables;
  const planId = async (slug: string) => (await store.read.select({ id: plans.id }).from(plans).where(eq(plans.slug, slug)))[0]!.id;
  const [here, elsewhere] = [await planId("ogp-2026-2028"), await planId("ogp-2017-2019")];
  const representative = await addPerson(store, { type: "ngo" });
  const member = await addPerson(store);
  const organisationId = representative.organisation!.id;
  await store.write(async (tx) => { await tx.insert(memberships).values({ organisationId, userId: member.id, role: "member", createdAt: new Date() }); });
  Object.assign(people, {
    unconfirmed: await addPerson(store, { verified: false }), participant: await addPerson(store), member, representative,
    moderatorHere: await addPerson(store, { planRole: { planId: here, role: "moderator" } }), moderatorElsewhere: await addPerson(store, { planRole: { planId: elsewhere, role: "moderator" } }), moderator: await addPerson(store, { role: "moderator" }),
    coordinatorHere: await addPerson(store, { planRole: { planId: here, role: "coordinator" } }), coordinatorElsewhere: await addPerson(store, { planRole: { planId: elsewhere, role: "coordinator" } }), coordinator: await addPerson(store, { role: "coordinator" }),
    admin: await addPerson(store, { role: "admin" }), withoutFactor: await addPerson(store, { role: "admin" }), leaving: await addPerson(store, { deletionDueAt: new Date(Date.now() + 86_400_000) }),
  } satisfies typeof people);
  const [comment] = await store.read.select({ id: comments.id }).from(comments).innerJoin(proposals, eq(proposals.id, comments.proposalId)).where(eq(proposals.reference, "OGP28-O-0001")).limit(1);
  const [person] = await store.read.select({ id: users.id }).from(users).where(eq(users.email, "citizen@samplan.example"));
  Object.assign(names, { organisation: organisationId, comment: comment!.id, person: person!.id, ...(await addReports()), bulk: await addBulkJob() });
});

/** An act on many cases that is over. */
async function addBulkJob(): Promise<string> {
  const { store } = platform.server.platform;
  const { plans, bulkJobs } = store.tables;
  const [plan] = await store.read.select({ id: plans.id }).from(plans).where(eq(plans.slug, "ogp-2026-2028"));
  const id = newId();
  await store.write(async (tx) => { await tx.insert(bulkJobs).values({ id, planId: plan!.id, kind: "theme", state: "done", settings: {}, locale: "da", total: 0, createdAt: new Date(), availableAt: new Date(), formKey: newId() }); });
  return id;
}

/** A report that waits, and an objection to the hiding of another text. */
async function addReports(): Promise<{ report: string; objection: string }> {
  const { store } = platform.server.platform;
  const { proposals: p, reports, moderationDecisions } = store.tables;
  const [proposal] = await store.read.select({ id: p.id, planId: p.planId }).from(p).where(eq(p.reference, "OGP28-O-0001"));
  const text = { planId: proposal!.planId, proposalId: proposal!.id, subject: "proposal" as const };
  const [report, objection] = ["A-BCDF-GHJK-MNPQ", newId()];
  await store.write(async (tx) => {
    await tx.insert(reports).values({ ...text, id: newId(), number: report, reason: "offensive", body: "x", email: "somebody@people.example", locale: "en", createdAt: new Date(), formKey: newId() });
    await tx.insert(moderationDecisions).values({ ...text, id: objection, isRestricted: true, reason: "offensive", note: "x", at: new Date(), objection: "x", objectedAt: new Date(), objectionState: "open" });
  });
  return { report, objection };
}

/** A new browser of one of them, signed in with the second factor, but for who has none. */
async function browserOf(kind: Kind): Promise<Client> {
  const client = platform.client();
  if (kind === "visitor") return client;
  const setCookie = await platform.server.platform.sessions.start(people[kind].id, null, { secondFactor: kind !== "withoutFactor" });
  client.takeCookie(setCookie);
  return client;
}

const filledIn = (address: string) => address.replace(/\{(\w+)\}/g, (_, name: string) => names[name] ?? "?");
const addressOf = (route: string) => `/en${filledIn(table[route]!.address)}`;

function expectAnswer(got: { status: number; location: string | undefined; text: string }, expected: Answer, address: string) {
  const { status, location, text } = got;
  const answer = typeof expected === "string" ? filledIn(expected) : expected;
  if (typeof answer === "number") {
    expect(`${status} ${location ?? ""}`).toBe(`${answer} `);
    if (answer === 403) expect(text).not.toMatch(/Inbox|sp-desk|Take the case|@samplan\.example/);
    return;
  }
  expect([302, 303]).toContain(status);
  expect(text).toBe("");
  if (answer.endsWith("*")) expect(location?.startsWith(answer.slice(0, -1)), location).toBe(true);
  else if (answer !== "in" && answer !== "factor") expect(location).toBe(answer);
  else {
    const to = new URL(location!, "http://own");
    expect(to.pathname).toBe(answer === "in" ? "/en/sign-in" : "/en/account/second-factor");
    const back = new URL(to.searchParams.get("returnTo")!, "http://own");
    back.searchParams.delete("held");
    expect(back.pathname + decodeURIComponent(back.search)).toBe(decodeURIComponent(address));
  }
}

type Entry = { path?: string; index?: boolean; children?: Entry[] };
const listed = JSON.parse(readFileSync(new URL("routes.json", import.meta.url), "utf8")) as Record<string, { action: string | null }>;
const pages = (routes as Entry[]).find((entry) => entry.path === ":lang")!.children!.map((entry) => entry.path ?? "");

test("every route is in the table, and with its form when it takes one", () => {
  expect(Object.keys(table).sort()).toEqual([...pages].sort());
  const withForm = Object.keys(table).filter((route) => table[route]!.post);
  expect(withForm.sort()).toEqual(pages.filter((route) => listed[route === "" ? "/:lang" : `/:lang/${route}`]?.action).sort());
});

describe.each(kinds)("%s", (kind) => {
  test.each(Object.keys(table))("opens /%s", async (route) => {
    const address = addressOf(route);
    expectAnswer(await (await browserOf(kind)).get(address), table[route]!.get[kind], address);
  });

  test.each(Object.keys(table).filter((route) => table[route]!.post))("sends a form to /%s", async (route) => {
    const address = addressOf(route);
    const { post, fields = { intent: "none" } } = table[route]!;
    expectAnswer(await (await browserOf(kind)).post(address, Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, filledIn(value)]))), post![kind], address);
  });
});

test("what is outside of the languages is for everyone", async () => {
  for (const kind of kinds) {
    const client = await browserOf(kind);
    expect((await client.get("/")).location, kind).toMatch(/^\/(da|en)$/);
    expect((await client.get("/was")).status, kind).toBeLessThan(400);
    expect((await client.get("/feeds/proposals/OGP28-O-0001?language=en")).status, kind).toBe(200);
  }
});

test("nothing failed behind these answers", () => {
  expect(platform.server.log).toEqual([]);
});
