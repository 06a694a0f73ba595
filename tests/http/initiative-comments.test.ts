import { and, eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { messages } from "#app/i18n/messages.ts";
import { newId } from "#app/lib/id.ts";
import { usePlatform, type Client } from "./client.ts";

// Comments on a draft without a script: nothing that was typed is lost, and nobody sees what is hidden.

const platform = usePlatform();
const plan = "ogp-2026-2028";
const page = "/da/initiatives/OGP28-I-01";
const m = messages.da;
const day = 24 * 3600 * 1000;
const comment = { section: "problem", body: "En kommentar til problemet", version: "1", voice: "name", language: "da" };

async function setDraftPhase(opensIn: number, closesIn: number) {
  const { store } = platform.server.platform;
  const { phases, plans } = store.tables;
  const [found] = await store.read.select({ id: plans.id }).from(plans).where(eq(plans.slug, plan));
  await store.write(async (tx) => { await tx.update(phases).set({ opensAt: new Date(Date.now() + opensIn), closesAt: new Date(Date.now() + closesIn) }).where(and(eq(phases.planId, found!.id), eq(phases.kind, "draft"))); });
}

const heldIn = (location: string | undefined) => new URL(new URL(location!, "http://own").searchParams.get("returnTo")!, "http://own");
const write = async (client: Client, body: string) => /commented=([^#]+)/.exec((await client.post(page, { ...comment, body, formKey: newId() })).location!)![1]!;

let citizen: Client;
let moderator: Client;
beforeAll(async () => {
  citizen = await platform.client().signIn("citizen@samplan.example");
  moderator = await platform.client().signIn("moderator@samplan.example");
});

test("before the phase the page says from when, and gives back what is sent all the same", async () => {
  expect((await citizen.get(page)).text).toContain("Du kan kommentere udkastet fra");
  const late = await citizen.post(page, { ...comment, formKey: newId() });
  expect(late.status).toBe(409);
  expect(late.text).toContain(comment.body);
  expect(late.text).toContain(m.initiativeComments.closed.notSent);
  await setDraftPhase(-day, day);
});

test("what was typed comes back after signing in, with an error beside it, and with a number like a CPR number once", async () => {
  const visitor = platform.client();
  const { location } = await visitor.post(`${page}?section=problem`, { ...comment, body: "Skrevet uden at være logget ind", formKey: newId() });
  const back = heldIn(location);
  await visitor.signIn("karen@samplan.example");
  const form = (await visitor.get(`${back.pathname}${back.search}`)).text;
  expect(form).toContain("Skrevet uden at være logget ind");
  expect(form).toContain(m.shell.heldNotice);
  const empty = await citizen.post(page, { ...comment, body: " ", section: "solution", formKey: newId() });
  expect(empty.status).toBe(400);
  expect(empty.text).toMatch(/<option[^>]*value="solution"[^>]*selected|<option[^>]*selected[^>]*value="solution"/);
  const warned = await citizen.post(page, { ...comment, body: "Mit nummer er 070761-4285", formKey: newId() });
  expect(warned.status).toBe(400);
  expect(warned.text).toContain(m.forms.cprWarning);
});

test("the same form twice is one comment; one on an older version leads to the difference; hidden, it is nowhere", async () => {
  const formKey = newId();
  const twice = [await citizen.post(page, { ...comment, formKey }), await citizen.post(page, { ...comment, formKey })];
  expect(twice.map(({ status }) => status)).toEqual([303, 303]);
  expect(twice[0]!.location).toBe(twice[1]!.location);
  const read = (await platform.client().get(page)).text;
  expect(read.split(comment.body)).toHaveLength(2);
  expect(read).toMatch(/\/da\/initiatives\/OGP28-I-01\/versions\?from=1&amp;to=\d/);
  const id = await write(citizen, "Noget, der bliver skjult");
  const desk = `/da/desk/${plan}/draft-comments/${id}`;
  expect((await moderator.post(desk, { intent: "hide", reason: "offensive", note: "" })).status).toBe(400);
  expect((await moderator.post(desk, { intent: "hide", reason: "offensive", note: "Grov tone" })).status).toBe(303);
  expect((await moderator.post(desk, { intent: "hide", reason: "offensive", note: "Grov tone" })).status).toBe(409);
  for (const client of [platform.client(), citizen, moderator]) {
    const seen = (await client.get(page)).text;
    expect(seen).not.toContain("Noget, der bliver skjult");
    expect(seen).toContain("Kommentaren er skjult af en moderator");
  }
  expect((await citizen.get("/da/account")).text).toContain("Noget, der bliver skjult");
});

test("an answer that somebody else gave meanwhile stands beside what was typed", async () => {
  const desk = `/da/desk/${plan}/draft-comments/${await write(citizen, "Besvares af to")}`;
  const seen = /name="seen" value="([^"]+)"/.exec((await moderator.get(desk)).text)![1]!;
  const answer = { intent: "answer", outcome: "noted", answerDa: "Den første", answerEn: "The first", seen };
  expect((await moderator.post(desk, answer)).status).toBe(303);
  const second = await (await platform.client().signIn("coordinator@samplan.example")).post(desk, { ...answer, answerDa: "Den anden", answerEn: "The second" });
  expect(second.status).toBe(409);
  for (const text of ["Den første", "Den anden", m.initiativeComments.desk.overtaken]) expect(second.text).toContain(text);
});

test("an adopted initiative of a plan that is over says nothing of comments, as nobody ever could", async () => {
  const list = (await platform.client().get("/da/plans/ogp-2017-2019/initiatives")).text;
  const adopted = /\/da\/initiatives\/(OGP17[^"]+)"/.exec(list)![1]!;
  expect((await platform.client().get(`/da/initiatives/${adopted}`)).text).not.toContain('id="write-comment"');
});
