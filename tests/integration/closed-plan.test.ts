import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import type { Actor } from "#app/domain/context.ts";
import { saveDraft as saveAnswerDraft } from "#app/domain/answers/save-draft.server.ts";
import { replyToAnswer } from "#app/domain/answers/reply-to-answer.server.ts";
import { revokeRole } from "#app/domain/accounts/revoke-role.server.ts";
import { grantRole } from "#app/domain/accounts/grant-role.server.ts";
import { assignAssessors } from "#app/domain/assessment/assign-assessors.server.ts";
import { writeCaseNote } from "#app/domain/case-notes/write-case-note.server.ts";
import { deleteComment } from "#app/domain/comments/delete-comment.server.ts";
import { writeComment } from "#app/domain/comments/write-comment.server.ts";
import { changeDeskSettings } from "#app/domain/desk-settings/change-desk-settings.server.ts";
import { closePlan } from "#app/domain/plan-admin/close-plan.server.ts";
import { setSupportLimit } from "#app/domain/plans/set-support-limit.server.ts";
import { getPlan } from "#app/domain/plans/queries.server.ts";
import { supportProposal } from "#app/domain/proposals/support-proposal.server.ts";
import { submitProposal } from "#app/domain/proposals/submit-proposal.server.ts";
import { hideProposal, restoreProposal } from "#app/domain/triage/hide-proposal.server.ts";
import { takeOn } from "#app/domain/triage/take-on.server.ts";
import { withdrawProposal } from "#app/domain/versions/withdraw-proposal.server.ts";
import { newId } from "#app/lib/id.ts";
import { contextFor, system } from "#tests/support/context.ts";
import { describeOnBothDatabases } from "#tests/support/databases.ts";
import { anAnswer, useDesk } from "#tests/support/desk.ts";
import { addPerson } from "#tests/support/people.ts";
import { keepDraft, text } from "#tests/support/plans.ts";

describeOnBothDatabases("a plan that was closed while it collected", (open) => {
  const { here, as, read, answer, shortlist, tallies } = useDesk(open);
  const close = (actor: Actor = here.colleague, input: Partial<Parameters<typeof closePlan>[2]> = {}) => closePlan(as(actor), here.plan.slug, { code: here.plan.code, version: 1, ...input });
  const closed = { kind: "forbidden", reason: "plan_closed" };
  const plan = async () => (await here.store.read.select().from(here.store.tables.plans).where(eq(here.store.tables.plans.id, here.plan.id)))[0]!;
  const acts = async () => (await here.store.read.select().from(here.store.tables.auditEntries)).length;
  const submitOf = async (draftId: string) => submitProposal(as(here.anna), await getPlan(as(here.anna), here.plan.slug), draftId, text, "");

  it("is closed by its coordinators, with its code, once", async () => {
    await expect(close(here.moderator)).rejects.toMatchObject({ kind: "forbidden" });
    expect(await close(here.colleague, { code: "OGP" })).toEqual({ ok: false, reason: "plan_code_other" });
    await expect(close(here.colleague, { version: 7 })).rejects.toMatchObject({ kind: "conflict" });
    expect((await plan()).state).toBe("open");
    expect(await close(here.colleague, { code: " pa " })).toEqual({ ok: true, value: null });
    expect(await plan()).toMatchObject({ state: "closed" });
    const { closedAt } = await plan();
    expect(await close()).toEqual({ ok: true, value: null });
    expect(await plan()).toMatchObject({ closedAt });
  });

  it("takes nothing more from those who take part: it says since when, and their drafts stay", async () => {
    const { id } = await keepDraft(as(here.anna), here.plan.id, newId(), null, text);
    await close();
    const bo = await addPerson(here.store);
    expect(await submitOf(id)).toEqual({ ok: false, reason: "phase_over" });
    expect(await writeComment(as(bo), here.reference, { stance: "for", body: "Ja", voice: "", formKey: newId() })).toEqual({ ok: false, reason: "phase_over" });
    expect(await supportProposal(as(bo), here.reference)).toEqual({ ok: false, reason: "phase_over" });
    expect(await withdrawProposal(as(here.anna), here.reference, { reason: "mistake", note: "" })).toMatchObject({ ok: false });
    await keepDraft(as(here.anna), here.plan.id, newId(), id, { ...text, title: "Videre" });
    expect((await getPlan(as(here.anna), here.plan.slug)).phases.map((each) => each.kind)).toEqual(["announce", "collect"]);
    expect((await tallies()).received).toBe(1);
  });

  it("keeps no case with who loses their role", async () => {
    await takeOn(as(here.moderator), here.reference, 1);
    await close();
    const admin = await addPerson(here.store, { role: "admin" });
    expect(await revokeRole(as(admin), here.moderator.id, { role: "moderator", scope: "platform" })).toEqual({ ok: true, value: { changed: true } });
    const { proposals: p } = here.store.tables;
    expect(await here.store.read.select({ assigneeId: p.assigneeId }).from(p)).toEqual([{ assigneeId: null }]);
  });

  it("is refused every act of the desk, and nothing of it stays", async () => {
    await close();
    const before = await acts();
    const staff = as(here.moderator);
    const tries: Record<string, () => Promise<unknown>> = {
      takeOn: () => takeOn(staff, here.reference, 1),
      note: () => writeCaseNote(staff, here.reference, { body: "En note", formKey: newId() }),
      answer: () => answer({}),
      draft: () => saveAnswerDraft(staff, here.reference, { ...anAnswer(), language: "da" }),
      shortlist: () => shortlist([here.reference]),
      assessors: () => assignAssessors(staff, here.reference, [here.moderator.id]),
      settings: () => changeDeskSettings(as(here.colleague), here.plan.slug, { fourEyes: true, screening: false, screeningHours: 2, answerDays: 60, assessorsPerCase: 2, assessmentDays: 14, version: 2 }),
      limit: () => setSupportLimit(contextFor(here.store, system), here.plan.slug, 3),
    };
    for (const [name, act] of Object.entries(tries)) await expect(act(), name).rejects.toMatchObject(closed);
    expect(await acts()).toBe(before);
    expect(await read()).toMatchObject({ status: "received", initiatives: [] });
    expect(await plan()).toMatchObject({ fourEyes: false, supportLimit: null, lastInitiativeNumber: 0 });
  });

  it("takes no reply to an answer either", async () => {
    await answer({});
    await close();
    await expect(replyToAnswer(as(here.anna), here.reference, { body: "Tak", formKey: newId() })).rejects.toMatchObject(closed);
  });

  it("still lets people take back what they said and staff hide what must be hidden, and who works there be changed", async () => {
    const said = await writeComment(as(here.anna), here.reference, { stance: "for", body: "Ja", voice: "", formKey: newId() });
    await close();
    expect(await deleteComment(as(here.anna), here.reference, (said as { value: { id: string } }).value.id)).toMatchObject({ ok: true });
    await hideProposal(as(here.moderator), here.reference, { reason: "personal_data", note: "Navne", version: 1 });
    expect((await read()).isHidden).toBe(true);
    expect(await restoreProposal(as(here.moderator), here.reference, 2)).toMatchObject({ ok: true });
    expect(await grantRole(as(await addPerson(here.store, { role: "admin" })), (await addPerson(here.store)).id, { role: "moderator", scope: here.plan.id })).toMatchObject({ ok: true });
  });
});
