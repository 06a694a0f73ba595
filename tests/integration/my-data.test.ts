import { asc, eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import type { Store } from "#db/store.ts";
import type { Context, Person } from "#app/domain/context.ts";
import { changeName, hideNameEverywhere } from "#app/domain/my-data/change-names.server.ts";
import { sectionNames } from "#app/domain/my-data/data-sections.ts";
import { exportData } from "#app/domain/my-data/export-data.server.ts";
import { getOverview } from "#app/domain/my-data/get-overview.server.ts";
import { listNamed } from "#app/domain/my-data/list-named.server.ts";
import { getProposal } from "#app/domain/proposals/get-proposal.server.ts";
import { objectToDecision } from "#app/domain/reports/object-to-decision.server.ts";
import { reportText } from "#app/domain/reports/report-text.server.ts";
import { answerProposal } from "#app/domain/answers/answer-proposal.server.ts";
import { hideProposal } from "#app/domain/triage/hide-proposal.server.ts";
import { newId } from "#app/lib/id.ts";
import { after, contextFor, noon, system, visitor } from "#tests/support/context.ts";
import { describeOnBothDatabases } from "#tests/support/databases.ts";
import { anAnswer } from "#tests/support/desk.ts";
import { liveLife, traces, type Life } from "#tests/support/life.ts";
import { addPerson } from "#tests/support/people.ts";
import { edit } from "#tests/support/versions.ts";
import { addPlan, type TestPlan } from "#tests/support/plans.ts";

type Exported = Record<string, Record<string, unknown>[]>;

async function textOf(text: AsyncIterable<string>): Promise<string> {
  let whole = "";
  for await (const piece of text) whole += piece;
  return whole;
}

describeOnBothDatabases("my data", (open) => {
  let store: Store;
  let plan: TestPlan;
  let life: Life;
  beforeEach(async () => {
    store = await open();
    plan = await addPlan(store);
    life = await liveLife(store, plan);
  });
  const as = (who: Person): Context => contextFor(store, who);
  const exported = async (ctx: Context): Promise<{ json: Exported; html: string; raw: string }> => {
    const { files } = await exportData(ctx);
    const texts = Object.fromEntries(await Promise.all(files.map(async ({ name, text }) => [name, await textOf(text)] as const)));
    return { raw: texts["data.json"]!, json: JSON.parse(texts["data.json"]!) as Exported, html: texts["index.html"]! };
  };
  const audits = () => store.read.select().from(store.tables.auditEntries).orderBy(asc(store.tables.auditEntries.id));

  describe("the download", () => {
    it("holds everything of the person", async () => {
      await edit(as(life.person), life.own, { title: "Mit ændrede forslag" });
      const { json } = await exported(as(life.person));
      expect(json.proposalVersions!.map((each) => [each.reference, each.version, each.title])).toEqual([[life.own, 1, "Mit eget forslag"], [life.own, 2, "Mit ændrede forslag"]]);
      expect(Object.keys(json)).toEqual(["format", "version", "madeAt", ...sectionNames]);
      expect(json.account).toEqual([expect.objectContaining({ id: life.person.id, name: traces.name, email: traces.email, neutralCode: life.person.neutralCode, hasPassword: true, recoveryCodesLeft: 1, secondFactorAt: noon.toISOString() })]);
      expect(json.organisations).toEqual([expect.objectContaining({ organisation: life.person.organisation!.name, memberRole: "representative" })]);
      expect(json.identities).toEqual([expect.objectContaining({ provider: "mitid", subject: `subject-${life.person.id}`, level: "substantial" })]);
      expect(json.sessions).toEqual([expect.objectContaining({ device: traces.device })]);
      expect(json.notifications).toEqual([{ notification: "own_proposals", frequency: "off" }]);
      expect(json.proposals!.map((each) => each.reference).sort()).toEqual([life.own, life.ofOrganisation].sort());
      expect(json.proposals![0]).toMatchObject({ plan: "plan-a", theme: "open-data", problem: "Møderne er lukkede.", change: "Åbn dem.", effect: "Flere kommer." });
      expect(json.comments!.map((each) => [each.body, each.isReply])).toEqual([["Det er jeg for.", false], ["Det er foreningen for.", false], ["Tak for det", true]]);
      expect(json.supports).toEqual([expect.objectContaining({ reference: life.others, participantType: "ngo" })]);
      expect(json.drafts!.map((each) => each.title).sort()).toEqual(["Fælles kladde", "Privat kladde"]);
      expect(json.draftNotes).toEqual([expect.objectContaining({ body: "Skal vi sende den?" })]);
      expect(json.joinRequests).toEqual([expect.objectContaining({ message: `Hilsen ${traces.name}` })]);
      expect([json.coAuthored, json.coAuthorsInvited!.length, json.coAuthorInvitations!.length]).toEqual([[expect.objectContaining({ reference: life.others, display: "name", shownName: traces.name })], 1, 1]);
      expect([json.invitationsSent!.length, json.invitationsReceived!.length]).toEqual([1, 1]);
      expect(json.mail!.map((each) => each.mail)).toEqual(["proposal_received", "proposal_received", "report_received", "report_received"]);
      expect(json.reports).toEqual([expect.objectContaining({ reference: life.others, subjectType: "proposal", reportReason: "other", body: "Det er ikke rigtigt.", reportState: "open", decidedAt: null })]);
      expect(json.decisions).toEqual([]);
      expect(json.acts!.map((each) => each.action)).toEqual(expect.arrayContaining(["proposal.submitted", "comment.written", "proposal.supported", "data.exported"]));
    });

    it("holds nothing of others, and no secret", async () => {
      await store.write(async (tx) => { await tx.update(store.tables.sessions).set({ id: "a-hash-of-a-token" }); });
      const whole = await exported(as(life.person));
      for (const text of [whole.raw, whole.html]) {
        for (const other of ["Fremmed", "Kollega", "Den fremmedes mening", "En fremmeds forslag", "inviteret@other.example", life.stranger.id, life.colleague.id]) expect(text, other).not.toContain(other);
        for (const secret of [`sealed-${life.person.id}`, `code-${life.person.id}`, `token-${life.person.id}`, "a-hash-of-a-token", "\"none\"", "passwordHash", "formKey", "tokenHash"]) expect(text, secret).not.toContain(secret);
      }
      const stranger = await exported(as(life.stranger));
      for (const text of [stranger.raw, stranger.html]) for (const trace of [...Object.values(traces), "Mit eget forslag", "Privat kladde", life.person.id, life.person.neutralCode]) expect(text, trace).not.toContain(trace);
      expect(stranger.json.proposals!.map((each) => each.reference)).toEqual([life.others]);
    });

    it("holds what was decided about one's texts, with the objection, and nothing of who reported them", async () => {
      const moderator = await addPerson(store, { role: "moderator", name: "Sagsbehandler Dahl" });
      await reportText(as(life.stranger), life.own, null, { reason: "offensive", body: "Strengt anmeldt", formKey: newId() });
      await hideProposal(as(moderator), life.own, { reason: "offensive", note: "Afsnit 2", version: 1 });
      await objectToDecision(as(life.person), life.own, null, { objection: "Det er et citat" });
      const { json, html, raw } = await exported(as(life.person));
      expect(json.decisions).toEqual([{ reference: life.own, subjectType: "proposal", at: noon.toISOString(), measure: "hidden", until: null, isHidden: true, hideReason: "offensive", hideNote: "Afsnit 2", objectedAt: noon.toISOString(), objection: "Det er et citat", objectionState: "open", objectionDecidedAt: null, objectionAnswer: "" }]);
      expect(html).toContain("Det er et citat");
      for (const text of [raw, html]) for (const other of ["Strengt anmeldt", moderator.name, moderator.id, life.stranger.id]) expect(text, other).not.toContain(other);
    });

    it("tells what staff did with a role, not who, and all versions of an answer", async () => {
      const moderator = await addPerson(store, { role: "moderator", name: "Sagsbehandler Dahl" });
      const answer = (version: number, reason: string) => answerProposal(as(moderator), life.own, anAnswer({ outcome: "adopted", reason, version, correction: "Rettet" }));
      await answer(1, "Den første begrundelse");
      const { version } = (await store.read.select({ version: store.tables.proposals.version }).from(store.tables.proposals).where(eq(store.tables.proposals.reference, life.own)))[0]!;
      await answer(version, "Den anden begrundelse");
      await store.write(async (tx) => { await tx.insert(store.tables.auditEntries).values({ id: newId(), at: noon, actorId: moderator.id, actorRole: "moderator", action: "person.read", subjectType: "user", subjectId: life.person.id, data: { grantedBy: moderator.id, note: "x" }, requestId: "r" }); });
      const { json, raw, html } = await exported(as(life.person));
      expect(json.answers!.map((each) => [each.version, each.reason])).toEqual([[1, "Den første begrundelse"], [2, "Den anden begrundelse"]]);
      expect(json.acts!.find((each) => each.action === "person.read")).toEqual({ at: noon.toISOString(), byMe: false, actorRole: "moderator", action: "person.read", subjectType: "user", subjectId: life.person.id, detail: { note: "x" } });
      for (const text of [raw, html]) expect(text).not.toMatch(new RegExp(`Sagsbehandler|${moderator.id}`));
      // The moderator's own acts are theirs, without the people they were about.
      const theirs = await exported(as(moderator));
      expect(theirs.json.acts!.find((each) => each.action === "person.read")).toMatchObject({ byMe: true, subjectId: null, detail: {} });
      expect(theirs.raw).not.toContain(life.person.id);
    });

    it("leaves out an organisation's draft that others wrote on since the person left", async () => {
      const { proposalDrafts: d, memberships: m } = store.tables;
      await store.write(async (tx) => {
        await tx.update(d).set({ updatedBy: life.colleague.id, change: "Kollegaens ord" }).where(eq(d.id, life.sharedDraft));
        await tx.delete(m).where(eq(m.userId, life.person.id));
      });
      const left = await exported(as({ ...life.person, organisation: null, memberships: [] }));
      expect(left.json.drafts!.map((each) => each.title)).toEqual(["Privat kladde"]);
      expect(left.raw + left.html).not.toContain("Kollegaens ord");
    });

    it("is a page for people in their language, in which nothing of a text is markup", async () => {
      const evil = "</dd><script>alert(1)</script>&\"'";
      await store.write(async (tx) => {
        await tx.update(store.tables.proposals).set({ title: evil, language: "en" }).where(eq(store.tables.proposals.reference, life.own));
        await tx.update(store.tables.users).set({ name: evil }).where(eq(store.tables.users.id, life.person.id));
      });
      const { html, json } = await exported(as(life.person));
      expect(html).toMatch(/^<!doctype html>\n<html lang="da">/);
      expect(html).not.toContain("<script");
      expect(html).toContain("&lt;/dd&gt;&lt;script&gt;");
      expect(html).toContain(`<dd lang="en" dir="auto">`);
      expect(html.match(/<h1>/g)).toHaveLength(1);
      expect(html.match(/<section id=/g)).toHaveLength(sectionNames.length);
      for (const tag of ["section", "ol", "li", "dl", "dd"]) expect(html.match(new RegExp(`<${tag}[ >]`, "g"))!.length, tag).toBe(html.match(new RegExp(`</${tag}>`, "g"))!.length);
      expect(html).not.toMatch(/undefined|\[object|https?:\/\/(?!broker)/);
      expect(json.proposals!.some((each) => each.title === evil)).toBe(true);
      const english = await exported({ ...as(life.person), locale: "en" });
      expect(english.html).toContain('<html lang="en">');
      expect(english.html).toContain("<h2>Proposals</h2>");
    });

    it("is whole where there is nothing, audited, and not for anybody without an account", async () => {
      const nobody = await addPerson(store);
      const { json, html } = await exported(as(nobody));
      for (const name of sectionNames) if (!["account", "acts"].includes(name)) expect(json[name], name).toEqual([]);
      expect(html).toContain("Intet");
      expect((await audits()).filter((each) => each.action === "data.exported").map((each) => [each.actorId, each.subjectId, each.data])).toEqual([[nobody.id, nobody.id, {}]]);
      for (const actor of [visitor, system]) await expect(exportData(contextFor(store, actor))).rejects.toMatchObject({ kind: "forbidden" });
    });

    it("can be made ten times an hour", async () => {
      const ctx = { ...as(life.stranger), rateLimitFactor: 1 };
      for (let times = 0; times < 10; times += 1) await exportData(ctx);
      await expect(exportData(ctx)).rejects.toMatchObject({ kind: "too_many" });
      await exportData({ ...ctx, now: after({ hours: 1 }) });
    });

    it("reads long lists in batches, each thing once and in order, whatever their times", async () => {
      const { comments, auditEntries, proposals } = store.tables;
      const [{ id: proposalId }] = (await store.read.select({ id: proposals.id }).from(proposals).where(eq(proposals.reference, life.others))) as [{ id: string }];
      await store.write(async (tx) => {
        for (let index = 0; index < 450; index += 1) {
          // Every third shares its moment with the one before.
          await tx.insert(comments).values({ id: newId(), proposalId, authorId: life.stranger.id, participantType: "citizen", display: "name", shownName: "x", stance: "for", language: "da", body: `nr. ${index}`, formKey: newId(), createdAt: after({ seconds: index - (index % 3 === 0 ? 0 : 1) }) });
          await tx.insert(auditEntries).values({ id: newId(), at: noon, actorId: life.stranger.id, actorRole: "participant", action: "x", subjectType: "x", subjectId: String(index), data: {}, requestId: "r" });
        }
      });
      const { json } = await exported(as(life.stranger));
      const bodies = json.comments!.map((each) => each.body).filter((body) => String(body).startsWith("nr."));
      expect(new Set(bodies).size).toBe(450);
      expect(bodies).toHaveLength(450);
      expect(json.acts!.filter((each) => each.action === "x").map((each) => each.subjectId)).toEqual(Array.from({ length: 450 }, (_, index) => String(index)));
    });
  });

  describe("one's name", () => {
    const ids = async () => {
      const { proposals, comments } = store.tables;
      const rows = [...(await store.read.select({ id: proposals.id, text: proposals.title }).from(proposals)), ...(await store.read.select({ id: comments.id, text: comments.body }).from(comments))];
      return Object.fromEntries(rows.map(({ id, text }) => [text, id]));
    };
    const shown = async (reference: string) => (await getProposal(contextFor(store, visitor), reference)).speaker;

    it("is listed beside what one said, the newest first, a page at a time", async () => {
      const list = await listNamed(as(life.person), "proposals");
      expect(list.rows.map(({ text, shownName, organisation, mayShow }) => ({ text, shownName, organisation, mayShow }))).toEqual(expect.arrayContaining([{ text: "Mit eget forslag", shownName: traces.name, organisation: null, mayShow: true }, { text: "Foreningens forslag", shownName: traces.name, organisation: life.person.organisation!.name, mayShow: true }]));
      expect((await listNamed(as(life.person), "comments")).rows).toHaveLength(3);
      const { comments, proposals } = store.tables;
      const [{ id: proposalId }] = (await store.read.select({ id: proposals.id }).from(proposals)) as [{ id: string }];
      await store.write(async (tx) => {
        for (let index = 0; index < 45; index += 1) await tx.insert(comments).values({ id: newId(), proposalId, authorId: life.stranger.id, participantType: "citizen", display: "name", shownName: "x", stance: "for", language: "da", body: `${"lang ".repeat(60)}${index}`, formKey: newId(), createdAt: after({ seconds: index }) });
      });
      const seen: string[] = [];
      for (let cursor: string | null | undefined; cursor !== null;) {
        const { rows, next } = await listNamed(as(life.stranger), "comments", cursor);
        seen.push(...rows.map((row) => row.id));
        for (const row of rows) expect(row.text.length).toBeLessThanOrEqual(160);
        cursor = next;
      }
      expect(new Set(seen).size).toBe(46);
      expect(seen).toHaveLength(46);
      expect((await listNamed(as(life.stranger), "comments", "nonsense")).rows).toHaveLength(20);
    });

    it("does not tell the title of a hidden proposal that one commented on", async () => {
      const moderator = await addPerson(store, { role: "moderator" });
      await hideProposal(as(moderator), life.others, { reason: "offensive", note: "n", version: 1 });
      const { rows } = await listNamed(as(life.person), "comments");
      expect(rows.filter((row) => row.reference === life.others).map((row) => row.on)).toEqual([life.others, life.others]);
    });

    it("goes from what one said as a private person, and a code stands there; it can come back", async () => {
      const id = (await ids())["Mit eget forslag"]!;
      await changeName(as(life.person), "proposals", id, "hidden");
      expect(await shown(life.own)).toMatchObject({ display: "code", name: life.person.neutralCode, organisation: null, type: "citizen" });
      await changeName(as(life.person), "proposals", id, "hidden");
      await changeName(as(life.person), "proposals", id, "shown");
      expect(await shown(life.own)).toMatchObject({ display: "name", name: traces.name, organisation: null });
      expect((await audits()).slice(-2).map(({ action, subjectId, data }) => ({ action, subjectId, data }))).toEqual([
        { action: "contribution.name_hidden", subjectId: id, data: { before: "name", after: "code" } },
        { action: "contribution.name_shown", subjectId: id, data: { before: "code", after: "name" } },
      ]);
      const { proposals } = store.tables;
      expect(await store.read.select({ version: proposals.version }).from(proposals).where(eq(proposals.id, id))).toEqual([{ version: 3 }]);
    });

    it("goes from what one said for an organisation, and the organisation's stays", async () => {
      const id = (await ids())["Foreningens forslag"]!;
      await changeName(as(life.person), "proposals", id, "hidden");
      expect(await shown(life.ofOrganisation)).toMatchObject({ display: "organisation", name: life.person.organisation!.name, organisation: life.person.organisation!.name, type: "ngo" });
    });

    it("cannot be put beside an organisation's words by who left it, but be taken away", async () => {
      const left = { ...life.person, memberships: [], organisation: null };
      const id = (await ids())["Det er foreningen for."]!;
      await changeName(as(left), "comments", id, "hidden");
      await expect(changeName(as(left), "comments", id, "shown")).rejects.toMatchObject({ kind: "forbidden" });
      expect((await listNamed(as(left), "comments")).rows.find((row) => row.id === id)).toMatchObject({ mayShow: false, display: "organisation" });
    });

    it("is nobody else's to change", async () => {
      const all = await ids();
      for (const actor of [life.stranger, life.colleague, await addPerson(store, { role: "admin" })]) {
        await expect(changeName(as(actor), "proposals", all["Mit eget forslag"]!, "hidden")).rejects.toMatchObject({ kind: "not_found" });
        await expect(changeName(as(actor), "comments", all["Det er jeg for."]!, "hidden")).rejects.toMatchObject({ kind: "not_found" });
      }
      await expect(changeName(as(life.person), "comments", all["Mit eget forslag"]!, "hidden")).rejects.toMatchObject({ kind: "not_found" });
      await expect(changeName(contextFor(store, visitor), "comments", all["Det er jeg for."]!, "hidden")).rejects.toMatchObject({ kind: "forbidden" });
    });

    it("goes from everything at once, and the numbers of the page follow", async () => {
      expect((await getOverview(as(life.person))).named).toBe(6);
      expect(await hideNameEverywhere(as(life.person))).toEqual({ proposals: 2, comments: 3, coAuthored: 1 });
      expect(await getOverview(as(life.person))).toMatchObject({ named: 0, proposals: 2, comments: 3, supports: 1, drafts: 2, sessions: 1, organisations: 1, email: traces.email });
      expect(await hideNameEverywhere(as(life.person))).toEqual({ proposals: 0, comments: 0, coAuthored: 0 });
      expect((await audits()).filter((each) => each.action === "contributions.name_hidden").map((each) => each.data)).toEqual([{ proposals: 2, comments: 3, coAuthored: 1 }]);
      expect((await shown(life.others)).name).toBe("Fremmed Nielsen");
      const { comments } = store.tables;
      const names = await store.read.select({ name: comments.shownName }).from(comments);
      expect(names.filter(({ name }) => name === traces.name)).toEqual([]);
    });
  });
});
