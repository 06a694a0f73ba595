import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { attachTo, listAttachments, type Owner } from "#app/domain/attachments/attach.server.ts";
import { attachToDraft, removeFromDraft } from "#app/domain/attachments/draft-files.server.ts";
import { findDownload } from "#app/domain/attachments/find-download.server.ts";
import { addToProposal, getProposalFiles, removeFromProposal } from "#app/domain/attachments/proposal-files.server.ts";
import { removeLeftOverFiles } from "#app/domain/attachments/remove-left-over.server.ts";
import type { SentFiles } from "#app/domain/attachments/rules.ts";
import { storeFiles } from "#app/domain/attachments/store-files.server.ts";
import type { Context, Person } from "#app/domain/context.ts";
import { deleteAccount } from "#app/domain/my-data/delete-account.server.ts";
import { exportData } from "#app/domain/my-data/export-data.server.ts";
import { discardDraft } from "#app/domain/proposals/draft.server.ts";
import { getProposalPage } from "#app/domain/proposals/get-proposal-page.server.ts";
import { requestRelease } from "#app/domain/proposals/request-release.server.ts";
import { submitProposal } from "#app/domain/proposals/submit-proposal.server.ts";
import { hideProposal } from "#app/domain/triage/hide-proposal.server.ts";
import { StorageFailure, type FileStorage } from "#app/lib/file-storage.ts";
import { newId } from "#app/lib/id.ts";
import { newToken } from "#app/lib/token.ts";
import type { Store } from "#db/store.ts";
import { openConsultation, type Consultation } from "#tests/support/consultation.ts";
import { after, contextFor, noon, system, testStorage, visitor } from "#tests/support/context.ts";
import { describeOnBothDatabases } from "#tests/support/databases.ts";
import { exe, pdf, photo } from "#tests/support/files.ts";
import { addToOrganisation } from "#tests/support/organisations.ts";
import { addPerson } from "#tests/support/people.ts";
import { addPlan, keepDraft, submit, text } from "#tests/support/plans.ts";

const sent = (...names: string[]): SentFiles => ({ taken: names.map((name) => ({ name, bytes: pdf(name) })), refused: [] });
const rowsOf = (store: Store) => store.read.select().from(store.tables.attachments).orderBy(store.tables.attachments.id);
const namesOf = async (ctx: Context, owner: Owner) => (await listAttachments(ctx, owner)).map((each) => each.name);

async function contentOf(key: string): Promise<Buffer | null> {
  const stream = await testStorage.get(key);
  return stream && Buffer.from(await new Response(stream).arrayBuffer());
}

/** A storage in which so many wait for one another at each file, so that what they do next they do at once. */
function inStep(count: number): FileStorage {
  let waiting: (() => void)[] = [];
  return { ...testStorage, async put(key, bytes, type) {
    await testStorage.put(key, bytes, type);
    await new Promise<void>((resolve) => {
      waiting.push(resolve);
      if (waiting.length < count) return;
      for (const go of waiting) go();
      waiting = [];
    });
  } };
}

/** A storage that takes nothing. */
const broken: FileStorage = { put: () => Promise.reject(new StorageFailure("full")), get: () => Promise.reject(new StorageFailure("away")), remove: () => Promise.reject(new StorageFailure("away")) };

describeOnBothDatabases("files", (open) => {
  let here: Consultation;
  let as: (who: Parameters<typeof contextFor>[1], changes?: Parameters<typeof contextFor>[2]) => Context;
  const token = newToken();
  const draftOf = async (who: Person, changes = {}) => (await keepDraft(as(who), here.plan.id, token, null, { ...text, ...changes })).id;
  const acts = async () => (await here.store.read.select({ action: here.store.tables.auditEntries.action }).from(here.store.tables.auditEntries)).map((each) => each.action).filter((action) => /attachment|file/.test(action)).sort();
  beforeEach(async () => {
    here = await openConsultation(open);
    as = (who, changes) => contextFor(here.store, who, changes);
  });

  describe("on a draft", () => {
    it("lie in the storage as they were sent, with a checksum, and are listed in order", async () => {
      const draftId = await draftOf(here.anna);
      expect(await attachToDraft(as(here.anna), token, draftId, sent("Bilag på ærø.pdf", "b.pdf"))).toEqual({ attached: 2, refused: [] });
      expect(await namesOf(as(here.anna), { draftId })).toEqual(["Bilag på ærø.pdf", "b.pdf"]);
      const [first] = await rowsOf(here.store);
      expect(first).toMatchObject({ draftId, proposalId: null, type: "application/pdf", size: pdf("Bilag på ærø.pdf").length, uploadedBy: here.anna.id });
      expect(first!.sha256).toMatch(/^[0-9a-f]{64}$/);
      expect((await contentOf(first!.storageKey))!.equals(pdf("Bilag på ærø.pdf"))).toBe(true);
    });

    it("are taken as far as they can be, and the others named", async () => {
      const draftId = await draftOf(here.anna);
      const files: SentFiles = { taken: [{ name: "a.pdf", bytes: pdf() }, { name: "program.pdf", bytes: exe() }, { name: "foto.jpg", bytes: await photo() }], refused: [{ name: "stor.pdf", reason: "too_big" }] };
      expect(await attachToDraft(as(here.anna), token, draftId, files)).toEqual({ attached: 2, refused: [{ name: "stor.pdf", reason: "too_big" }, { name: "program.pdf", reason: "wrong_type" }] });
      expect(await namesOf(as(here.anna), { draftId })).toEqual(["a.pdf", "foto.jpg"]);
    });

    it("are five at the most, also when many are attached at once", async () => {
      const draftId = await draftOf(here.anna);
      await attachToDraft(as(here.anna), token, draftId, sent("1.pdf", "2.pdf", "3.pdf"));
      const together = as(here.anna, { storage: inStep(8) });
      const results = await Promise.all(Array.from("abcdefgh").map((name) => attachToDraft(together, token, draftId, sent(`${name}1.pdf`, `${name}2.pdf`))));
      expect(results.reduce((sum, { attached }) => sum + attached, 0)).toBe(2);
      expect(results.flatMap(({ refused }) => refused.map((each) => each.reason))).toEqual(Array.from({ length: 14 }, () => "too_many"));
      expect(await listAttachments(as(here.anna), { draftId })).toHaveLength(5);
      expect(await attachToDraft(as(here.anna), token, draftId, sent("6.pdf"))).toEqual({ attached: 0, refused: [{ name: "6.pdf", reason: "too_many" }] });
    });

    it("are not attached when the storage fails, and what was begun is removed", async () => {
      const draftId = await draftOf(here.anna);
      expect(await attachToDraft(as(here.anna, { storage: broken }), token, draftId, sent("a.pdf"))).toEqual({ attached: 0, refused: [{ name: "a.pdf", reason: "storage_failed" }] });
      expect(await namesOf(as(here.anna), { draftId })).toEqual([]);
      expect(await rowsOf(here.store)).toHaveLength(1);
      expect(await removeLeftOverFiles(as(system, { now: after({ days: 2 }) }))).toBe(1);
      expect(await rowsOf(here.store)).toEqual([]);
    });

    it("can be taken off, by nobody else", async () => {
      const draftId = await draftOf(here.anna);
      await attachToDraft(as(here.anna), token, draftId, sent("a.pdf", "b.pdf"));
      const [first, second] = await listAttachments(as(here.anna), { draftId });
      const other = await addPerson(here.store);
      await expect(removeFromDraft(as(other), null, draftId, first!.id)).rejects.toMatchObject({ kind: "not_found" });
      await expect(attachToDraft(as(other), null, draftId, sent("x.pdf"))).rejects.toMatchObject({ kind: "not_found" });
      await expect(attachToDraft(as(visitor), token, draftId, sent("x.pdf"))).rejects.toMatchObject({ kind: "forbidden" });
      await removeFromDraft(as(here.anna), token, draftId, first!.id);
      await removeFromDraft(as(here.anna), token, draftId, first!.id);
      expect(await listAttachments(as(here.anna), { draftId })).toEqual([second]);
      // One of another text is not taken off by this one.
      const elsewhere = await draftOf(here.anna);
      await removeFromDraft(as(here.anna), token, elsewhere, second!.id);
      expect(await listAttachments(as(here.anna), { draftId })).toEqual([second]);
    });

    it("of an organisation are its members' to change, until it waits for release", async () => {
      const head = await addPerson(here.store, { type: "ngo" });
      const organisationId = head.memberships[0]!.id;
      const member = await addToOrganisation(here.store, organisationId, await addPerson(here.store));
      const draftId = await draftOf(member, { speaksFor: organisationId });
      expect((await attachToDraft(as(head), null, draftId, sent("a.pdf"))).attached).toBe(1);
      expect((await attachToDraft(as(member), null, draftId, sent("b.pdf"))).attached).toBe(1);
      expect(await requestRelease(as(member), organisationId, draftId, "")).toMatchObject({ ok: true });
      await expect(attachToDraft(as(member), null, draftId, sent("c.pdf"))).rejects.toMatchObject({ kind: "forbidden" });
      await expect(removeFromDraft(as(member), null, draftId, (await listAttachments(as(member), { draftId }))[0]!.id)).rejects.toMatchObject({ kind: "forbidden" });
      expect((await attachToDraft(as(head), null, draftId, sent("c.pdf"))).attached).toBe(1);
    });

    it("become the proposal's when it is sent", async () => {
      const draftId = await draftOf(here.anna);
      await attachToDraft(as(here.anna), token, draftId, sent("a.pdf", "b.pdf"));
      const result = await submitProposal(as(here.anna), here.plan, draftId, text, "");
      if (!result.ok) throw new Error(result.reason);
      expect((await getProposalPage(as(visitor), result.value.reference, {})).attachments.map((each) => each.name)).toEqual(["a.pdf", "b.pdf"]);
      expect(await listAttachments(as(here.anna), { draftId })).toEqual([]);
      await expect(attachToDraft(as(here.anna), token, draftId, sent("c.pdf"))).rejects.toMatchObject({ kind: "not_found" });
    });
  });

  describe("that were sent", () => {
    it("are attached by who sent them alone, once, and not after half a day", async () => {
      const other = await addPerson(here.store);
      const draftId = await draftOf(here.anna);
      const { stored } = await storeFiles(as(here.anna), sent("a.pdf"), 5);
      const { id } = stored[0]!;
      const attach = (ctx: Context, owner: Owner = { draftId }) => here.store.write((tx) => attachTo(ctx, tx, owner, [id]));
      expect(await attach(as(other))).toEqual([id]);
      expect(await attach(as(here.anna, { now: after({ hours: 13 }) }))).toEqual([id]);
      expect(await attach(as(here.anna))).toEqual([]);
      expect(await attach(as(here.anna), { draftId: await draftOf(here.anna) })).toEqual([id]);
      expect(await namesOf(as(here.anna), { draftId })).toEqual(["a.pdf"]);
    });

    it("are counted, so that nobody fills the storage", async () => {
      const strict = as(here.anna, { rateLimitFactor: 1 });
      for (let tries = 0; tries < 60; tries += 1) await storeFiles(strict, { taken: [{ name: "a.exe", bytes: exe() }], refused: [] }, 5);
      await expect(storeFiles(strict, sent("a.pdf"), 5)).rejects.toMatchObject({ kind: "too_many" });
    });
  });

  describe("on a proposal", () => {
    const published = async (who = here.anna, voice = "") => (await submit(as(who), here.plan, {}, voice)).reference;

    it("are added and removed by its author while the phase is open, on record", async () => {
      const reference = await published();
      expect(await addToProposal(as(here.anna), reference, sent("a.pdf", "b.pdf"))).toEqual({ ok: true, value: { attached: 2, refused: [] } });
      const { attachments, permission } = await getProposalFiles(as(here.anna), reference);
      expect(permission).toEqual({ allowed: true });
      expect(await removeFromProposal(as(here.anna), reference, attachments[0]!.id)).toEqual({ ok: true, value: null });
      expect((await getProposalFiles(as(here.anna), reference)).attachments.map((each) => each.name)).toEqual(["b.pdf"]);
      expect(await acts()).toEqual(["attachment.added", "attachment.added", "attachment.removed"]);
      // Everybody can see that they were changed, and who follows it is told, once an hour.
      const { journeyEntries: j, announcements: n } = here.store.tables;
      expect(await here.store.read.select({ detail: j.detail }).from(j).where(eq(j.kind, "edited"))).toEqual([{ detail: { reason: "files" } }]);
      expect(await here.store.read.select({ data: n.data }).from(n).where(eq(n.kind, "proposal_edited"))).toMatchObject([{ data: { outcome: "files" } }]);
      const late = as(here.anna, { now: after({ days: 31 }) });
      expect(await addToProposal(late, reference, sent("c.pdf"))).toMatchObject({ ok: false, reason: "phase_over" });
      expect(await removeFromProposal(late, reference, attachments[1]!.id)).toMatchObject({ ok: false, reason: "phase_over" });
    });

    it("are nobody else's to change, the staff's neither", async () => {
      const reference = await published();
      for (const who of [await addPerson(here.store), await addPerson(here.store, { role: "admin" }), visitor] as const) {
        await expect(getProposalFiles(as(who), reference)).rejects.toMatchObject({ kind: "not_found" });
        await expect(addToProposal(as(who), reference, sent("a.pdf"))).rejects.toMatchObject({ kind: "not_found" });
        await expect(removeFromProposal(as(who), reference, newId())).rejects.toMatchObject({ kind: "not_found" });
      }
    });

    it("of an organisation are its representatives' to change, as long as they are", async () => {
      const head = await addPerson(here.store, { type: "ngo" });
      const organisationId = head.memberships[0]!.id;
      const reference = await published(head);
      const second = await addToOrganisation(here.store, organisationId, await addPerson(here.store), "representative");
      const member = await addToOrganisation(here.store, organisationId, await addPerson(here.store));
      expect(await addToProposal(as(second), reference, sent("a.pdf"))).toMatchObject({ ok: true });
      await expect(addToProposal(as(member), reference, sent("b.pdf"))).rejects.toMatchObject({ kind: "not_found" });
      // Left meanwhile, while the session still says otherwise.
      const { memberships: m } = here.store.tables;
      await here.store.write(async (tx) => { await tx.delete(m).where(eq(m.userId, second.id)); });
      await expect(addToProposal(as(second), reference, sent("b.pdf"))).rejects.toMatchObject({ kind: "forbidden" });
    });

    it("are five at the most, also when many are added at once", async () => {
      const reference = await published();
      await addToProposal(as(here.anna), reference, sent("1.pdf", "2.pdf", "3.pdf"));
      const together = as(here.anna, { storage: inStep(8) });
      await Promise.all(Array.from("abcdefgh").map((name) => addToProposal(together, reference, sent(`${name}1.pdf`, `${name}2.pdf`))));
      expect((await getProposalFiles(as(here.anna), reference)).attachments).toHaveLength(5);
    });

    it("are hidden with it: its author and the staff still have them, and that staff looked is on record", async () => {
      const reference = await published();
      await addToProposal(as(here.anna), reference, sent("a.pdf"));
      const [file] = (await getProposalPage(as(visitor), reference, {})).attachments;
      expect(await findDownload(as(visitor), file!.id, null)).toMatchObject({ name: "a.pdf", isPublic: true });
      const moderator = await addPerson(here.store, { role: "moderator" });
      await hideProposal(as(moderator), reference, { reason: "personal_data", note: "x", version: 1 });
      expect((await getProposalPage(as(visitor), reference, {})).attachments).toEqual([]);
      for (const who of [visitor, await addPerson(here.store), await addPerson(here.store, { planRole: { planId: (await addPlan(here.store, { slug: "plan-b", code: "PB" })).id, role: "moderator" } })]) await expect(findDownload(as(who), file!.id, newToken())).rejects.toMatchObject({ kind: "not_found" });
      expect(await findDownload(as(here.anna), file!.id, null)).toMatchObject({ isPublic: false });
      expect(await acts()).toEqual(["attachment.added"]);
      expect(await findDownload(as(moderator), file!.id, null)).toMatchObject({ isPublic: false });
      expect(await acts()).toEqual(["attachment.added", "proposal.hidden_file_read"]);
      expect(await addToProposal(as(here.anna), reference, sent("b.pdf"))).toMatchObject({ ok: false, reason: "hidden" });
    });

    it("are not to be had while they are a draft's, except by who writes it", async () => {
      const draftId = await draftOf(here.anna);
      await attachToDraft(as(here.anna), token, draftId, sent("a.pdf"));
      const [file] = await listAttachments(as(here.anna), { draftId });
      expect(await findDownload(as(here.anna), file!.id, null)).toMatchObject({ isPublic: false });
      for (const who of [visitor, await addPerson(here.store), await addPerson(here.store, { role: "admin" })]) await expect(findDownload(as(who), file!.id, token)).rejects.toMatchObject({ kind: "not_found" });
      await removeFromDraft(as(here.anna), token, draftId, file!.id);
      await expect(findDownload(as(here.anna), file!.id, null)).rejects.toMatchObject({ kind: "not_found" });
    });
  });

  describe("that belong to nothing", () => {
    const worker = (at: Date, storage = testStorage) => as(system, { now: at, storage });

    it("are removed after a day, the file first, and nothing else is", async () => {
      const draftId = await draftOf(here.anna);
      await attachToDraft(as(here.anna), token, draftId, sent("kept.pdf"));
      const gone = await draftOf(here.anna);
      await attachToDraft(as(here.anna), token, gone, sent("gone.pdf"));
      await discardDraft(as(here.anna), here.plan.id, token, gone);
      const [kept, left] = await rowsOf(here.store);
      expect(await removeLeftOverFiles(worker(after({ hours: 23 })))).toBe(0);
      expect(await removeLeftOverFiles(worker(after({ hours: 25 })))).toBe(1);
      expect(await rowsOf(here.store)).toEqual([kept]);
      expect(await contentOf(left!.storageKey)).toBeNull();
      expect(await contentOf(kept!.storageKey)).not.toBeNull();
    });

    it("keep their row as long as the storage does not remove them", async () => {
      await storeFiles(as(here.anna), sent("a.pdf", "b.pdf"), 5);
      expect(await removeLeftOverFiles(worker(after({ days: 2 }), broken))).toBe(0);
      expect(await rowsOf(here.store)).toHaveLength(2);
      expect(await removeLeftOverFiles(worker(after({ days: 2 })))).toBe(2);
    });

    it("are found when the platform ended between the row and the file", async () => {
      await here.store.write(async (tx) => { await tx.insert(here.store.tables.attachments).values({ id: newId(), name: "a.pdf", type: "application/pdf", size: 1, sha256: "0".repeat(64), storageKey: newId(), uploadedBy: here.anna.id, createdAt: noon }); });
      expect(await removeLeftOverFiles(worker(after({ days: 2 })))).toBe(1);
      expect(await rowsOf(here.store)).toEqual([]);
    });

    it("are removed by two workers at once without harm", async () => {
      await storeFiles(as(here.anna), sent("a.pdf", "b.pdf"), 5);
      await Promise.all([removeLeftOverFiles(worker(after({ days: 2 }))), removeLeftOverFiles(worker(after({ days: 2 })))]);
      expect(await rowsOf(here.store)).toEqual([]);
    });
  });

  describe("of somebody who leaves", () => {
    it("are in what they take along, stay with what they said, and go with their drafts", async () => {
      const draftId = await draftOf(here.anna);
      await attachToDraft(as(here.anna), token, draftId, sent("Anna Ø kladde.pdf"));
      const { reference } = await submit(as(here.anna), here.plan);
      await addToProposal(as(here.anna), reference, sent("offentlig.pdf"));
      const { files } = await exportData(as(here.anna));
      let json = "";
      for await (const part of files.find((each) => each.name === "data.json")!.text) json += part;
      expect((JSON.parse(json) as { attachments: unknown[] }).attachments).toMatchObject([{ fileName: "Anna Ø kladde.pdf", onDraft: true }, { fileName: "offentlig.pdf", reference, onDraft: false }]);

      await deleteAccount(as(system), here.anna.id, "asked", eq(here.store.tables.users.id, here.anna.id));
      expect(await removeLeftOverFiles(as(system))).toBe(1);
      expect(await rowsOf(here.store)).toMatchObject([{ name: "offentlig.pdf", uploadedBy: null }]);
      expect((await getProposalPage(as(visitor), reference, {})).attachments.map((each) => each.name)).toEqual(["offentlig.pdf"]);
    });
  });
});
