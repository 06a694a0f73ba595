import { beforeAll, describe, expect, test } from "vitest";
import { messages } from "#app/i18n/messages.ts";
import { newId } from "#app/lib/id.ts";
import { usePlatform, type Answer, type Client, type Fields } from "./client.ts";

// A form of the desk whose case was closed while somebody wrote: the page says why, and gives back what was typed.

const platform = usePlatform();
const plan = "ogp-2026-2028";
const m = messages.da;
const typed = "Skrevet i en time <b>, og så var sagen en anden.";
const shown = typed.replace("<b>", "&lt;b&gt;");

let author: Client;
let moderator: Client;
let colleague: Client;
beforeAll(async () => {
  author = await platform.client().signIn("citizen@samplan.example");
  moderator = await platform.client().signIn("moderator@samplan.example");
  colleague = await platform.client().signIn("coordinator@samplan.example");
});

/** A proposal of two passages. Answers its reference. */
async function submit(title: string): Promise<string> {
  const write = `/da/plans/${plan}/proposals/new`;
  const saved = await author.post(`${write}/save`, { draft: newId(), theme: "open-data", title, problem: "Det ene er galt.", change: "Det andet skal til.", effect: "Alle får glæde af det." });
  const sent = await author.post(`${write}/review`, { draft: (JSON.parse(saved.text) as { draft: string }).draft, voice: "name" });
  return /proposals\/([^/]+)\/receipt/.exec(sent.location!)![1]!;
}

const desk = (reference: string, act = "") => `/da/desk/${plan}/${reference}${act}`;
const versionOf = async (reference: string) => /name="version" value="(\d+)"/.exec((await colleague.get(desk(reference))).text)![1]!;

/** What an act answers, when it was done. */
async function done(answer: Promise<Answer>) {
  const { status, text } = await answer;
  expect(status, text.slice(text.indexOf("<main"), text.indexOf("<main") + 3000)).toBe(303);
}

/** The ways in which a case is closed, with why a form then is not taken. */
const closings = {
  withdrawn: (reference: string) => done(author.post(`/da/proposals/${reference}/withdraw`, { reason: "mistake", note: "" })),
  split: async (reference: string) => done(colleague.post(desk(reference, "/split"), { intent: "split", parts: "2", "title-0": "Det ene", "text-0": "Det ene er galt.", "theme-0": "open-data", "title-1": "Det andet", "text-1": "Det andet skal til.", "theme-1": "open-data", version: await versionOf(reference) })),
  hidden: async (reference: string) => done(colleague.post(desk(reference, "/hide"), { reason: "personal_data", note: "Navne", version: await versionOf(reference) })),
  answered: async (reference: string) => done(colleague.post(desk(reference, "/answer"), { intent: "publish", outcome: "adopted", reason: "Ja.", version: await versionOf(reference) })),
  merged: async (reference: string) => done(colleague.post(desk(reference, "/merge"), { mergedInto: await submit("Det andet forslag"), reason: "De er ens.", language: "da", version: await versionOf(reference) })),
};
type Closing = keyof typeof closings;
const why = (closing: Closing) => m.desk.notTaken.because(m.desk.notTaken[closing]);

/** Said in one sentence, with the text to copy, and without any way to send it again. */
function expectGivenBack({ status, text }: Answer, closing: Closing, sent: RegExp, texts = [shown]) {
  expect(status).toBeGreaterThanOrEqual(400);
  expect(text).toContain(why(closing));
  expect(text).toContain(m.shell.errors.yourText);
  for (const each of texts) expect(text).toContain(each);
  for (const wrong of [m.desk.overtakenText, m.shell.errors.conflict.title]) expect(text).not.toContain(wrong);
  expect(text).not.toMatch(sent);
}

type Sending = { act: string; fields: Fields; closings: readonly Closing[]; sent: RegExp; texts?: string[] };

const sendings: Record<string, Sending> = {
  "the draft of an answer": { act: "/answer", fields: { intent: "save", outcome: "not_adopted", reason: typed, summary: "Kort nej" }, closings: ["withdrawn", "split"], sent: /value="(save|publish)"/, texts: [shown, "Kort nej", m.words.statuses.not_adopted] },
  "an answer to be published": { act: "/answer", fields: { intent: "publish", outcome: "not_adopted", reason: typed }, closings: ["withdrawn", "split"], sent: /value="(save|publish)"/ },
  "a merge": { act: "/merge?into=OGP28-A-0025", fields: { mergedInto: "OGP28-A-0025", reason: typed, language: "da" }, closings: ["withdrawn", "split", "hidden"], sent: /name="reason"/ },
  "the parts of a split": { act: "/split", fields: { intent: "split", parts: "2", "title-0": typed, "text-0": "Det ene er galt.", "theme-0": "open-data", "title-1": "B", "text-1": "Det andet skal til.", "theme-1": "open-data" }, closings: ["withdrawn", "answered"], sent: /name="title-0"/ },
  "a question to an authority": { act: "/authority", fields: { intent: "ask", authority: "Statens Arkiver", email: "a@example.org", question: typed, dueAt: "", locale: "da" }, closings: ["withdrawn", "split", "hidden", "answered", "merged"], sent: /name="question"/, texts: [shown, "Statens Arkiver", "a@example.org"] },
  "the remark of an assessment": { act: "/assess", fields: { intent: "save", note: typed, version: "0" }, closings: ["withdrawn", "split", "hidden", "answered", "merged"], sent: /name="note"/ },
  "a new initiative": { act: "", fields: { intent: "shortlist", initiative: "new", title: "Nyt initiativ", summary: typed, degree: "full", passage: "" }, closings: ["withdrawn", "split", "hidden"], sent: /value="shortlist"/, texts: [shown, "Nyt initiativ"] },
};

describe.each(Object.entries(sendings))("%s", (name, { act, fields, closings: ways, sent, texts }) => {
  test.each(ways)("of a case that is %s by now is given back, with why", async (closing) => {
    const reference = await submit(`Et forslag: ${name}, ${closing}`);
    const version = await versionOf(reference);
    const soon = new Date(platform.server.platform.clock().getTime() + 7 * 24 * 3_600_000).toISOString().slice(0, 10);
    expect((await moderator.get(desk(reference, act))).text).toMatch(sent);
    await closings[closing](reference);
    const all = { version, formKey: newId(), ...fields, ...("dueAt" in fields && { dueAt: soon }) };
    expectGivenBack(await moderator.post(desk(reference, act), all), closing, sent, texts);
  });
});

describe("the board", () => {
  test.each(["withdrawn", "split", "hidden"] as const)("gives back the passage of a proposal that is %s by now", async (closing) => {
    const reference = await submit(`Til tavlen, ${closing}`);
    expect((await moderator.get(`/da/desk/${plan}/board/move?ref=${reference}`)).text).toMatch(/value="place"/);
    await closings[closing](reference);
    const answer = await moderator.post(`/da/desk/${plan}/board/move?ref=${reference}`, { intent: "place", initiative: "OGP28-I-01", degree: "partly", passage: typed, seen: "" });
    expectGivenBack(answer, closing, /value="place"/);
  });
});

test("a merge whose other proposal is closed by now gives the reason back", async () => {
  const [reference, target] = [await submit("Det ene af to"), await submit("Det andet af to")];
  const version = await versionOf(reference);
  await closings.withdrawn(target);
  const answer = await moderator.post(desk(reference, `/merge?into=${target}`), { mergedInto: target, reason: typed, language: "da", version });
  expect(answer.status).toBe(400);
  expect(answer.text).toContain(shown);
  expect(answer.text).toContain(m.merging.merge.compare);
});

test("who declared an interest reads no draft, is given no form, and is told so; what was typed is given back", async () => {
  const reference = await submit("En sag med en interesse");
  await done(colleague.post(desk(reference, "/answer"), { intent: "save", outcome: "adopted", reason: "Kollegaens kladde", version: await versionOf(reference) }));
  const version = await versionOf(reference);
  const postForm = /<form method="post" action="\/da\/desk/;
  const acts = ["/answer", "/stage", "/merge?into=OGP28-A-0025", "/split"];
  for (const act of ["/answer", "/merge?into=OGP28-A-0025"]) expect((await moderator.get(desk(reference, act))).text, act).toMatch(postForm);
  await done(moderator.post(desk(reference, "/conflict"), { intent: "declare", note: "Min bror" }));
  for (const act of acts) {
    const { status, text } = await moderator.get(desk(reference, act));
    expect(status).toBe(200);
    expect(text, act).toContain(m.assessment.conflict.mine);
    expect(text, act).not.toContain("Kollegaens kladde");
    expect(text, act).not.toMatch(postForm);
  }
  for (const [act, fields] of [["/answer", { intent: "save", outcome: "adopted", reason: typed }], ["/stage", { stage: "in_triage" }], ["/merge?into=OGP28-A-0025", { mergedInto: "OGP28-A-0025", reason: typed, language: "da" }]] as const) {
    const { status, text } = await moderator.post(desk(reference, act), { version, ...fields });
    expect(status, act).toBe(403);
    expect(text, act).toContain(m.shell.errors.interest.title);
    expect(text, act).not.toContain(m.shell.errors.forbidden.text);
    if ("reason" in fields) expect(text, act).toContain(shown);
  }
  // What the machine sent along is nothing that anybody typed.
  for (const [act, fields] of [["/assign", { handler: newId() }], ["/assessors", { assessors: newId(), intent: "assign" }], ["/undo", { act: newId() }]] as const) {
    const { status, text } = await moderator.post(desk(reference, act), { version, ...fields });
    expect(status, act).toBe(403);
    expect(text, act).not.toContain(m.shell.errors.yourText);
  }
});

test("an approved answer of a withdrawn proposal is on no list, and its words can be read and thrown away", async () => {
  const reference = await submit("Svaret var klar");
  const lists = async () => (await moderator.get(`/da/desk/${plan}/answers?state=approved`)).text + (await moderator.get(`/da/desk/${plan}/answers/publish?all=1`)).text;
  await done(moderator.post(desk(reference, "/answer"), { intent: "approve", outcome: "adopted", reason: typed, version: await versionOf(reference) }));
  expect(await lists()).toContain(reference);
  await closings.withdrawn(reference);
  expect(await lists()).not.toContain(reference);
  const { text } = await moderator.get(desk(reference, "/answer"));
  for (const each of [m.answers.draft.ended, shown]) expect(text).toContain(each);
  const version = /name="version" value="(\d+)"/.exec(text)![1]!;
  await done(moderator.post(desk(reference, "/answer"), { intent: "discard", version }));
  expect((await moderator.get(desk(reference, "/answer"))).text).not.toContain(shown);
});

test.each(["withdrawn", "split"] as const)("a case that is %s is not offered to be taken, and says why when it was sent all the same", async (closing) => {
  const reference = await submit(`Ingen tager sagen, ${closing}`);
  const before = (await moderator.get(desk(reference))).text;
  for (const each of ['value="take"', `${desk(reference)}/assign`]) expect(before).toContain(each);
  await closings[closing](reference);
  const page = (await moderator.get(desk(reference))).text;
  expect(page).not.toContain('value="take"');
  expect(page).not.toContain(`${desk(reference)}/assign`);
  const version = /"version":(\d+)/.exec(page)?.[1] ?? "2";
  const taken = await moderator.post(desk(reference), { intent: "take", version });
  expect(taken.status).toBe(409);
  expect(taken.text).toContain(why(closing));
  expect(taken.text).not.toContain(m.shell.errors.conflict.title);
});

test.each(["withdrawn", "split", "merged"] as const)("the step of a case that is %s is said to follow from what became of it", async (closing) => {
  const reference = await submit(`Trinnet følger, ${closing}`);
  expect((await moderator.get(desk(reference, "/stage"))).text).toContain('name="stage"');
  await closings[closing](reference);
  for (const answer of [await moderator.get(desk(reference, "/stage")), await moderator.post(desk(reference, "/stage"), { stage: "in_triage", version: "2" })]) {
    expect([200, 409]).toContain(answer.status);
    expect(answer.text).toContain(m.desk.stageFollows);
    expect(answer.text).not.toContain(m.shell.errors.conflict.title);
    expect(answer.text).not.toContain('name="stage"');
  }
});

test("nothing failed behind these answers", () => { expect(platform.server.log).toEqual([]); });
