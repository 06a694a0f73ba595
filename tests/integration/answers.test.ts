import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { answerProposal, approveAnswer } from "#app/domain/answers/answer-proposal.server.ts";
import { approveDraft } from "#app/domain/answers/approve-draft.server.ts";
import { getPublishing } from "#app/domain/answers/get-publishing.server.ts";
import { listDrafts } from "#app/domain/answers/list-drafts.server.ts";
import { publishApproved } from "#app/domain/answers/publish-draft.server.ts";
import { requestApproval } from "#app/domain/answers/request-approval.server.ts";
import { discardDraft, saveDraft } from "#app/domain/answers/save-draft.server.ts";
import type { AnswerInput } from "#app/domain/answers/schema.ts";
import { sendBackDraft } from "#app/domain/answers/send-back-draft.server.ts";
import type { Actor } from "#app/domain/context.ts";
import { getDeskCase } from "#app/domain/triage/get-desk.server.ts";
import { takeOn } from "#app/domain/triage/take-on.server.ts";
import { withdrawProposal } from "#app/domain/versions/withdraw-proposal.server.ts";
import { contextFor, visitor } from "#tests/support/context.ts";
import { describeOnBothDatabases } from "#tests/support/databases.ts";
import { anAnswer, useDesk } from "#tests/support/desk.ts";
import { addPerson, emailOf } from "#tests/support/people.ts";
import { submit } from "#tests/support/plans.ts";

describeOnBothDatabases("an answer in the making", (open) => {
  const { here, as, read, journey, auditsOfCases: audits, mails, answer, second } = useDesk(open);
  const fourEyes = async (asked = true) => here.store.write(async (tx) => { await tx.update(here.store.tables.plans).set({ fourEyes: asked }).where(eq(here.store.tables.plans.id, here.plan.id)); });
  const row = async (of = here.reference) => (await here.store.read.select().from(here.store.tables.proposals).where(eq(here.store.tables.proposals.reference, of)))[0]!;
  const draft = async () => (await here.store.read.select().from(here.store.tables.answerDrafts))[0];
  const save = (input: Partial<AnswerInput> = {}, actor: Actor = here.moderator) => saveDraft(as(actor), here.reference, anAnswer(input));
  const request = (input: Partial<AnswerInput> = {}, actor: Actor = here.moderator) => requestApproval(as(actor), here.reference, anAnswer(input));

  it("is kept, whole or not, and told to nobody; thrown away the case stands where it did", async () => {
    await takeOn(as(here.moderator), here.reference, 1);
    await saveDraft(as(here.moderator), here.reference, { ...anAnswer({ reason: "Endnu kun en tanke", version: 2 }), outcome: null });
    expect(await row()).toMatchObject({ stage: "answer_drafted", status: "under_consideration", version: 3 });
    expect(await draft()).toMatchObject({ state: "draft", outcome: null, reason: "Endnu kun en tanke", language: "da", authorId: here.moderator.id, approvedBy: null, version: 1 });
    const { panels } = await getDeskCase(as(here.colleague), here.plan.slug, here.reference, { view: "all" });
    expect(panels.answer).toMatchObject({ fourEyes: false, mayApprove: true, draft: { state: "draft", author: here.moderator.name, isMine: false, approver: null } });
    expect(await mails()).toEqual([]);
    expect(await journey()).toEqual(["submitted", "taken_on"]);
    expect((await audits()).at(-1)).toMatchObject({ action: "answer.drafted", data: { before: { state: null, outcome: null, stage: "in_triage" }, after: { state: "draft", outcome: null, stage: "answer_drafted" } } });
    await discardDraft(as(here.colleague), here.reference, 3);
    expect(await draft()).toBeUndefined();
    expect(await row()).toMatchObject({ stage: "in_triage", version: 4 });
    expect((await audits()).at(-1)).toMatchObject({ action: "answer.discarded", data: { after: { stage: "in_triage" } } });
    expect(JSON.stringify(await audits())).not.toContain("tanke");
  });

  it("is overwritten by nobody who has not seen what is there", async () => {
    await save({ reason: "Den første" });
    await expect(save({ reason: "Den anden" }, here.colleague)).rejects.toMatchObject({ kind: "conflict" });
    await expect(discardDraft(as(here.colleague), here.reference, 1)).rejects.toMatchObject({ kind: "conflict" });
    expect(await draft()).toMatchObject({ reason: "Den første" });
    const results = await Promise.allSettled([save({ reason: "A", version: 2 }), save({ reason: "B", version: 2 }, here.colleague)]);
    expect(results.map((each) => each.status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("with four eyes is approved by somebody else, whom it is told to, and published then", async () => {
    await fourEyes();
    expect(await answer({})).toEqual({ ok: false, reason: "needs_approval" });
    expect(await approveAnswer(as(here.moderator), here.reference, anAnswer())).toEqual({ ok: false, reason: "needs_approval" });
    expect(await draft()).toBeUndefined();
    expect(await request()).toEqual({ ok: true, value: 1 });
    expect(await mails()).toMatchObject([{ kind: "approval_requested", recipient: emailOf(here.colleague), payload: { reference: here.reference, plan: here.plan.slug, by: here.moderator.name, name: here.colleague.name } }]);
    expect(await approveDraft(as(here.moderator), here.reference, 2)).toEqual({ ok: false, reason: "needs_approval" });
    expect(await publishApproved(as(here.colleague), here.reference, 2)).toEqual({ ok: false, reason: "not_approved" });
    expect(await approveDraft(as(here.colleague), here.reference, 2)).toEqual({ ok: true, value: null });
    expect(await row()).toMatchObject({ stage: "answer_approved", status: "received", version: 3 });
    expect(await draft()).toMatchObject({ state: "approved", approvedBy: here.colleague.id });
    expect(await read()).toMatchObject({ status: "received", response: null });
    expect(await publishApproved(as(here.moderator), here.reference, 3)).toEqual({ ok: true, value: null });
    expect(await read()).toMatchObject({ status: "adopted", response: { version: 1, reason: "Fordi" } });
    expect((await here.store.read.select().from(here.store.tables.responses))[0]).toMatchObject({ authorId: here.moderator.id, approvedBy: here.colleague.id });
    expect(await draft()).toBeUndefined();
    expect((await row()).stage).toBe("published");
    expect((await mails()).map((mail) => mail.kind)).toEqual(["approval_requested", "proposal_answered"]);
  });

  it("is approved no longer once it is edited, and who edits it becomes its writer", async () => {
    await fourEyes();
    await request();
    await approveDraft(as(here.colleague), here.reference, 2);
    await save({ reason: "Fordi, og mere til", version: 3 }, here.colleague);
    expect(await draft()).toMatchObject({ state: "draft", approvedBy: null, approvedAt: null, authorId: here.colleague.id });
    expect((await row()).stage).toBe("answer_drafted");
    expect(await publishApproved(as(here.moderator), here.reference, 4)).toEqual({ ok: false, reason: "not_approved" });
    await request({ reason: "Fordi, og mere til", version: 4 }, here.moderator);
    expect(await draft()).toMatchObject({ state: "awaiting_approval", authorId: here.colleague.id });
    expect(await approveDraft(as(here.colleague), here.reference, 5)).toEqual({ ok: false, reason: "needs_approval" });
    expect(await approveDraft(as(here.moderator), here.reference, 5)).toEqual({ ok: true, value: null });
  });

  it("is sent back with a note to who wrote it, who is told once", async () => {
    await fourEyes();
    await request();
    await sendBackDraft(as(here.colleague), here.reference, { note: "Skriv, hvilken lov", version: 2 });
    expect(await draft()).toMatchObject({ state: "draft", sentBackNote: "Skriv, hvilken lov" });
    expect((await mails()).at(-1)).toMatchObject({ kind: "answer_sent_back", recipient: emailOf(here.moderator), payload: { note: "Skriv, hvilken lov", by: here.colleague.name } });
    await expect(sendBackDraft(as(here.colleague), here.reference, { note: "Igen", version: 3 })).rejects.toMatchObject({ kind: "conflict" });
    expect((await mails()).filter((mail) => mail.kind === "answer_sent_back")).toHaveLength(1);
    expect(JSON.stringify(await audits())).not.toContain("hvilken lov");
    await request({ version: 3, reason: "Efter lov om offentlighed" });
    expect(await draft()).toMatchObject({ state: "awaiting_approval", sentBackNote: "" });
  });

  it("asks nobody with an interest in the case, and the moderators where no coordinator is left", async () => {
    await fourEyes();
    const { caseConflicts } = here.store.tables;
    const { id } = await row();
    await here.store.write(async (tx) => { await tx.insert(caseConflicts).values({ proposalId: id, userId: here.colleague.id, declaredAt: new Date(0) }); });
    expect(await request()).toEqual({ ok: true, value: 0 });
    const third = await addPerson(here.store, { planRole: { planId: here.plan.id, role: "moderator" } });
    await addPerson(here.store, { planRole: { planId: "another", role: "coordinator" } });
    expect(await request({ version: 2 })).toEqual({ ok: true, value: 1 });
    expect((await mails()).map((mail) => mail.recipient)).toEqual([emailOf(third)]);
  });

  it("without four eyes is approved by its writer, and published together with others", async () => {
    const other = await second();
    expect(await approveAnswer(as(here.moderator), here.reference, anAnswer({ outcome: "forwarded", forwardedTo: "Ministeriet" }))).toEqual({ ok: true, value: null });
    expect(await approveAnswer(as(here.moderator), other, anAnswer({ outcome: "not_adopted" }))).toEqual({ ok: true, value: null });
    expect(await mails()).toEqual([]);
    const { counts, page } = await listDrafts(as(here.colleague), here.plan.slug, { state: "approved" });
    expect(counts).toEqual({ draft: 0, awaiting_approval: 0, approved: 2 });
    expect(page.rows.map((each) => [each.reference, each.outcome, each.author, each.approver, each.isMine])).toEqual([[here.reference, "forwarded", here.moderator.name, here.moderator.name, false], [other, "not_adopted", here.moderator.name, here.moderator.name, false]]);
    const { all, shown } = await getPublishing(as(here.colleague), here.plan.slug, "all", "https://samplan.example");
    expect(all).toBe(2);
    expect(shown[0]).toMatchObject({ reference: here.reference, problem: null, mail: { locale: "da", subject: `Svar på dit forslag ${here.reference}: sendt videre` }, supporters: 0, followers: 0 });
    expect(shown[0]!.mail!.text).toContain("Fordi");
    for (const each of shown) expect(await publishApproved(as(here.colleague), each.reference, each.version)).toEqual({ ok: true, value: null });
    expect((await mails()).map((mail) => mail.kind)).toEqual(["proposal_answered", "proposal_answered"]);
    expect((await getPublishing(as(here.colleague), here.plan.slug, "all", "https://samplan.example")).shown).toEqual([]);
  });

  it("names nobody in a preview who stands behind a neutral code", async () => {
    const hidden = { ...(await addPerson(here.store, { name: "Ingen Må Vide" })), display: "code" as const };
    const { reference } = await submit(contextFor(here.store, hidden), here.plan);
    await approveAnswer(as(here.moderator), reference, anAnswer());
    const { shown } = await getPublishing(as(here.moderator), here.plan.slug, [reference], "https://samplan.example");
    expect(shown[0]!.mail!.text).toContain(hidden.neutralCode);
    expect(JSON.stringify(shown)).not.toContain("Ingen Må Vide");
  });

  it("is not published on what was withdrawn, changed, or answered by another meanwhile", async () => {
    await approveAnswer(as(here.moderator), here.reference, anAnswer());
    await withdrawProposal(as(here.anna), here.reference, { reason: "mistake", note: "" });
    const { version } = await row();
    await expect(publishApproved(as(here.moderator), here.reference, version)).rejects.toMatchObject({ kind: "conflict" });
    expect((await getPublishing(as(here.moderator), here.plan.slug, [here.reference], "x")).shown).toMatchObject([{ problem: "conflict", mail: null }]);
    here.reference = await second();
    await approveAnswer(as(here.moderator), here.reference, anAnswer());
    await takeOn(as(here.colleague), here.reference, 2);
    await expect(publishApproved(as(here.moderator), here.reference, 2)).rejects.toMatchObject({ kind: "conflict" });
    expect(await answerProposal(as(here.colleague), here.reference, anAnswer({ version: 3 }))).toEqual({ ok: true, value: null });
    expect(await publishApproved(as(here.moderator), here.reference, 4)).toEqual({ ok: false, reason: "not_approved" });
    expect(await here.store.read.select().from(here.store.tables.responses)).toHaveLength(1);
  });

  it("is not published over an answer that came since without its writer having seen it", async () => {
    await approveAnswer(as(here.moderator), here.reference, anAnswer({ correction: "Fordi" }));
    const { responses } = here.store.tables;
    const { id } = await row();
    const later = new Date(as(here.moderator).now.getTime() + 1000);
    await here.store.write(async (tx) => { await tx.insert(responses).values({ id: "0190b1e0-0000-7000-8000-000000000001", proposalId: id, version: 1, outcome: "merged", reason: "Lagt sammen", language: "da", publishedAt: later }); });
    expect(await publishApproved(as(here.moderator), here.reference, 2)).toEqual({ ok: false, reason: "answered_meanwhile" });
    expect(await approveDraft(as(here.moderator), here.reference, 2)).toEqual({ ok: false, reason: "answered_meanwhile" });
  });

  it("is not published by two, and told once", async () => {
    await approveAnswer(as(here.moderator), here.reference, anAnswer());
    const results = await Promise.allSettled([publishApproved(as(here.moderator), here.reference, 2), publishApproved(as(here.colleague), here.reference, 2)]);
    expect(results.map((each) => each.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await mails()).toHaveLength(1);
  });

  it("is refused what is missing or points at nothing", async () => {
    expect(await request({ outcome: "merged", mergedInto: here.reference })).toEqual({ ok: false, reason: "merged_circle" });
    expect(await request({ landedIn: "PA-I-99" })).toEqual({ ok: false, reason: "landed_unknown" });
    await saveDraft(as(here.moderator), here.reference, { ...anAnswer({ reason: "" }), outcome: "not_adopted" });
    expect(await approveDraft(as(here.moderator), here.reference, 2)).toEqual({ ok: false, reason: "incomplete" });
    expect((await row()).stage).toBe("answer_drafted");
  });

  it("writes and ends merges with what is published", async () => {
    const { merges } = here.store.tables;
    const into = await second();
    await answer({ outcome: "merged", mergedInto: into });
    expect(await here.store.read.select().from(merges)).toMatchObject([{ mergedBy: here.moderator.id, undoneAt: null }]);
    await answer({ outcome: "adopted", correction: "De to er ikke det samme", version: 2 });
    expect(await here.store.read.select().from(merges)).toMatchObject([{ undoneBy: here.moderator.id }]);
    expect((await here.store.read.select().from(merges))[0]!.undoneAt).not.toBeNull();
  });

  it("corrects what is published with a reason, and leaves the old text to be read", async () => {
    await answer({ outcome: "not_adopted", reason: "Nej", summary: "Det bliver ikke til noget" });
    expect(await answer({ outcome: "adopted", reason: "Jo", version: 2 })).toEqual({ ok: false, reason: "correction_missing" });
    expect(await answer({ outcome: "adopted", reason: "Jo", correction: "Vi tog fejl af loven", reasonCodes: ["law"], version: 2 }, here.colleague)).toEqual({ ok: true, value: null });
    const proposal = await read();
    expect(proposal.response).toMatchObject({ version: 2, outcome: "adopted", correction: "Vi tog fejl af loven", reasonCodes: ["law"], retractedAt: null });
    expect(proposal.earlierResponses).toMatchObject([{ version: 1, outcome: "not_adopted", reason: "Nej", summary: "Det bliver ikke til noget" }]);
    expect((await mails()).at(-1)).toMatchObject({ kind: "proposal_answered", payload: { correction: "Vi tog fejl af loven" } });
    await saveDraft(as(here.moderator), here.reference, anAnswer({ version: 3, correction: "Mere" }));
    expect(await row()).toMatchObject({ stage: "answer_drafted", status: "adopted" });
    await discardDraft(as(here.moderator), here.reference, 4);
    expect((await row()).stage).toBe("published");
  });

  it("shows no answer in force once it was taken back, and the next is a first one again", async () => {
    await answer({ outcome: "merged", mergedInto: await second() });
    const { responses } = here.store.tables;
    await here.store.write(async (tx) => { await tx.update(responses).set({ retractedAt: new Date(0) }); });
    expect(await read()).toMatchObject({ response: null, earlierResponses: [{ version: 1, outcome: "merged" }] });
    expect(await answer({ outcome: "adopted", version: 2 })).toEqual({ ok: true, value: null });
    expect(await read()).toMatchObject({ response: { version: 2, correction: "" }, earlierResponses: [{ version: 1 }] });
    expect(await journey()).toEqual(["submitted", "answered", "answered"]);
  });

  const acts: [string, (actor: Actor) => Promise<unknown>][] = [
    ["save", (actor) => save({}, actor)], ["ask for approval", (actor) => request({}, actor)], ["approve", (actor) => approveDraft(as(actor), here.reference, 1)], ["approve in one step", (actor) => approveAnswer(as(actor), here.reference, anAnswer())],
    ["send back", (actor) => sendBackDraft(as(actor), here.reference, { note: "x", version: 1 })], ["throw away", (actor) => discardDraft(as(actor), here.reference, 1)], ["publish", (actor) => publishApproved(as(actor), here.reference, 1)],
  ];
  it.each([...acts, ["list", (actor: Actor) => listDrafts(as(actor), here.plan.slug, { state: "draft" })], ["preview", (actor: Actor) => getPublishing(as(actor), here.plan.slug, "all", "x")]] as typeof acts)("%s: staff of the plan alone", async (_, act) => {
    for (const actor of [visitor, here.anna, await addPerson(here.store, { planRole: { planId: "another", role: "coordinator" } })]) await expect(act(actor)).rejects.toMatchObject({ kind: "forbidden" });
    expect(await audits()).toEqual([]);
  });
  it.each(acts)("%s: nobody on a proposal of their own", async (_, act) => {
    here.reference = (await submit(contextFor(here.store, here.moderator), here.plan)).reference;
    await expect(act(here.moderator)).rejects.toMatchObject({ kind: "forbidden" });
    expect((await row()).version).toBe(1);
  });

  it("of a proposal that is withdrawn is on no list, and its words stay until somebody throws them away", async () => {
    await takeOn(as(here.moderator), here.reference, 1);
    expect(await approveAnswer(as(here.moderator), here.reference, anAnswer({ reason: "Ordene bliver", version: 2 }))).toMatchObject({ ok: true });
    const onLists = async () => {
      const { counts, page } = await listDrafts(as(here.moderator), here.plan.slug, { state: "approved" });
      const { all, shown } = await getPublishing(as(here.moderator), here.plan.slug, "all", "https://example.org");
      return [counts.approved, page.rows.length, all, shown.length];
    };
    expect(await onLists()).toEqual([1, 1, 1, 1]);
    expect(await withdrawProposal(as(here.anna), here.reference, { reason: "mistake", note: "" })).toEqual({ ok: true });
    expect(await onLists()).toEqual([0, 0, 0, 0]);
    expect(await row()).toMatchObject({ status: "withdrawn", stage: "in_triage", version: 4 });
    expect((await audits()).at(-1)).toMatchObject({ action: "proposal.withdrawn", data: { before: { status: "under_consideration", stage: "answer_approved" }, after: { status: "withdrawn", stage: "in_triage" } } });
    await expect(publishApproved(as(here.moderator), here.reference, 4)).rejects.toMatchObject({ kind: "conflict" });
    const { panels } = await getDeskCase(as(here.colleague), here.plan.slug, here.reference, { view: "all" });
    expect(panels.answer.draft).toMatchObject({ reason: "Ordene bliver" });
    await expect(discardDraft(as(here.colleague), here.reference, 3)).rejects.toMatchObject({ kind: "conflict" });
    await discardDraft(as(here.colleague), here.reference, 4);
    expect(await draft()).toBeUndefined();
    expect(await row()).toMatchObject({ status: "withdrawn", stage: "in_triage" });
  });
});
