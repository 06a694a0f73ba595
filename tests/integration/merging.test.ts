import { and, eq, isNull } from "drizzle-orm";
import { expect, it } from "vitest";
import { saveDraft } from "#app/domain/answers/save-draft.server.ts";
import { writeComment } from "#app/domain/comments/write-comment.server.ts";
import type { Actor, Person } from "#app/domain/context.ts";
import { follow } from "#app/domain/follows/follow.server.ts";
import { mergeProposal } from "#app/domain/merging/merge-proposal.server.ts";
import type { MergeInput } from "#app/domain/merging/schema.ts";
import { splitProposal } from "#app/domain/merging/split-proposal.server.ts";
import { undoMerge } from "#app/domain/merging/undo-merge.server.ts";
import { tellDue } from "#app/domain/notifications/fan-out.server.ts";
import { supportProposal } from "#app/domain/proposals/support-proposal.server.ts";
import { hideProposal, restoreProposal } from "#app/domain/triage/hide-proposal.server.ts";
import { listInbox } from "#app/domain/triage/list-inbox.server.ts";
import { withdrawProposal } from "#app/domain/versions/withdraw-proposal.server.ts";
import { newId } from "#app/lib/id.ts";
import { after, contextFor, system, visitor } from "#tests/support/context.ts";
import { describeOnBothDatabases } from "#tests/support/databases.ts";
import { anAnswer, useDesk } from "#tests/support/desk.ts";
import { addPerson, emailOf } from "#tests/support/people.ts";
import { addPlan, submit } from "#tests/support/plans.ts";

describeOnBothDatabases("merging proposals", (open) => {
  const { here, as, read, journey, visibleTallies, audits, mails, answer, shortlist, second } = useDesk(open);
  const merge = (into: string, { of = here.reference, actor = here.moderator, ...input }: Partial<MergeInput> & { of?: string; actor?: Actor } = {}) => mergeProposal(as(actor), of, { mergedInto: into, reason: "De ligner hinanden", language: "da", version: 1, ...input });
  const versionOf = async (reference: string) => (await read(reference)).version;
  const idOf = async (reference: string) => (await read(reference)).id;
  const openMerges = async () => {
    const { merges: m } = here.store.tables;
    return here.store.read.select().from(m).where(isNull(m.undoneAt));
  };
  const told = async (person: Person) => {
    const { notices: n } = here.store.tables;
    return (await here.store.read.select().from(n).where(eq(n.userId, person.id)).orderBy(n.at, n.id)).map(({ kind, relation, data }) => [kind, relation, data.reference, data.through, data.title]);
  };
  const tell = () => tellDue(contextFor(here.store, system, { now: after({ hours: 2 }) }), { clock: () => after({ hours: 2 }) });
  const forget = async () => {
    const { announcements, notices, outboxMessages } = here.store.tables;
    await tell();
    await here.store.write(async (tx) => { await tx.delete(announcements); await tx.delete(notices); await tx.delete(outboxMessages); });
  };

  it("answers the proposal so, keeps it, and shows it on the other with its support", async () => {
    const into = await second();
    const [one, two, both] = await Promise.all([addPerson(here.store), addPerson(here.store), addPerson(here.store)]);
    for (const [person, of] of [[one, here.reference], [two, into], [both, here.reference], [both, into]] as const) await supportProposal(as(person), of);
    expect(await merge(into)).toEqual({ ok: true, value: { isDraft: false } });
    expect(await read()).toMatchObject({ status: "merged", title: "Åbne møder", supportCount: 2, response: { outcome: "merged", reason: "De ligner hinanden", language: "da", mergedInto: { reference: into, title: "Andet" } } });
    expect(await read(into)).toMatchObject({ status: "received", supportCount: 2, supportInAll: 3, mergedFrom: [{ reference: here.reference, title: "Åbne møder", supportCount: 2, by: into, speaker: { name: here.anna.name } }] });
    expect(await visibleTallies()).toEqual({ merged: 1, received: 1 });
    expect((await audits()).map((each) => each.action)).toContain("proposal.answered");
    expect(await openMerges()).toMatchObject([{ mergedBy: here.moderator.id }]);
  });

  it("tells both authors, each once", async () => {
    const other = await addPerson(here.store);
    const { reference: into } = await submit(contextFor(here.store, other), here.plan, { title: "Andet" });
    await merge(into);
    expect((await mails()).map((mail) => [mail.kind, mail.recipient])).toEqual([["proposal_joined", emailOf(other)], ["proposal_answered", emailOf(here.anna)]]);
    expect((await mails())[0]!.payload).toMatchObject({ reference: into, title: "Andet", other: here.reference, otherTitle: "Åbne møder" });
    // A correction of the answer is told to who is answered, and is no new merge.
    await answer({ outcome: "merged", mergedInto: into, reason: "Nærmere", correction: "Uddybet", version: 2 });
    expect((await mails()).map((mail) => mail.kind)).toEqual(["proposal_joined", "proposal_answered", "proposal_answered"]);
    expect(await openMerges()).toHaveLength(1);
  });

  it("writes in the language of the reason, and finds the other however its reference was typed", async () => {
    const into = await second();
    expect(await merge(` ${into.toLowerCase()} `, { language: "en", reason: "They are alike" })).toEqual({ ok: true, value: { isDraft: false } });
    expect((await read()).response).toMatchObject({ language: "en", reason: "They are alike" });
  });

  it("leads on to what the other became part of, and shows all that came by way of it", async () => {
    const [middle, end] = [await second(), await second()];
    await merge(end, { of: middle });
    expect(await merge(middle)).toEqual({ ok: true, value: { isDraft: false } });
    expect((await read()).response!.mergedInto!.reference).toBe(end);
    expect((await read(end)).mergedFrom.map((each) => [each.reference, each.by])).toEqual([[here.reference, end], [middle, end]]);
  });

  it("keeps those of a proposal that is merged itself, by way of it", async () => {
    const [middle, end] = [await second(), await second()];
    await merge(middle);
    await merge(end, { of: middle });
    expect((await read(end)).mergedFrom.map((each) => [each.reference, each.by])).toEqual([[here.reference, middle], [middle, end]]);
    expect((await read(middle)).mergedFrom.map((each) => each.reference)).toEqual([here.reference]);
  });

  it("refuses itself, a circle, another plan, what is hidden or withdrawn, and nothing", async () => {
    const [other, third] = [await second(), await second()];
    const elsewhere = await submit(contextFor(here.store, here.anna), await addPlan(here.store, { slug: "plan-b", code: "PB" }));
    expect(await merge(here.reference)).toEqual({ ok: false, reason: "merged_circle" });
    expect(await merge(elsewhere.reference)).toEqual({ ok: false, reason: "merged_unknown" });
    expect(await merge("PA-C-9999")).toEqual({ ok: false, reason: "merged_unknown" });
    await merge(other);
    expect(await merge(here.reference, { of: other })).toEqual({ ok: false, reason: "merged_circle" });
    await hideProposal(as(here.moderator), other, { reason: "offensive", note: "x", version: 1 });
    expect(await merge(other, { of: third })).toEqual({ ok: false, reason: "merged_unknown" });
    const mine = await submit(contextFor(here.store, here.anna), here.plan);
    await withdrawProposal(contextFor(here.store, here.anna), mine.reference, { reason: "other", note: "Nej" });
    expect(await merge(mine.reference, { of: third })).toEqual({ ok: false, reason: "merged_unknown" });
    await expect(merge(third, { of: mine.reference, version: 2 })).rejects.toMatchObject({ kind: "conflict" });
    expect(await read(third)).toMatchObject({ status: "received", version: 1 });
  });

  it("makes one of two merges that would close a circle, and one of two into different proposals", async () => {
    const other = await second();
    await Promise.allSettled([merge(other), merge(here.reference, { of: other, actor: here.colleague })]);
    expect(await openMerges()).toHaveLength(1);
    const [source, third] = [await second(), await second()];
    await Promise.allSettled([merge(other, { of: source }), merge(third, { of: source, actor: here.colleague })]);
    expect(await openMerges()).toHaveLength(2);
  });

  it("throws a conflict at an old version", async () => {
    const into = await second();
    await expect(merge(into, { version: 7 })).rejects.toMatchObject({ kind: "conflict" });
    expect(await openMerges()).toEqual([]);
    expect(await mails()).toEqual([]);
  });

  it("becomes an answer that waits for somebody else where the plan wants four eyes, and throws no draft away", async () => {
    const into = await second();
    const { plans, answerDrafts } = here.store.tables;
    await here.store.write(async (tx) => { await tx.update(plans).set({ fourEyes: true }).where(eq(plans.id, here.plan.id)); });
    expect(await merge(into)).toEqual({ ok: true, value: { isDraft: true } });
    expect(await read()).toMatchObject({ status: "received", response: null, version: 2 });
    expect(await here.store.read.select().from(answerDrafts)).toMatchObject([{ state: "awaiting_approval", outcome: "merged", mergedInto: into, reason: "De ligner hinanden", authorId: here.moderator.id, language: "da" }]);
    // As of any answer that waits: who may approve it hears of it.
    expect(await mails()).toMatchObject([{ kind: "approval_requested", recipient: emailOf(here.colleague) }]);
    expect((await audits())[0]).toMatchObject({ action: "answer.approval_requested", data: { before: { state: null, stage: "submitted" }, after: { state: "awaiting_approval", outcome: "merged", stage: "answer_drafted" } } });
    expect(await merge(into, { version: 2, actor: here.colleague, reason: "Et andet" })).toEqual({ ok: false, reason: "draft_there" });
    expect(await here.store.read.select().from(answerDrafts)).toMatchObject([{ reason: "De ligner hinanden" }]);
  });

  it("throws away no answer that somebody is writing, without four eyes either", async () => {
    const into = await second();
    await saveDraft(as(here.colleague), here.reference, { ...anAnswer({ reason: "Det halve af et svar" }), language: "da" });
    expect(await merge(into, { version: 2 })).toEqual({ ok: false, reason: "draft_there" });
    expect(await here.store.read.select().from(here.store.tables.answerDrafts)).toMatchObject([{ reason: "Det halve af et svar", state: "draft" }]);
    expect(await read()).toMatchObject({ status: "received", response: null });
  });

  it("is undone: the proposal stands for itself, the answer is taken back and stays to be read", async () => {
    const into = await second();
    await merge(into);
    await undoMerge(as(here.colleague), here.reference, 2);
    expect(await read()).toMatchObject({ status: "under_consideration", response: null, version: 3, pastMerges: [{ into: { reference: into, title: "Andet" }, reason: "De ligner hinanden", reasonLanguage: "da" }] });
    expect(await read(into)).toMatchObject({ mergedFrom: [] });
    expect(await journey()).toEqual(["submitted", "answered", "merge_undone"]);
    expect(await visibleTallies()).toEqual({ under_consideration: 1, received: 1 });
    expect(await openMerges()).toEqual([]);
    expect((await audits()).at(-1)).toMatchObject({ action: "proposal.merge_undone", actorId: here.colleague.id, data: { from: into, before: { status: "merged" }, after: { status: "under_consideration" } } });
    expect((await mails()).at(-1)).toMatchObject({ kind: "merge_undone", recipient: emailOf(here.anna), payload: { other: into } });
    const [row] = await here.store.read.select({ stage: here.store.tables.proposals.stage, firstAnsweredAt: here.store.tables.proposals.firstAnsweredAt }).from(here.store.tables.proposals).where(eq(here.store.tables.proposals.reference, here.reference));
    expect(row).toEqual({ stage: "in_triage", firstAnsweredAt: null });
    // And it can be answered anew, as the next version.
    expect(await answer({ outcome: "adopted", version: 3 })).toEqual({ ok: true, value: null });
    expect(await read()).toMatchObject({ status: "adopted", response: { version: 2, outcome: "adopted" } });
  });

  it("ends when the author of the other withdraws it: what was part of it is open again, and its author is told why", async () => {
    const author = await addPerson(here.store);
    const { reference: into } = await submit(contextFor(here.store, author), here.plan, { title: "Andet" });
    const far = await second();
    await merge(here.reference, { of: far });
    await merge(into);
    expect(await withdrawProposal(as(author), into, { reason: "mistake", note: "" })).toEqual({ ok: true });
    expect(await read()).toMatchObject({ status: "under_consideration", response: null, mergedFrom: [{ reference: far }], pastMerges: [{ into: { reference: into }, reason: "De ligner hinanden" }] });
    expect(await read(far)).toMatchObject({ status: "merged" });
    expect(await journey()).toEqual(["submitted", "answered", "merge_undone"]);
    expect(await visibleTallies()).toEqual({ under_consideration: 1, merged: 1, withdrawn: 1 });
    expect((await audits()).find(({ action }) => action === "proposal.merge_undone")).toMatchObject({ actorId: author.id, actorRole: "participant", data: { from: into, before: { status: "merged" } } });
    const mail = (await mails()).at(-1)!;
    expect(mail).toMatchObject({ kind: "merge_undone", recipient: emailOf(here.anna), payload: { other: into, why: "withdrawn" } });
    expect((await listInbox(as(here.moderator), here.plan.id, { view: "unanswered" })).rows.map((row) => row.reference)).toEqual([here.reference]);
    expect(await answer({ outcome: "adopted", version: await versionOf(here.reference) })).toEqual({ ok: true, value: null });
  });

  it("and withdrawing the other at the same moment leave nothing that waits for an answer which cannot come", async () => {
    for (let n = 0; n < 4; n += 1) {
      const author = await addPerson(here.store);
      const { reference: into } = await submit(contextFor(here.store, author), here.plan, { title: "Andet" });
      const source = await second();
      await Promise.allSettled([merge(into, { of: source }), withdrawProposal(as(author), into, { reason: "mistake", note: "" })]);
      expect(await read(into)).toMatchObject({ status: "withdrawn", mergedFrom: [] });
      expect((await read(source)).status).not.toBe("merged");
    }
  });

  it("keeps the other from being split until it is undone", async () => {
    const into = await second();
    await merge(into);
    const theme = here.plan.themes[0]!.slug;
    const split = async () => splitProposal(as(here.moderator), into, { version: await versionOf(into), parts: ["Første", "Anden"].map((title) => ({ title, text: "Åbn dem.", theme })) });
    expect(await split()).toEqual({ ok: false, reason: "merge_target" });
    expect(await read(into)).toMatchObject({ status: "received", parts: [] });
    await undoMerge(as(here.moderator), here.reference, 2);
    expect(await split()).toMatchObject({ ok: true });
  });

  it("does not bring back an answer that was given up for the merge", async () => {
    const into = await second();
    await answer({ outcome: "not_adopted" });
    await merge(into, { version: 2 });
    await undoMerge(as(here.moderator), here.reference, 3);
    expect(await read()).toMatchObject({ status: "under_consideration", response: null });
  });

  it("is undone once, by staff who have no interest in it, and only where there is a merge", async () => {
    const into = await second();
    await expect(undoMerge(as(here.moderator), here.reference, 1)).rejects.toMatchObject({ kind: "conflict" });
    await merge(into);
    for (const actor of [visitor, system, here.anna]) await expect(undoMerge(as(actor), here.reference, 2)).rejects.toMatchObject({ kind: "forbidden" });
    const own = (await submit(contextFor(here.store, here.moderator), here.plan)).reference;
    await expect(merge(into, { of: own })).rejects.toMatchObject({ kind: "forbidden" });
    await expect(undoMerge(as(here.moderator), own, 1)).rejects.toMatchObject({ kind: "forbidden" });
    const results = await Promise.allSettled([undoMerge(as(here.moderator), here.reference, 2), undoMerge(as(here.colleague), here.reference, 2)]);
    expect(results.map((each) => each.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect((await mails()).filter((mail) => mail.kind === "merge_undone")).toHaveLength(1);
  });

  it("refuses staff of another plan and those without a role", async () => {
    const into = await second();
    const elsewhere: Person = { ...here.moderator, roles: [], planRoles: [{ planId: newId(), role: "moderator" }] };
    for (const actor of [visitor, system, here.anna, elsewhere]) await expect(merge(into, { actor })).rejects.toMatchObject({ kind: "forbidden" });
  });

  it("tells those who wrote, support, follow and commented on a source what becomes of the other, once each and why", async () => {
    const [supporter, commenter, fan, both, fanOfBoth] = await Promise.all(Array.from({ length: 5 }, () => addPerson(here.store)));
    const [middle, end] = [await second(), await second()];
    await supportProposal(as(supporter!), here.reference);
    await writeComment(as(commenter!), here.reference, { stance: "for", body: "Ja", voice: "", formKey: newId() });
    await follow(as(fan!), { subject: "proposal", id: await idOf(middle) });
    await supportProposal(as(both!), here.reference);
    await supportProposal(as(both!), end);
    await follow(as(fanOfBoth!), { subject: "plan", id: here.plan.id });
    await supportProposal(as(fanOfBoth!), here.reference);
    await merge(middle, { version: await versionOf(here.reference) });
    await merge(end, { of: middle, version: await versionOf(middle) });
    await forget();
    await answer({ outcome: "adopted", version: await versionOf(end) }, here.moderator, end);
    await tell();
    expect(await told(here.anna)).toEqual([["proposal_answered", "author", end, "joined", "Andet"]]);
    expect(await told(supporter!)).toEqual([["proposal_answered", "supporter", end, "joined", "Andet"]]);
    expect(await told(commenter!)).toEqual([["proposal_answered", "commenter", end, "joined", "Andet"]]);
    expect(await told(fan!)).toEqual([["proposal_answered", "follower", end, "joined", "Andet"]]);
    expect(await told(both!)).toEqual([["proposal_answered", "supporter", end, undefined, "Andet"]]);
    expect(await told(fanOfBoth!)).toEqual([["proposal_answered", "supporter", end, "joined", "Andet"]]);
    await tell();
    expect(await told(supporter!)).toHaveLength(1);
  });

  it("tells them of shortlisting and of hiding, without the title that is hidden, and nothing once the merge is undone", async () => {
    const end = await second();
    await merge(end);
    await forget();
    await shortlist([end]);
    await tell();
    expect(await told(here.anna)).toEqual([["proposal_shortlisted", "author", end, "joined", "Andet"]]);
    await hideProposal(as(here.moderator), end, { reason: "offensive", note: "x", version: await versionOf(end) });
    await tell();
    expect((await told(here.anna)).at(-1)).toEqual(["proposal_hidden", "author", end, "joined", undefined]);
    await restoreProposal(as(here.moderator), end, await versionOf(end));
    await undoMerge(as(here.moderator), here.reference, await versionOf(here.reference));
    await forget();
    await answer({ outcome: "adopted", version: await versionOf(end) }, here.moderator, end);
    await tell();
    expect(await told(here.anna)).toEqual([]);
  });

  it("shows no text of a source that is hidden, nor counts its support, and shows it again", async () => {
    const into = await second();
    await supportProposal(as(await addPerson(here.store)), here.reference);
    await merge(into, { version: await versionOf(here.reference) });
    expect((await read(into)).supportInAll).toBe(1);
    await hideProposal(as(here.moderator), here.reference, { reason: "offensive", note: "x", version: await versionOf(here.reference) });
    expect(await read(into)).toMatchObject({ mergedFrom: [], supportInAll: 0 });
    await restoreProposal(as(here.moderator), here.reference, await versionOf(here.reference));
    expect((await read(into)).mergedFrom).toHaveLength(1);
  });

  it("changes an answer that is in force, however long the reason is", async () => {
    const into = await second();
    await answer({ outcome: "adopted" });
    const reason = "Det er det samme. ".repeat(300).trim();
    expect(await merge(into, { reason, version: await versionOf(here.reference) })).toEqual({ ok: true, value: { isDraft: false } });
    expect(await read()).toMatchObject({ status: "merged", response: { outcome: "merged", reason } });
  });

  it("ends when the proposal is answered otherwise", async () => {
    const [into, elsewhere] = [await second(), await second()];
    await merge(into);
    await answer({ outcome: "merged", mergedInto: elsewhere, correction: "Ligner det mere", version: 2 });
    expect((await read(into)).mergedFrom).toEqual([]);
    expect((await read(elsewhere)).mergedFrom).toHaveLength(1);
    await answer({ outcome: "adopted", correction: "Står for sig selv", version: 3 });
    expect(await openMerges()).toEqual([]);
    const { merges: m } = here.store.tables;
    expect(await here.store.read.select().from(m).where(and(eq(m.sourceId, await idOf(here.reference))))).toHaveLength(2);
  });
});
