import { eq } from "drizzle-orm";
import { beforeEach, expect, it } from "vitest";
import type { Store } from "#db/store.ts";
import type { MemberRole } from "#db/values.ts";
import type { Membership, Person } from "#app/domain/context.ts";
import { writeComment } from "#app/domain/comments/write-comment.server.ts";
import { discardDraft, findDraft, saveDraft } from "#app/domain/proposals/draft.server.ts";
import { getProposal } from "#app/domain/proposals/get-proposal.server.ts";
import { listOwnDrafts } from "#app/domain/my-page/list-own-drafts.server.ts";
import { requestRelease, takeBackRelease } from "#app/domain/proposals/request-release.server.ts";
import { draftInput } from "#app/domain/proposals/schema.ts";
import { sendBackDraft } from "#app/domain/proposals/send-back-draft.server.ts";
import { getSharedDraft, listSharedDrafts, type SharedDraftView } from "#app/domain/proposals/shared-draft.server.ts";
import { submitProposal } from "#app/domain/proposals/submit-proposal.server.ts";
import { writeDraftNote } from "#app/domain/proposals/write-draft-note.server.ts";
import { newId } from "#app/lib/id.ts";
import { newToken } from "#app/lib/token.ts";
import { openConsultation } from "#tests/support/consultation.ts";
import { after, contextFor, noon, visitor } from "#tests/support/context.ts";
import { describeOnBothDatabases } from "#tests/support/databases.ts";
import { addPerson, emailOf } from "#tests/support/people.ts";
import { keepDraft, submit, text, type TestPlan } from "#tests/support/plans.ts";

describeOnBothDatabases("a draft that an organisation's members share", (open) => {
  let store: Store;
  let plan: TestPlan;
  let chair: Person;
  let writer: Person;
  let stranger: Person;
  let organisationId: string;
  const token = newToken();
  const as = (person: Person, minutes = 0) => contextFor(store, person, { now: after({ minutes }) });

  async function join(person: Person, role: MemberRole): Promise<Person> {
    await store.write(async (tx) => { await tx.insert(store.tables.memberships).values({ organisationId, userId: person.id, role, createdAt: noon }); });
    const membership: Membership = { ...chair.memberships[0]!, role };
    return { ...person, participantType: "ngo", organisation: { id: organisationId, name: membership.name }, memberships: [membership] };
  }

  beforeEach(async () => {
    ({ store, plan } = await openConsultation(open));
    chair = await addPerson(store, { type: "ngo", name: "Formand", display: "organisation" });
    organisationId = chair.organisation!.id;
    writer = await join(await addPerson(store, { name: "Skribent" }), "member");
    stranger = await addPerson(store, { type: "ngo" });
  });

  const begin = (more: object = {}) => keepDraft(as(writer), plan.id, token, null, { ...draftInput.parse({ ...text, ...more }), speaksFor: organisationId });
  const see = async (person: Person, id: string) => (await getSharedDraft(as(person), organisationId, id)) as SharedDraftView;
  const mails = async () => (await store.read.select().from(store.tables.outboxMessages)).map(({ kind, recipient, payload }) => ({ kind, recipient, payload }));
  const acts = async () => (await store.read.select({ action: store.tables.auditEntries.action }).from(store.tables.auditEntries).orderBy(store.tables.auditEntries.id)).map((each) => each.action);

  it("is found by colleagues and by nobody else, whatever they try", async () => {
    const { id } = await begin();
    expect(await findDraft(as(chair), plan.id, null, id)).toMatchObject({ title: text.title, organisationId, isOwn: false });
    expect((await see(chair, id)).draft).toMatchObject({ title: text.title, writer: "Skribent", state: "writing" });
    expect((await listSharedDrafts(as(chair), organisationId)).drafts).toMatchObject([{ id, writer: "Skribent", state: "writing" }]);
    for (const other of [stranger, visitor]) {
      const ctx = contextFor(store, other);
      expect(await findDraft(ctx, plan.id, null, id)).toBeNull();
      await expect(getSharedDraft(ctx, organisationId, id)).rejects.toMatchObject({ kind: "not_found" });
      await expect(listSharedDrafts(ctx, organisationId)).rejects.toMatchObject({ kind: "not_found" });
    }
    // Under another organisation's address it is not there either, not even for its own members.
    await expect(getSharedDraft(as(stranger), stranger.organisation!.id, id)).rejects.toMatchObject({ kind: "not_found" });
  });

  it("stays with the organisation when its writer has left", async () => {
    const { id } = await begin();
    const gone: Person = { ...writer, organisation: null, memberships: [] };
    expect(await findDraft(as(gone), plan.id, token, id)).toBeNull();
    expect((await listOwnDrafts(as(gone), gone)).drafts).toEqual([]);
    expect((await see(chair, id)).draft.title).toBe(text.title);
  });

  it("is taken back to oneself by who began it alone", async () => {
    const { id } = await begin();
    await keepDraft(as(chair), plan.id, newToken(), id, { ...draftInput.parse(text), speaksFor: "me" });
    expect((await see(chair, id)).draft.state).toBe("writing");
    await keepDraft(as(writer), plan.id, token, id, { ...draftInput.parse(text), speaksFor: "me" });
    expect(await findDraft(as(writer), plan.id, null, id)).toMatchObject({ organisationId: null });
    expect(await findDraft(as(chair), plan.id, null, id)).toBeNull();
  });

  it("is not put into an organisation that one does not belong to", async () => {
    const { id } = await keepDraft(as(stranger), plan.id, newToken(), null, { ...draftInput.parse(text), speaksFor: organisationId });
    expect(await findDraft(as(stranger), plan.id, null, id)).toMatchObject({ organisationId: null });
    await expect(getSharedDraft(as(chair), organisationId, id)).rejects.toMatchObject({ kind: "not_found" });
  });

  it("overwrites nothing that a colleague saved meanwhile, and shows what that is", async () => {
    const { id, version } = await begin();
    const [here, there] = [newId(), newId()];
    const save = (person: Person, title: string, page: { version: number | null; name: string }) => saveDraft(as(person), plan.id, newToken(), id, draftInput.parse({ ...text, title }), page);
    expect(await save(writer, "Min overskrift", { version, name: here })).toMatchObject({ ok: true, version: 2 });
    expect(await save(chair, "En anden", { version, name: there })).toMatchObject({ ok: false, reason: "draft_changed", draft: { title: "Min overskrift", version: 2 } });
    expect((await see(chair, id)).draft.title).toBe("Min overskrift");
    // The page that saved last goes on saving, and who has seen the other text may decide.
    expect(await save(writer, "Min bedre overskrift", { version, name: here })).toMatchObject({ ok: true, version: 3 });
    expect(await save(chair, "Den rigtige", { version: 3, name: there })).toMatchObject({ ok: true, version: 4 });
    // The same words from an older page are no conflict.
    expect(await save(writer, "Den rigtige", { version: 2, name: newId() })).toMatchObject({ ok: true });
  });

  it("keeps one of two saves at the same moment, and tells the other", async () => {
    const { id, version } = await begin();
    const results = await Promise.all([writer, chair].map((person, index) => saveDraft(as(person), plan.id, newToken(), id, draftInput.parse({ ...text, title: `Overskrift ${index}` }), { version, name: newId() })));
    expect(results.map((each) => each.ok).sort()).toEqual([false, true]);
    const kept = results.findIndex((each) => each.ok);
    expect((await see(chair, id)).draft.title).toBe(`Overskrift ${kept}`);
  });

  it("goes from its writer to the representatives, back with a note, and out in the organisation's name", async () => {
    const { id } = await begin();
    expect(await requestRelease(as(writer), organisationId, id, "Fristen er i aften")).toEqual({ ok: true, value: null });
    expect(await mails()).toEqual([{ kind: "release_requested", recipient: emailOf(chair), payload: { name: "Formand", organisation: chair.organisation!.name, organisationId, draft: id, title: text.title, writer: "Skribent", note: "Fristen er i aften" } }]);
    expect((await listOwnDrafts(as(chair), chair)).toRelease).toMatchObject([{ id, organisationId, title: text.title }]);
    // While it waits its writer cannot change it under the eyes of who reads it.
    expect(await saveDraft(as(writer), plan.id, token, id, draftInput.parse({ ...text, title: "Andet" }))).toMatchObject({ ok: false, reason: "draft_awaiting" });
    await expect(requestRelease(as(writer), organisationId, id, "")).rejects.toMatchObject({ kind: "conflict" });

    await sendBackDraft(as(chair, 1), organisationId, id, "Skriv hvem der skal gøre det");
    expect((await see(writer, id))).toMatchObject({ draft: { state: "sent_back" }, notes: [{ kind: "release_requested", author: "Skribent" }, { kind: "sent_back", author: "Formand", body: "Skriv hvem der skal gøre det" }] });
    expect((await mails()).at(-1)).toMatchObject({ kind: "draft_sent_back", recipient: emailOf(writer) });

    await keepDraft(as(writer, 2), plan.id, token, id, draftInput.parse({ ...text, change: "Kommunen skal åbne dem." }));
    await writeDraftNote(as(writer, 2), organisationId, id, "Nu står det der");
    await requestRelease(as(writer, 3), organisationId, id, "");
    const input = { ...text, change: "Kommunen skal åbne dem." };
    const result = await submitProposal(as(chair, 4), plan, id, input, `organisation:${organisationId}`);
    expect(result).toEqual({ ok: true, value: { reference: "PA-O-0001" } });
    expect(await getProposal(contextFor(store, visitor), "PA-O-0001")).toMatchObject({ change: "Kommunen skal åbne dem.", speaker: { type: "ngo", display: "organisation", name: chair.organisation!.name, organisationId } });
    expect((await mails()).filter((each) => each.kind === "draft_released")).toEqual([{ kind: "draft_released", recipient: emailOf(writer), payload: { name: "Skribent", organisation: chair.organisation!.name, title: text.title, by: "Formand", reference: "PA-O-0001" } }]);
    expect((await mails()).filter((each) => each.kind === "release_requested")).toHaveLength(2);
    expect(await getSharedDraft(as(writer), organisationId, id)).toEqual({ reference: "PA-O-0001" });
    expect(await acts()).toEqual(["draft.release_requested", "draft.sent_back", "draft.noted", "draft.release_requested", "proposal.submitted"]);
  });

  it("is taken back by a member while it waits", async () => {
    const { id } = await begin();
    await requestRelease(as(writer), organisationId, id, "");
    await takeBackRelease(as(writer), organisationId, id);
    expect((await see(writer, id)).draft.state).toBe("writing");
    await expect(takeBackRelease(as(writer), organisationId, id)).rejects.toMatchObject({ kind: "conflict" });
  });

  it("is sent by no member, for no other organisation, and not as a private person's", async () => {
    const { id } = await begin();
    await requestRelease(as(writer), organisationId, id, "");
    expect(await submitProposal(as(writer), plan, id, text, `organisation:${organisationId}`)).toEqual({ ok: false, reason: "voice_gone" });
    await expect(submitProposal(as(writer), plan, id, text, "name")).rejects.toMatchObject({ kind: "forbidden" });
    await expect(submitProposal(as(stranger), plan, id, text, "")).rejects.toMatchObject({ kind: "forbidden" });
    await expect(submitProposal(as(chair), plan, id, text, "name")).rejects.toMatchObject({ kind: "forbidden" });
    for (const act of [() => sendBackDraft(as(writer), organisationId, id, "x"), () => requestRelease(as(chair), organisationId, id, "")]) await expect(act()).rejects.toMatchObject({ kind: expect.stringMatching(/forbidden|conflict/) as string });
    for (const act of [() => sendBackDraft(as(stranger), organisationId, id, "x"), () => takeBackRelease(as(stranger), organisationId, id), () => writeDraftNote(as(stranger), organisationId, id, "x"), () => requestRelease(as(stranger), organisationId, id, "")]) await expect(act()).rejects.toMatchObject({ kind: "not_found" });
    expect(await store.read.select().from(store.tables.proposals)).toEqual([]);
  });

  it("becomes one proposal when two representatives send it at once", async () => {
    const second = await join(await addPerson(store), "representative");
    const { id } = await begin();
    const results = await Promise.all([chair, second, chair].map((person) => submitProposal(as(person), plan, id, text, `organisation:${organisationId}`)));
    expect(results).toEqual(results.map(() => ({ ok: true, value: { reference: "PA-O-0001" } })));
    expect(await store.read.select().from(store.tables.proposals)).toHaveLength(1);
  });

  it("cannot be handed over where there is nobody to send it", async () => {
    await store.write(async (tx) => { await tx.update(store.tables.memberships).set({ role: "member" }).where(eq(store.tables.memberships.userId, chair.id)); });
    const { id } = await begin();
    expect(await requestRelease(as(writer), organisationId, id, "")).toEqual({ ok: false, reason: "no_representative" });
    expect(await mails()).toEqual([]);
  });

  it("is thrown away by who began it and by a representative, not by another member", async () => {
    const other = await join(await addPerson(store), "member");
    const { id } = await begin();
    await discardDraft(as(other), plan.id, null, id);
    expect(await findDraft(as(writer), plan.id, null, id)).not.toBeNull();
    await discardDraft(as(chair), plan.id, null, id);
    expect(await findDraft(as(writer), plan.id, null, id)).toBeNull();
  });

  it("is not sent, nor commented for the organisation, by who was no longer its representative when it was written", async () => {
    const { id } = await begin();
    const { reference } = await submit(contextFor(store, await addPerson(store)), plan);
    const voice = `organisation:${organisationId}`;
    // The session was looked up while she was one.
    await store.write(async (tx) => { await tx.update(store.tables.memberships).set({ role: "member" }).where(eq(store.tables.memberships.userId, chair.id)); });
    expect(await submitProposal(as(chair), plan, id, text, voice)).toEqual({ ok: false, reason: "voice_gone" });
    expect(await writeComment(as(chair), reference, { stance: "for", body: "Vi mener", voice, formKey: newId() })).toEqual({ ok: false, reason: "voice_gone" });
    await store.write(async (tx) => { await tx.delete(store.tables.memberships).where(eq(store.tables.memberships.userId, chair.id)); });
    expect(await submitProposal(as(chair), plan, id, text, voice)).toEqual({ ok: false, reason: "voice_gone" });
    expect(await store.read.select().from(store.tables.proposals)).toHaveLength(1);
    expect(await store.read.select().from(store.tables.comments)).toEqual([]);
  });

  it("is taken to no other organisation, neither by a member nor by who represents both", async () => {
    const { id } = await begin();
    const elsewhere = (await addPerson(store, { type: "business" })).memberships[0]!;
    for (const thief of [{ ...writer, memberships: [...writer.memberships, elsewhere] }, { ...chair, memberships: [...chair.memberships, elsewhere] }]) {
      await keepDraft(as(thief), plan.id, newToken(), id, { ...draftInput.parse(text), speaksFor: elsewhere.id });
      expect((await see(chair, id)).draft.title).toBe(text.title);
      await expect(getSharedDraft(as(thief), elsewhere.id, id)).rejects.toMatchObject({ kind: "not_found" });
    }
  });

  it("is sent as it was seen: a save in between is neither lost nor sent unseen", async () => {
    const { id, version } = await begin();
    await keepDraft(as(writer), plan.id, token, id, draftInput.parse({ ...text, change: "Kommunen skal åbne dem." }));
    expect(await submitProposal(as(chair), plan, id, text, `organisation:${organisationId}`, version)).toEqual({ ok: false, reason: "draft_changed" });
    expect(await store.read.select().from(store.tables.proposals)).toEqual([]);
    expect((await see(chair, id)).draft.change).toBe("Kommunen skal åbne dem.");
  });

  it("takes no more words once it is sent: who still writes is told, and nothing hides in a new draft", async () => {
    const { id, version } = await begin();
    await submitProposal(as(chair), plan, id, text, `organisation:${organisationId}`);
    expect(await saveDraft(as(writer), plan.id, token, id, draftInput.parse({ ...text, title: "For sent" }), { version, name: newId() })).toMatchObject({ ok: false, reason: "draft_sent", draft: { title: text.title } });
    expect(await store.read.select().from(store.tables.proposalDrafts)).toHaveLength(1);
  });
});
