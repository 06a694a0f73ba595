import { and, eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { messages } from "#app/i18n/messages.ts";
import { newId } from "#app/lib/id.ts";
import { usePlatform, type Client } from "./client.ts";

// A form that is sent one minute after the collection closed: it is refused with the date, and nothing typed is lost.

const platform = usePlatform();
const proposals = "/da/plans/ogp-2026-2028/proposals";
const m = messages.da;

let client: Client;
let closesAt: Date;
beforeEach(async () => {
  client = await platform.client().signIn("citizen@samplan.example");
  closesAt = new Date(platform.server.platform.clock().getTime() + 60_000);
  await closeAt(closesAt);
});

/** The demonstration closes when the session is long over: so the phase is made to end soon. */
async function closeAt(at: Date) {
  const { store } = platform.server.platform;
  const { phases, plans } = store.tables;
  const [plan] = await store.read.select({ id: plans.id }).from(plans).where(eq(plans.slug, "ogp-2026-2028"));
  await store.write(async (tx) => { await tx.update(phases).set({ closesAt: at }).where(and(eq(phases.planId, plan!.id), eq(phases.kind, "collect"))); });
}

const aMinuteLate = () => { platform.server.moveClock(120_000); };

/** The sentence about the deadline, with the machine-readable moment in it. */
function expectClosed(text: string) {
  const [before] = m.forms.refusals.phase_over("\n").split("\n");
  expect(text).toContain(before!.trim());
  expect(text).toContain(`<time dateTime="${closesAt.toISOString()}"`);
  expect(text).toMatch(/\d{2}\.\d{2} dansk tid<\/time>/);
}

describe("one minute late", () => {
  const written = { theme: "open-data", title: "Et forslag i sidste øjeblik 🕛", problem: "Uret går for hurtigt.", change: "Giv os ét minut mere, ᜀ og مرحبا.", effect: "Alle når det." };
  const saved = async () => (JSON.parse((await client.post(`${proposals}/new/save`, { draft: newId(), ...written })).text) as { draft: string }).draft;

  test("a proposal is refused, and its draft is there, on the page and on my page", async () => {
    const draft = await saved();
    expect((await client.get(`${proposals}/new/review?draft=${draft}`)).status).toBe(200);
    aMinuteLate();
    const answer = await client.post(`${proposals}/new/review?draft=${draft}`, { draft, voice: "name" });
    expect(answer.status).toBe(409);
    for (const each of Object.values(written).slice(1)) expect(answer.text).toContain(each);
    expectClosed(answer.text);
    expect(answer.text).toContain(m.myPage.late.draft);
    expect(answer.text).toContain(m.myPage.late.notSent);
    // What cannot be sent is offered neither to be sent nor to others.
    for (const each of [m.proposals.review.send, m.coAuthors.link]) expect(answer.text).not.toContain(`>${each}<`);
    const mine = (await client.get("/da/account")).text;
    expect(mine).toContain(written.title);
    expect(mine).toContain(m.myPage.drafts.over("\n").split("\n")[1]!.trim());
    const page = (await client.get(`${proposals}/new?draft=${draft}`)).text;
    for (const each of Object.values(written).slice(1)) expect(page).toContain(each);
    expectClosed(page);
    expect(page).toContain(m.proposals.write.closedKept);
    expect(page).toContain('href="/da/plans/ogp-2026-2028#timeline"');
    const deleted = await client.post(`${proposals}/new`, { draft, intent: "discard" });
    expect((await client.get(deleted.location!)).text).toContain(m.proposals.write.discarded);
    expect((await client.get("/da/account")).text).not.toContain(written.title);
  });

  test("a draft that was sent from another tab is told as sent, as one types and by the button, with the way to it", async () => {
    const draft = await saved();
    const sent = await client.post(`${proposals}/new/review`, { draft, voice: "name" });
    const reference = /proposals\/([^/]+)\/receipt/.exec(sent.location!)![1]!;
    const again = { draft, version: "1", ...written, title: "Mere i den anden fane" };
    expect(JSON.parse((await client.post(`${proposals}/new/save`, again)).text)).toEqual({ changed: true, text: m.proposals.write.sentElsewhere });
    const answer = await client.post(`${proposals}/new`, { ...again, intent: "save" });
    expect(answer.status).toBe(409);
    expect(answer.text).toContain(m.proposals.write.alreadySent);
    expect(answer.text).toContain(`href="/da/proposals/${reference}"`);
    expect(answer.text).toContain("Mere i den anden fane");
    expect(answer.text).not.toContain(m.proposals.write.conflictTitle);
  });

  test("what is typed is saved all the same, by the button and as one types", async () => {
    const draft = await saved();
    aMinuteLate();
    const again = await client.post(`${proposals}/new/save`, { draft, ...written, effect: "Skrevet for sent." });
    expect(JSON.parse(again.text)).toMatchObject({ draft, text: expect.stringContaining(m.proposals.write.savedClosed) as string });
    const byButton = await client.post(`${proposals}/new`, { draft: newId(), ...written, title: "En helt ny", intent: "save" });
    expect(byButton.status).toBe(303);
    const mine = (await client.get("/da/account")).text;
    expect(mine).toContain("En helt ny");
    expect((await client.get(`${proposals}/new?draft=${draft}`)).text).toContain("Skrevet for sent.");
  });

  test("a comment and a reply stand in their forms, to be copied", async () => {
    const path = "/da/proposals/OGP28-A-0025";
    const first = await client.post(path, { intent: "comment", stance: "for", body: "Den første kommentar", voice: "name", formKey: newId() });
    const parent = /commented=([0-9a-f-]+)/.exec(first.location!)![1]!;
    aMinuteLate();
    const late: (Record<string, string> & { body: string })[] = [{ intent: "comment", stance: "against", body: "For sent, men velovervejet <b>" }, { intent: "reply", parent, body: "Et svar, der kom for sent <b>" }];
    for (const fields of late) {
      const answer = await client.post(path, { ...fields, voice: "name", formKey: newId() });
      expect(answer.status).toBe(409);
      expect(answer.text).toMatch(new RegExp(`<textarea[^>]*>\\s*${fields.body.replace("<b>", "&lt;b&gt;")}</textarea>`));
      expect(answer.text).toContain(m.discussion.tooLate);
      expectClosed(answer.text);
      // The reason has the focus, and nothing offers to send what cannot be sent.
      expect(answer.text.match(/data-focus/g)).toHaveLength(1);
      expect(answer.text).toMatch(/role="alert"[^>]*data-focus/);
      expect(answer.text).not.toMatch(/value="(comment|reply)"/);
    }
    expect((await client.get(path)).text).not.toContain("For sent");
  });

  test("support is neither given nor taken back", async () => {
    const path = "/da/proposals/OGP28-A-0025";
    const before = (await client.get(path)).text.includes(m.proposals.page.supported);
    aMinuteLate();
    for (const intent of ["support", "withdraw-support"]) {
      const answer = await client.post(path, { intent });
      expect(answer.status).toBe(409);
      expectClosed(answer.text);
      expect(answer.text).toContain(m.myPage.late[intent === "support" ? "support" : "withdrawSupport"]);
    }
    await closeAt(new Date(platform.server.platform.clock().getTime() + 60_000));
    expect((await client.get(path)).text.includes(m.proposals.page.supported)).toBe(before);
  });

  test("a co-author is not invited, and the address stays in the form", async () => {
    const draft = await saved();
    const path = `${proposals}/new/co-authors?draft=${draft}`;
    expect((await client.get(path)).status).toBe(200);
    aMinuteLate();
    const answer = await client.post(path, { intent: "invite", email: "ven@example.org" });
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('value="ven@example.org"');
    expect(answer.text).toContain(m.coAuthors.notSent);
    expect(answer.text).not.toContain(m.coAuthors.lead);
    expectClosed(answer.text);
    // A bad address is told next to its field.
    expect((await client.post(path, { intent: "invite", email: "ikke en adresse" })).text).toContain(m.forms.fieldErrors.email_wrong);
  });
});

test("nothing failed behind these answers", () => { expect(platform.server.log).toEqual([]); });
